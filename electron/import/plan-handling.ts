import { asId, type PersonId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { CommandOf } from "../../shared/ticket/commands.ts";
import { derivedUuid } from "../core/derived-id.ts";
import { type Column, countOf, type EventLogRow, valueOf } from "./event-log-row.ts";
import { attemptOrNote, type Draft, tell } from "./plan-draft.ts";
import { proposalOf } from "./plan-log.ts";
import { PROFILE, priorityFor } from "./profile.ts";

const WATCHED: readonly (readonly [Column, string])[] = [
  ["caller_id", "Caller"],
  ["contact_type", "Contact type"],
  ["location", "Location"],
  ["category", "Category"],
  ["subcategory", "Subcategory"],
  ["u_symptom", "Symptom"],
  ["cmdb_ci", "Configuration item"],
  ["problem_id", "Problem"],
  ["rfc", "Request for change"],
  ["vendor", "Vendor"],
  ["caused_by", "Caused by"],
  ["knowledge", "Knowledge"],
  ["notify", "Notify"],
  ["closed_code", "Closed code"],
];

const changed = (row: EventLogRow, before: EventLogRow | null, column: Column): boolean =>
  valueOf(row, column) !== (before === null ? "" : valueOf(before, column));

/** Who made this update, in a sentence. */
export function updatedBy(row: EventLogRow): string {
  return valueOf(row, "sys_updated_by") || "someone not recorded";
}

/** The group and the person it was given to. */
export function planAssignment(draft: Draft, row: EventLogRow, before: EventLogRow | null, at: Instant): void {
  const hasTeam = changed(row, before, "assignment_group");
  const hasOwner = changed(row, before, "assigned_to");
  reportReassignment(draft, row, before, hasTeam);
  if (!hasTeam && !hasOwner) return;
  const team = valueOf(row, "assignment_group") || null;
  const name = valueOf(row, "assigned_to");
  const owner = name === "" ? null : ownerId(name);
  const assign: CommandOf<"AssignTicket"> = {
    type: "AssignTicket",
    ...(hasTeam ? { team } : {}),
    ...(hasOwner ? { owner } : {}),
  };
  attemptOrNote(draft, row, at, assign, `Assigned to ${name || "nobody"}, ${team ?? "no group"}.`);
}

/** Resolvers of the other tool are no people of this desk; the id only says that it is the same one each time. */
export function ownerId(name: string): PersonId {
  return asId(derivedUuid(`${PROFILE}/person/${name}`));
}

function reportReassignment(draft: Draft, row: EventLogRow, before: EventLogRow | null, hasTeam: boolean): void {
  if (before === null) return;
  const rise = (countOf(row, "reassignment_count") ?? 0) - (countOf(before, "reassignment_count") ?? 0);
  if (rise > 0 && !hasTeam) tell(draft, row, "noted", "reassignment_count rises, but the group is the same.");
  if (rise < 0) tell(draft, row, "noted", "reassignment_count falls, which a count cannot do.");
}

/** Another priority, or another impact and urgency behind the same one. */
export function planPriority(draft: Draft, row: EventLogRow, before: EventLogRow | null, at: Instant): void {
  if (before === null || draft.ticket.status === "none") return;
  const current = draft.ticket.priority.current;
  const text = valueOf(row, "priority");
  const priority = priorityFor(draft.agreement.id, text);
  if (priority === undefined && changed(row, before, "priority")) {
    tell(draft, row, "changed", `The priority "${text || "?"}" is not known: it stays ${current}.`);
  }
  const { impact, urgency } = proposalOf(row);
  const says = `Impact ${impact ?? "not given"}, urgency ${urgency ?? "not given"}, priority ${text || "not given"}`;
  if (priority !== undefined && priority !== current) {
    const change = `${says}, set by ${updatedBy(row)} in the other tool.`;
    attemptOrNote(draft, row, at, { type: "ChangePriority", priority, reason: change }, change);
  }
  if (changed(row, before, "impact") || changed(row, before, "urgency")) {
    const now = draft.ticket.priority.current;
    attemptOrNote(draft, row, at, { type: "ProposePriority", priority: now, ...proposalOf(row) }, `${says}.`);
  }
}

/** What else a row changes, in words. The first row's own values stand in the ticket's details. */
export function changedFields(row: EventLogRow, before: EventLogRow | null): readonly string[] {
  const fields = WATCHED.filter(([column]) => before !== null && changed(row, before, column)).map(
    ([column, label]) => `${label}: ${valueOf(row, column) || "no longer given"}`,
  );
  return [...fields, ...confirmation(row, before), ...verdict(row, before)];
}

/** Double-checked by a colleague: not an agreement with the caller, and so not recorded as one. */
function confirmation(row: EventLogRow, before: EventLogRow | null): readonly string[] {
  const isConfirmed = valueOf(row, "u_priority_confirmation") === "TRUE";
  const wasConfirmed = before !== null && valueOf(before, "u_priority_confirmation") === "TRUE";
  if (isConfirmed === wasConfirmed) return [];
  return [isConfirmed ? "The priority was double-checked there" : "The priority is no longer marked as double-checked"];
}

function verdict(row: EventLogRow, before: EventLogRow | null): readonly string[] {
  if (before === null || !changed(row, before, "made_sla")) return [];
  return [`The other tool's own deadline: ${valueOf(row, "made_sla") === "TRUE" ? "kept" : "missed"}`];
}
