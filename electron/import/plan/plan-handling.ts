import { asId, type PersonId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { CommandOf } from "../../../shared/ticket/commands.ts";
import { derivedUuid } from "../../core/derived-id.ts";
import { readBoolean } from "../file/empty-values.ts";
import { countOf, type ExportRow, valueOf } from "../file/read-rows.ts";
import type { Field } from "../profiles/profile.ts";
import { attemptOrNote, type Draft, tell } from "./plan-draft.ts";
import { proposalOf } from "./plan-log.ts";

const WATCHED: readonly (readonly [Field, string])[] = [
  ["caller", "Caller"],
  ["callerEmail", "Caller's e-mail"],
  ["callerPhone", "Caller's telephone"],
  ["kind", "Type"],
  ["summary", "Summary"],
  ["details", "Description"],
  ["channel", "Contact type"],
  ["site", "Location"],
  ["category", "Category"],
  ["subcategory", "Subcategory"],
  ["symptom", "Symptom"],
  ["problem", "Problem"],
  ["vendor", "Vendor"],
  ["closeCode", "Closed code"],
  ["closeNotes", "Closing notes"],
];

const LONGEST_LINE = 200;

const changed = (row: ExportRow, before: ExportRow | null, field: Field): boolean =>
  valueOf(row, field) !== (before === null ? "" : valueOf(before, field));

/** Who made this update, in a sentence. */
export function updatedBy(row: ExportRow): string {
  return valueOf(row, "updatedBy") || "someone not recorded";
}

/** The group and the person it was given to. */
export function planAssignment(draft: Draft, row: ExportRow, before: ExportRow | null, at: Instant): void {
  const hasTeam = changed(row, before, "team");
  const hasOwner = changed(row, before, "owner");
  reportReassignment(draft, row, before, hasTeam);
  if (!hasTeam && !hasOwner) return;
  const team = valueOf(row, "team").slice(0, LONGEST_LINE) || null;
  const name = valueOf(row, "owner");
  const owner = name === "" ? null : ownerId(draft.profile.system, name);
  const assign: CommandOf<"AssignTicket"> = {
    type: "AssignTicket",
    ...(hasTeam ? { team } : {}),
    ...(hasOwner ? { owner } : {}),
  };
  attemptOrNote(draft, row, at, assign, `Assigned to ${name || "nobody"}, ${team ?? "no group"}.`);
}

/** Resolvers of the other tool are no people of this desk; the id only says that it is the same one each time. */
export function ownerId(system: string, name: string): PersonId {
  return asId(derivedUuid(`${system}/person/${name}`));
}

function reportReassignment(draft: Draft, row: ExportRow, before: ExportRow | null, hasTeam: boolean): void {
  if (before === null) return;
  const rise = (countOf(row, "handovers") ?? 0) - (countOf(before, "handovers") ?? 0);
  const heading = draft.headingOf("handovers");
  if (rise > 0 && !hasTeam) tell(draft, row, "noted", `${heading} rises, but the group is the same.`);
  if (rise < 0) tell(draft, row, "noted", `${heading} falls, which a count cannot do.`);
}

/** Another priority, or another impact and urgency behind the same one. */
export function planPriority(draft: Draft, row: ExportRow, before: ExportRow | null, at: Instant): void {
  if (before === null || draft.ticket.status === "none") return;
  const current = draft.ticket.priority.current;
  const text = valueOf(row, "priority");
  const priority = draft.profile.priorityFor(draft.agreement.id, text);
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
export function changedFields(draft: Draft, row: ExportRow, before: ExportRow | null): readonly string[] {
  if (before === null) return [...confirmation(draft, row, before)];
  const fields = WATCHED.filter(([field]) => changed(row, before, field)).map(
    ([field, label]) => `${label}: ${valueOf(row, field) || "no longer given"}`,
  );
  const labels = new Set([...before.kept.keys(), ...row.kept.keys()]);
  const kept = [...labels]
    .filter((label) => row.kept.get(label) !== before.kept.get(label))
    .map((label) => `${label}: ${row.kept.get(label) ?? "no longer given"}`);
  return [...fields, ...kept, ...confirmation(draft, row, before), ...verdict(row, before)];
}

/** Yes or no out of a column; false, and told, where it says neither. */
export function flag(draft: Draft, row: ExportRow, field: Field): boolean | undefined {
  const text = valueOf(row, field);
  const value = readBoolean(text);
  if (text !== "" && value === undefined) {
    tell(draft, row, "noted", `${draft.headingOf(field)} "${text}" says neither yes nor no.`);
  }
  return value;
}

/** Double-checked by a colleague: not an agreement with the caller, and so not recorded as one. */
function confirmation(draft: Draft, row: ExportRow, before: ExportRow | null): readonly string[] {
  const isConfirmed = flag(draft, row, "priorityChecked") === true;
  const wasConfirmed = before !== null && readBoolean(valueOf(before, "priorityChecked")) === true;
  if (isConfirmed === wasConfirmed) return [];
  return [isConfirmed ? "The priority was double-checked there" : "The priority is no longer marked as double-checked"];
}

function verdict(row: ExportRow, before: ExportRow): readonly string[] {
  const kept = readBoolean(valueOf(row, "keptPromise"));
  if (kept === readBoolean(valueOf(before, "keptPromise"))) return [];
  return [`The other tool's own deadline: ${kept === undefined ? "no longer given" : kept ? "kept" : "missed"}`];
}
