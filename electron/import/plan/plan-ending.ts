import type { Instant } from "../../../shared/kernel/instant.ts";
import { readBoolean } from "../file/empty-values.ts";
import { type ExportRow, valueOf } from "../file/read-rows.ts";
import type { RowState } from "../profiles/profile.ts";
import { attempt, type Draft, tell } from "./plan-draft.ts";
import { updatedBy } from "./plan-handling.ts";
import { pages } from "./plan-log.ts";
import { type TimeField, timeOf } from "./row-times.ts";

interface EndStep {
  readonly state: RowState;
  readonly at: Instant;
  readonly isAlone: boolean;
}

/**
 * When the row itself says that it was resolved or closed, where no other row can contradict it: it is the record's only
 * one, or nothing shows the resolution but this. A later `closed_at` does not move a resolution.
 */
export function claimedEnd(draft: Draft, row: ExportRow, field: TimeField, at: Instant): Instant | null {
  const claimed = timeOf(draft, row, field);
  const last = draft.steps.at(-1)?.request.at ?? Number.NEGATIVE_INFINITY;
  return claimed !== undefined && claimed >= last && claimed <= at ? claimed : null;
}

/** Resolves and closes the ticket as the state asks. */
export function finish(draft: Draft, row: ExportRow, { state, at, isAlone }: EndStep): void {
  const isClosing = state.means !== "resolved";
  const resolvedAt = isAlone || isClosing ? claimedEnd(draft, row, "resolvedAt", at) : null;
  const closedAt = isAlone ? claimedEnd(draft, row, "closedAt", at) : null;
  if (state.means === "cancelled") return withdraw(draft, row, state, closedAt ?? at);
  if (draft.ticket.status === "open") resolve(draft, row, resolvedAt ?? (isClosing ? closedAt : null) ?? at);
  if (!isClosing) return;
  if (draft.resolved?.row === row && resolvedAt === null) {
    const message = "It is closed without having been resolved: a resolution was recorded at the same moment.";
    tell(draft, row, "changed", message);
  }
  close(draft, row, Math.max(closedAt ?? at, draft.resolved?.at ?? 0));
}

function close(draft: Draft, row: ExportRow, at: Instant): void {
  const code = valueOf(row, "closeCode");
  const kept = readBoolean(valueOf(row, "keptPromise"));
  const sla = kept === undefined ? "" : ` Its own deadline there was ${kept ? "kept" : "missed"}.`;
  const text = `Closed in the other tool by ${updatedBy(row)}${code === "" ? "" : `, ${code}`}.${sla}`;
  const refusal = attempt(draft, at, { type: "CloseTicket", why: "completed", text });
  if (refusal === null) draft.closed = { row, at };
  else tell(draft, row, "changed", `It could not be closed: ${refusal}`);
}

/** Cancelled over there: no promise was kept or missed by it, and nobody made a resolution. */
function withdraw(draft: Draft, row: ExportRow, { label }: RowState, at: Instant): void {
  const notes = valueOf(row, "closeNotes") || valueOf(row, "closeCode");
  const text = `${label} in the other tool by ${updatedBy(row)}.${notes === "" ? "" : ` ${notes}`}`;
  const refusal = attempt(draft, at, { type: "CloseTicket", why: "withdrawn", text: pages(text)[0] ?? text });
  if (refusal === null) draft.closed = { row, at };
  else tell(draft, row, "changed", `It could not be closed as withdrawn: ${refusal}`);
}

function resolve(draft: Draft, row: ExportRow, at: Instant): void {
  const who = valueOf(row, "resolvedBy") || updatedBy(row);
  const code = valueOf(row, "closeCode");
  const notes = valueOf(row, "closeNotes");
  const done = notes === "" ? `The ${draft.profile.isHistory ? "log" : "list"} does not say what was done.` : notes;
  const [text = "", ...more] = pages(`Resolved in the other tool (${who}${code === "" ? "" : `, ${code}`}). ${done}`);
  const refusal = attempt(draft, at, { type: "ResolveTicket", how: "fix", text });
  if (refusal === null) draft.resolved = { row, at };
  else tell(draft, row, "changed", `It could not be resolved: ${refusal}`);
  for (const note of more) attempt(draft, at, { type: "AddNote", text: note });
}
