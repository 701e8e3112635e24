import type { Client } from "../../../renderer/client/client.ts";
import { type ConnectionCell, connectionCell } from "../../../renderer/client/connection-cell.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { Push, RequestInput, RequestName, RequestOutput } from "../../../shared/contract/contract.ts";
import type { Draft } from "../../../shared/contract/views.ts";

type Answering<Name extends RequestName> = (
  input: RequestInput<Name>,
) => Answer<RequestOutput<Name>> | Promise<Answer<RequestOutput<Name>>>;

/** What the desk is to answer, by request. */
export type Script = { readonly [Name in RequestName]?: Answering<Name> };

export interface ScriptedClient extends Client {
  readonly connection: ConnectionCell;
  /** What was asked, in order. */
  readonly asked: readonly { readonly name: RequestName; readonly input: unknown }[];
  push(push: Push): void;
}

/** A desk whose answers are written down beforehand; what is not written down is not to be asked. */
export function scriptedClient(script: Script): ScriptedClient {
  const asked: { name: RequestName; input: unknown }[] = [];
  const listeners = new Set<(push: Push) => void>();
  return {
    asked,
    connection: connectionCell("online"),
    async request(name, input) {
      asked.push({ name, input });
      const answer = script[name];
      if (answer === undefined) throw new Error(`Nothing was said about ${name}.`);
      return answer(input);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push(push) {
      for (const listener of listeners) listener(push);
    },
  };
}

export const given = <Value>(value: Value): Answer<Value> => ({ ok: true, value });

/** Nobody answers. */
export const AWAY = { ok: false, error: { kind: "unavailable", message: "The desk does not answer." } } as const;

export interface DraftScript extends Script {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Nobody answers while it is. */
  isAway: boolean;
}

/** The desk's own shelf of drafts, as electron/core/drafts.ts keeps it. */
export function draftScript(now: () => number): DraftScript {
  const drafts = new Map<string, Draft>();
  const about = (subject: string): Draft[] => [...drafts.values()].filter((draft) => draft.subject === subject);
  const script: DraftScript = {
    drafts,
    isAway: false,
    "draft.list": ({ subject }) => (script.isAway ? AWAY : given(about(subject))),
    "draft.save": ({ subject, form, fields }) => {
      if (script.isAway) return AWAY;
      const draft = { subject, form, fields, savedAt: now() };
      drafts.set(`${subject}/${form}`, draft);
      return given(draft);
    },
    "draft.discard": ({ subject, form }) => {
      if (script.isAway) return AWAY;
      drafts.delete(`${subject}/${form}`);
      return given(about(subject));
    },
  };
  return script;
}
