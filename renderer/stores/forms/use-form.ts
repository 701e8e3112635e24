import { useState } from "react";
import type { Answer, ConflictRefusal, Refusal } from "../../../shared/contract/answer.ts";
import { useCommand } from "./use-command.ts";
import { type KeptForm, type KeptParts, useKept } from "./use-kept.ts";

/** What is wrong, by the path of the field the schema blames; "" for the form as a whole. */
export type FormFaults = Readonly<Record<string, string>>;

/** What the fields come to, or what is wrong with them, by field. */
export type Checked<Input> =
  | { readonly ok: true; readonly value: Input }
  | { readonly ok: false; readonly faults: FormFaults };

export interface FormParts<Values extends object, Input, Done> extends KeptParts<Values> {
  /** What stands on the button that sends it. */
  readonly submit: string;
  readonly check: (values: Values) => Checked<Input> | Promise<Checked<Input>>;
  /** The version of the record as the person saw it when the form was opened; left out where there is none yet. */
  readonly version?: number;
  /** `version`: what the person has seen of the record by now, what came between in a conflict included. */
  readonly send: (input: Input, commandId: string, version: number | undefined) => Promise<Answer<Done>>;
  /** The fields a refusal of the desk is about, each with its own sentence. */
  readonly blame?: (refusal: Refusal, input: Input) => FormFaults;
  readonly onDone: (done: Done) => void;
}

export interface FormState<Values> extends Pick<KeptForm<Values>, "values" | "draft" | "discard" | "undo"> {
  readonly submitLabel: string;
  readonly faults: FormFaults;
  readonly refusal: string | null;
  readonly isBusy: boolean;
  /** How often sending was refused: each time the field at fault is to be shown. */
  readonly refusals: number;
  readonly change: (next: Values) => void;
  readonly submit: () => Promise<void>;
}

/**
 * A form: what is typed into it, kept until it is sent or discarded; what is wrong with it, beside each field; and what
 * became of sending it. Every form that sends something is one of these, drawn by `FormFrame`.
 */
export function useForm<Values extends object, Input, Done>(parts: FormParts<Values, Input, Done>): FormState<Values> {
  const kept = useKept(parts);
  const command = useCommand();
  const { faults, refusals, show, touch } = useFaults();
  const [openedAt] = useState(parts.version);
  const [conflict, setConflict] = useState<ConflictRefusal | null>(null);
  const { values } = kept;
  const submit = async (): Promise<void> => {
    if (command.isBusy) return;
    show({});
    const checked = await parts.check(values);
    if (!checked.ok) return show(checked.faults);
    const version = conflict?.version ?? openedAt;
    const answer = await command.send(parts.submit, () => parts.send(checked.value, kept.commandId(), version));
    if (answer === null) return;
    // Whoever has read what changed meanwhile may ask for the same again.
    if (!answer.ok && answer.error.kind === "conflict") setConflict(answer.error);
    if (!answer.ok) return show(parts.blame?.(answer.error, checked.value) ?? {}, true);
    kept.done();
    parts.onDone(answer.value);
  };
  const change = (next: Values): void => {
    kept.change(next);
    touch(values, next);
    command.forgive();
  };
  const { draft, discard, undo } = kept;
  const refusal = command.refusal ?? faults[""] ?? null;
  const { isBusy } = command;
  const submitLabel = conflict?.whyNotNow === null ? `${parts.submit} all the same` : parts.submit;
  return { values, draft, discard, undo, submitLabel, faults, refusal, isBusy, refusals, change, submit };
}

/** What is wrong, by field, and how often it was shown. */
export function useFaults() {
  const [faults, setFaults] = useState<FormFaults>({});
  const [refusals, setRefusals] = useState(0);
  return {
    faults,
    refusals,
    /** Shows what is wrong in place of what was; `isRefused` where the whole was, whichever field is to blame. */
    show(next: FormFaults, isRefused = false): void {
      setFaults(next);
      if (isRefused || Object.keys(next).length > 0) setRefusals((count) => count + 1);
    },
    /** A fault is taken back as soon as its field changes. */
    touch(before: object, after: object): void {
      const isSame = (path: string): boolean => valueAt(before, path) === valueAt(after, path);
      setFaults((known) => Object.fromEntries(Object.entries(known).filter(([path]) => path !== "" && isSame(path))));
    },
  };
}

/** The value a schema's path names: a field of that name, else the field within the field. */
function valueAt(values: object, path: string): unknown {
  if (path in values) return Reflect.get(values, path);
  let found: unknown = values;
  for (const name of path.split(".")) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, name) : undefined;
  }
  return found;
}
