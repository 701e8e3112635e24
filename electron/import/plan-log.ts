import type { Instant } from "../../shared/kernel/instant.ts";
import type { CommandOf } from "../../shared/ticket/commands.ts";
import { type Column, type EventLogRow, valueOf } from "./event-log-row.ts";
import { attempt, type Draft, tell } from "./plan-draft.ts";
import { channelFor, priorityFor } from "./profile.ts";

const FACTS: readonly (readonly [Column, string])[] = [
  ["opened_by", "Opened by"],
  ["sys_created_by", "Record created by"],
  ["sys_created_at", "Record created at"],
  ["contact_type", "Contact type"],
  ["category", "Category"],
  ["subcategory", "Subcategory"],
  ["u_symptom", "Symptom"],
  ["cmdb_ci", "Configuration item"],
  ["impact", "Impact"],
  ["urgency", "Urgency"],
  ["priority", "Priority"],
  ["problem_id", "Problem"],
  ["rfc", "Request for change"],
  ["vendor", "Vendor"],
  ["caused_by", "Caused by"],
  ["notify", "Notify"],
  ["knowledge", "Knowledge"],
];

/** A file may be named with what no text of a ticket may hold. */
const UNSEEN = /\p{Cc}|\p{Cs}/gu;

/** Logs the ticket as the incident's first row describes it. The sentence says why it cannot be logged at all. */
export function planLog(draft: Draft, first: EventLogRow, openedAt: Instant): string | null {
  return attempt(draft, openedAt, {
    type: "LogTicket",
    kind: "incident",
    agreementId: draft.agreement.id,
    channel: channelOf(draft, first),
    priority: firstPriority(draft, first),
    site: valueOf(first, "location") || "Location not recorded",
    caller: { name: valueOf(first, "caller_id") || "Caller not recorded" },
    summary: summaryOf(draft.number, first),
    details: detailsOf(draft.number, first),
    // The number people know it by, and the file it came in: what a search finds it under.
    answers: { "imported-number": draft.number, "imported-from": draft.fileName.replaceAll(UNSEEN, " ") },
    verification: "not-needed",
    proposal: proposalOf(first),
  });
}

/** Impact and urgency in the log's own words: they are another organisation's, not this agreement's matrix. */
export function proposalOf(row: EventLogRow): NonNullable<CommandOf<"LogTicket">["proposal"]> {
  const impact = valueOf(row, "impact").slice(0, 60) || null;
  const urgency = valueOf(row, "urgency").slice(0, 60) || null;
  return { impact, urgency, callerSays: "", callerWants: null };
}

function channelOf(draft: Draft, row: EventLogRow) {
  const text = valueOf(row, "contact_type");
  const channel = channelFor(text);
  if (channel !== undefined) return channel;
  const said = text === "" ? "No contact type is recorded" : `The contact type "${text}" is not known`;
  tell(draft, row, "changed", `${said}: it was taken as a telephone call.`);
  return "phone";
}

/** The least urgent, where the log says nothing usable: a promise that was never made is not to be missed. */
function firstPriority(draft: Draft, row: EventLogRow): string {
  const text = valueOf(row, "priority");
  const priority = priorityFor(draft.agreement.id, text);
  if (priority !== undefined) return priority;
  const lowest = priorityFor(draft.agreement.id, "4") ?? "P4";
  const said = text === "" ? "No priority is recorded" : `The priority "${text}" is not known`;
  tell(draft, row, "changed", `${said}: it was taken as ${lowest}.`);
  return lowest;
}

function summaryOf(number: string, row: EventLogRow): string {
  const words = [valueOf(row, "category"), valueOf(row, "subcategory"), valueOf(row, "u_symptom")].filter(Boolean);
  const what = words.length === 0 ? "Incident without a category" : words.join(", ");
  return `${what.slice(0, 150)} (${number.slice(0, 40)})`;
}

function detailsOf(number: string, row: EventLogRow): string {
  const facts = FACTS.flatMap(([column, label]) => {
    const value = valueOf(row, column);
    return value === "" ? [] : [`${label}: ${value}`];
  });
  return [`Incident ${number} of the other tool, as its log first describes it.`, ...facts].join("\n");
}
