import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Person } from "../../../shared/contract/views.ts";
import { LogTicket, type TicketCommand } from "../../../shared/ticket/commands.ts";
import { holdingChecks, neededByAll } from "../../../shared/ticket/intake-rules.ts";
import { type PriorityDecision, prioritiesFor } from "../../components/priority-matrix/priority-draft.ts";
import type { Checked, FormFaults } from "../../stores/forms/use-form.ts";
import type { CallFields, CheckOutcome } from "./call-fields.ts";

/** Questions of the agreements that a field of the form answers already. */
const ANSWERED_BY_FORM = new Set(["school", "building", "caller", "telephone", "details", "problem"]);

type CallerCheck = AgreementDocument["callerChecks"][number];
type Question = AgreementDocument["intakeQuestions"][number];

/** The agreement's own questions for this kind of call, beyond what every call is asked. */
export function ownQuestions(agreement: AgreementDocument, kind: CallFields["kind"]): readonly Question[] {
  return agreement.intakeQuestions.filter(
    (question) => question.kinds.includes(kind) && !ANSWERED_BY_FORM.has(question.id),
  );
}

/** What the agreement calls the place: a school, a building and room. */
export function siteLabel(agreement: AgreementDocument): string {
  return agreement.intakeQuestions.find(({ id }) => id === "school" || id === "building")?.label ?? "Site";
}

/** What the fields are called that no call can be logged without. */
export function neededLabels(agreement: AgreementDocument) {
  return { "caller.name": "Caller", site: siteLabel(agreement), summary: "What happened, in one line" } as const;
}

/** Whether the checks the agreement asks for have been gone through (STK-51, COV-66). */
export function verificationOf(
  agreement: AgreementDocument,
  fields: CallFields,
): "not-needed" | "verified" | "pending" {
  const checks = holdingChecks(agreement, fields.kind, fields.channel);
  const outcomes = checks.map((check) => outcomeOf(check, fields));
  if (outcomes.includes("not-yet")) return "pending";
  const isForThem = neededByAll(checks).length > 0 || outcomes.includes("passed");
  return isForThem ? "verified" : "not-needed";
}

/** How a check went so far. One that only some requests need does not apply until somebody says that it does. */
export function outcomeOf({ id, appliesTo }: CallerCheck, { checks }: Pick<CallFields, "checks">): CheckOutcome {
  return checks[id] ?? (appliesTo === undefined ? "not-yet" : "does-not-apply");
}

/** The command a call becomes, before the schema has seen it. */
export function logCommand(
  fields: CallFields,
  agreement: AgreementDocument,
  priority: string,
  decision: PriorityDecision,
  actor: Person | null,
): Readonly<Record<string, unknown>> {
  const { kind, channel, caller, site, summary, details, priority: talk } = fields;
  const asked = new Set(ownQuestions(agreement, kind).map((question) => question.id));
  const answers = Object.fromEntries(
    Object.entries(fields.answers).filter(([id, answer]) => asked.has(id) && answer.trim() !== ""),
  );
  return {
    type: "LogTicket",
    kind,
    agreementId: agreement.id,
    channel,
    priority,
    site,
    caller: { name: caller.name, ...given("phone", caller.phone), ...given("email", caller.email) },
    summary,
    details,
    answers,
    verification: verificationOf(agreement, fields),
    proposal: {
      impact: talk.impact,
      urgency: talk.urgency,
      callerSays: talk.callerSays,
      callerWants: talk.callerWants,
    },
    ...(decision.type === "agreed" ? { agreed: { agreedWith: talk.agreedWith, how: decision.how } } : {}),
    ...(decision.type === "disputed" ? { disputed: true } : {}),
    ...(fields.follows === null ? {} : { link: { other: fields.follows.ticketId, relation: "recurrence-of" } }),
    ...(fields.resolved.trim() === "" ? {} : { resolved: { how: "fix", text: fields.resolved } }),
    ...(fields.takeIt && actor !== null ? { owner: actor.id, team: actor.team } : {}),
  };
}

function given(name: "phone" | "email", value: string): Readonly<Record<string, string>> {
  return value.trim() === "" ? {} : { [name]: value };
}

/** Faults by field: what is empty by the name it has on screen, the rest in the schema's own sentences; questions the agreement wants answered are added. */
export function checkCall(
  fields: CallFields,
  agreement: AgreementDocument,
  priority: string,
  decision: PriorityDecision,
  actor: Person | null,
): Checked<TicketCommand> {
  const faults = new Map<string, string>();
  const parsed = LogTicket.safeParse(logCommand(fields, agreement, priority, decision, actor));
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.join(".");
    if (!faults.has(path)) faults.set(path, issue.message);
  }
  const typed = { "caller.name": fields.caller.name, site: fields.site, summary: fields.summary };
  const labels = neededLabels(agreement);
  for (const path of ["caller.name", "site", "summary"] as const) {
    if (typed[path].trim() === "" && faults.has(path)) faults.set(path, `Fill in "${labels[path]}".`);
  }
  // The field is one; the schema speaks of a part of it.
  const done = faults.get("resolved.text");
  if (done !== undefined) faults.set("resolved", done);
  faults.delete("resolved.text");
  if (fields.resolved.trim() !== "" && verificationOf(agreement, fields) === "pending")
    faults.set("resolved", "The caller is not verified yet: log it, and resolve it once they are.");
  for (const question of missingAnswers(fields, agreement)) faults.set(`answers.${question.id}`, "Still to be asked.");
  if (isNumberNeeded(agreement, fields) && fields.caller.phone.trim() === "")
    faults.set("caller.phone", "Ask for a number or an e-mail address.");
  return parsed.success && faults.size === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, faults: Object.fromEntries(faults) };
}

/** What is wrong with the call so far, leaving out the priority: that is talked about next. */
export function faultsBeforePriority(
  fields: CallFields,
  agreement: AgreementDocument,
  actor: Person | null,
): FormFaults {
  const anyPriority = prioritiesFor(agreement, fields.kind)[0]?.id ?? "";
  const checked = checkCall(fields, agreement, anyPriority, { type: "later" }, actor);
  return checked.ok ? {} : checked.faults;
}

function missingAnswers(fields: CallFields, agreement: AgreementDocument): readonly Question[] {
  return ownQuestions(agreement, fields.kind).filter(
    (question) => question.required && (fields.answers[question.id] ?? "").trim() === "",
  );
}

/** Whether the agreement wants a number to call back on; an e-mail address will do. */
export function isNumberNeeded(agreement: AgreementDocument, { kind, caller }: CallFields): boolean {
  const isAsked = agreement.intakeQuestions.some(
    (question) => question.id === "telephone" && question.required && question.kinds.includes(kind),
  );
  return isAsked && caller.email.trim() === "";
}
