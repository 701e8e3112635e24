import { z } from "zod";
import type { Who } from "../../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../../kernel/action-definition.ts";
import { commandSchema } from "../../kernel/command-schema.ts";
import { ERASED, type EventsFrom, eventOf, NO_WORDS } from "../../kernel/event-definition.ts";
import { codeFact, idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { asId } from "../../kernel/ids.ts";
import { instant, line, prose } from "../../kernel/input-schemas.ts";
import type { RecordContext } from "../../kernel/record-context.ts";
import type { RecordKind } from "../../kernel/record-kind.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { setAsideEvent } from "../../kernel/set-aside-event.ts";
import { longWords, quiet, shortWords } from "../change-event.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { ContentInput, contentErased, contentFacts, contentFrom, contentWords } from "../content-schemas.ts";
import { hashFact } from "../hash-fact.ts";
import { checkContent } from "../proposal/content-check.ts";
import { contentHash } from "../proposal/content-hash.ts";
import type { ChangeRules } from "../rules/change-rules.ts";
import { NO_TEMPLATE, type Template, type TemplateState } from "./template.ts";

const templateEvent = eventOf<TemplateState>();
const weighty = { ...quiet, isHarmless: false } as const;

/** All that can happen to a standard change's template. */
export const templateEvents = {
  CommandSetAside: setAsideEvent<TemplateState>(),
  /** Written or rewritten: an approval was of the text before it and is gone. */
  TemplateWritten: templateEvent({
    ...weighty,
    type: "TemplateWritten",
    facts: z.strictObject({ templateId: idFact("template"), rulesId: codeFact, ...contentFacts }),
    words: z.strictObject({ title: shortWords, ...contentWords }),
    erased: { title: ERASED, ...contentErased },
    evolve: (_state, event) => ({
      status: "drafted",
      templateId: event.templateId,
      rulesId: event.rulesId,
      title: event.title,
      content: contentFrom(event),
      hash: event.hash,
      approval: null,
    }),
  }),
  /** Approved beforehand: by whom and until when, and exactly which text. */
  TemplateApproved: templateEvent({
    ...weighty,
    type: "TemplateApproved",
    facts: z.strictObject({ approver: idFact("person"), until: instantFact, hash: hashFact }),
    words: NO_WORDS,
    erased: {},
    evolve: (state, event) =>
      state.status === "none" || state.hash !== event.hash
        ? state
        : { ...state, status: "approved", approval: { by: event.approver, at: event.at, until: event.until } },
  }),
  TemplateRevoked: templateEvent({
    ...weighty,
    type: "TemplateRevoked",
    facts: z.strictObject({}),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (state) => (state.status === "none" ? state : { ...state, status: "revoked", approval: null }),
  }),
} as const;

export type TemplateEvent = EventsFrom<typeof templateEvents>;

export const templateKind: RecordKind<TemplateState, typeof templateEvents> = {
  category: "change-template",
  initial: NO_TEMPLATE,
  events: templateEvents,
};

/** Why something about a template is refused. */
export type TemplateRejection =
  | { readonly kind: "TemplateDoesNotExist" }
  | { readonly kind: "TemplateIsRevoked" }
  | { readonly kind: "NothingToApprove"; readonly missing: "plan" | "backOut" }
  | { readonly kind: "ApprovalEndsInThePast" }
  | Extract<ChangeRejection, { kind: "UnknownService" | "UnknownArea" | "NothingChanges" }>
  | { readonly kind: "ContentRefused" };

/** What a decision about a template looks at: the agreement's rules. */
export interface TemplateContext extends RecordContext {
  readonly rules: ChangeRules;
}

const action = actionOf<TemplateState, TemplateEvent, TemplateRejection, Who, TemplateContext>();

function written(state: TemplateState): Result<Template, TemplateRejection> {
  return state.status === "none" ? err({ kind: "TemplateDoesNotExist" }) : ok(state);
}

export const templateActions = {
  WriteTemplate: action({
    type: "WriteTemplate",
    who: ["change-manager", "specialist"],
    clashesWith: ["TemplateWritten", "TemplateApproved"],
    input: z.strictObject({ title: line("The title", 100), content: ContentInput }),
    may: (state) => ok(state),
    decide: (_state, { title, content }, { rules, stream, now: at, by }) => {
      const checked = checkContent({ ...content, window: null }, rules);
      if (!checked.ok) {
        const { kind } = checked.error;
        return err(kind === "UnknownService" || kind === "UnknownArea" ? checked.error : { kind: "ContentRefused" });
      }
      const hash = contentHash(checked.value, rules.material.fields);
      const templateId = asId<"template">(stream);
      const facts = { type: "TemplateWritten", templateId, rulesId: rules.id, title, hash, at, by } as const;
      return ok([{ ...facts, ...contentFrom(checked.value) }]);
    },
  }),
  ApproveTemplate: action({
    type: "ApproveTemplate",
    who: ["change-manager"],
    clashesWith: ["TemplateWritten", "TemplateRevoked"],
    input: z.strictObject({ until: instant("The end of the approval") }),
    may: written,
    decide: (state, { until }, { now: at, by }) => {
      const template = written(state);
      if (!template.ok) return template;
      if (template.value.status === "revoked") return err({ kind: "TemplateIsRevoked" });
      const { plan, backOut } = template.value.content;
      if (plan === "" || backOut === "") {
        return err({ kind: "NothingToApprove", missing: plan === "" ? "plan" : "backOut" });
      }
      if (until <= at) return err({ kind: "ApprovalEndsInThePast" });
      if (by.kind !== "person") throw new Error("Only a person approves a template.");
      return ok([{ type: "TemplateApproved", approver: by.id, until, hash: template.value.hash, at, by }]);
    },
  }),
  RevokeTemplate: action({
    type: "RevokeTemplate",
    who: ["change-manager"],
    clashesWith: ["TemplateApproved"],
    input: z.strictObject({ reason: prose("The reason") }),
    may: written,
    decide: (state, { reason }, { now: at, by }) => {
      const template = written(state);
      if (!template.ok) return template;
      if (template.value.status === "revoked") return err({ kind: "NothingChanges" });
      return ok([{ type: "TemplateRevoked", reason, at, by }]);
    },
  }),
} as const;

export type TemplateCommand = CommandsFrom<typeof templateActions>;
/** The schema of any command of a standard change. */
export const TemplateCommand = commandSchema(templateActions, "a standard change");
