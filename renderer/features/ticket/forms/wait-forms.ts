import type { AgreementDocument } from "../../../../shared/agreement/agreement.ts";
import { waitsOffered } from "../../../../shared/ticket/actions/waiting.ts";
import { commandConsequence } from "../action-consequence.ts";
import { pauseOf } from "../sample-commands.ts";
import { type Choice, type FormField, type FormSetting, type FormSpec, filled } from "./form-spec.ts";

type WaitRule = AgreementDocument["waits"][number];
type Need = WaitRule["requires"][number];

function offered({ model }: FormSetting): readonly WaitRule[] {
  return model.ticket.status === "open" ? waitsOffered(model.ticket, model.agreement) : [];
}

/** Each kind of wait says beforehand whether the agreement stops the clock for it. */
function waitChoice(rule: WaitRule, { model, now }: FormSetting): Choice {
  const sample = pauseOf(rule.kind, now);
  return { value: rule.kind, label: rule.label, hint: commandConsequence(sample, model, now) };
}

/** The field in which each thing an agreement may ask for is given. */
export const NEEDED_FIELD: Readonly<Record<Need, FormField>> = {
  party: { name: "party", label: "Who the desk is waiting for", type: "line" },
  note: { name: "note", label: "Note", description: "This agreement asks for it.", type: "prose" },
  "expected-at": { name: "expectedAt", label: "When an answer is expected", type: "moment" },
  "customer-told": { name: "customerTold", label: "The customer was told", type: "check" },
  "approved-by": { name: "approvedBy", label: "Approved by", type: "select", choices: [] },
};

/** Who approves is somebody of this desk. */
function neededField(need: Need, { people }: FormSetting): FormField {
  const field = NEEDED_FIELD[need];
  if (field.type !== "select") return field;
  const choices = people.map(({ id, name }) => ({ value: id, label: name }));
  return { ...field, choices: [{ value: "", label: "nobody yet" }, ...choices] };
}

export const pauseForm: FormSpec = {
  name: "pause",
  submit: "Record the wait",
  fields: (setting, values) => {
    const rules = offered(setting);
    const rule = rules.find((candidate) => candidate.kind === values["kind"]);
    const required = rule?.requires ?? [];
    const always: readonly Need[] = ["party", "expected-at"];
    const needs = [...new Set<Need>([...always, ...required])];
    return [
      { name: "kind", label: "What for", type: "choice", choices: rules.map((each) => waitChoice(each, setting)) },
      { name: "reason", label: "Why", type: "line", suggestions: rule?.reasons ?? [] },
      ...needs.map((need) => {
        const field = neededField(need, setting);
        // A reason in somebody's own words is a note by itself.
        const isSaid = need === "note" && rule?.reasons.includes((values["reason"] ?? "").trim()) === false;
        return required.includes(need)
          ? { ...field, isRequired: !isSaid }
          : { ...field, label: `${field.label} (if known)`, isRequired: false };
      }),
    ];
  },
  initial: (setting) => {
    const first = offered(setting).find((rule) => rule.suspends.length > 0) ?? offered(setting)[0];
    return { kind: first?.kind ?? "", reason: first?.reasons[0] ?? "", party: "", expectedAt: "" };
  },
  follow: (values, before, setting) => {
    if (values["kind"] === before["kind"]) return values;
    const ruleOf = (kind: string | undefined): WaitRule | undefined =>
      offered(setting).find((rule) => rule.kind === kind);
    const reason = (values["reason"] ?? "").trim();
    // A ready-made reason belongs to its kind of wait; one in somebody's own words stays.
    const isOwn = reason !== "" && ruleOf(before["kind"])?.reasons.includes(reason) !== true;
    return isOwn ? values : { ...values, reason: ruleOf(values["kind"])?.reasons[0] ?? "" };
  },
  command: (read) => ({
    type: "PauseClock",
    kind: read.text("kind"),
    reason: read.text("reason"),
    party: read.text("party"),
    expectedAt: read.moment("expectedAt"),
    customerTold: read.isChecked("customerTold"),
    approvedBy: read.text("approvedBy") === "" ? null : read.text("approvedBy"),
    ...filled("note", read.text("note")),
  }),
};

export const resumeForm: FormSpec = {
  name: "resume",
  submit: "Resume",
  fields: ({ model }, values) => {
    const waits = waitsIn(model);
    const which: FormField = {
      name: "waitId",
      label: "Which wait is over",
      type: "choice",
      choices: waits.map((wait) => ({
        value: wait.waitId,
        label: `${labelOf(wait.kind, model.agreement)}${wait.party === "" ? "" : `: ${wait.party}`}`,
      })),
    };
    const outcome: FormField = { name: "outcome", label: "What came of it", type: "prose" };
    // One wait needs no choosing, unless it is another one than was chosen: that one has ended meanwhile.
    const isPlain = waits.length === 1 && waits[0]?.waitId === values["waitId"];
    return isPlain ? [outcome] : [which, outcome];
  },
  initial: ({ model }) => ({ waitId: waitsIn(model)[0]?.waitId ?? "", outcome: "" }),
  command: (read, { model }) => {
    const chosen = read.text("waitId");
    const waitId = chosen === "" ? waitsIn(model)[0]?.waitId : chosen;
    return { type: "ResumeClock", waitId, outcome: read.text("outcome") };
  },
};

function waitsIn({ ticket }: FormSetting["model"]) {
  return ticket.status === "open" ? ticket.waits : [];
}

function labelOf(kind: WaitRule["kind"], agreement: AgreementDocument): string {
  return agreement.waits.find((rule) => rule.kind === kind)?.label ?? kind;
}
