import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { type ExportRow, valueOf } from "../file/read-rows.ts";
import type { Field } from "../profiles/profile.ts";
import { type Draft, type Ending, said, tell } from "./plan-draft.ts";
import { notATime, timeOf } from "./row-times.ts";

const ONCE: readonly Field[] = ["openedAt", "createdAt", "resolvedAt", "closedAt", "resolvedBy"];

/**
 * Compares what a record's rows claim about the whole (when it was resolved, closed, created) with what they show. The
 * rows are believed: they were written when it happened, the claims are copied onto all of them afterwards.
 */
export function checkClaims(draft: Draft, rows: readonly ExportRow[], openedAt: Instant): void {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return;
  reportVarying(draft, rows, first);
  const created = timeOf(draft, first, "createdAt");
  if (created !== undefined && created < openedAt) {
    tell(draft, first, "noted", `The record was created ${said(draft, created)}, before the incident was opened.`);
  }
  const resolvedAt = checkEnd(draft, last, "resolvedAt", draft.resolved);
  const closedAt = checkEnd(draft, last, "closedAt", draft.closed);
  checkOrder(draft, last, { openedAt, resolvedAt, closedAt });
}

function reportVarying(draft: Draft, rows: readonly ExportRow[], first: ExportRow): void {
  for (const field of ONCE) {
    const other = rows.find((row) => valueOf(row, field) !== valueOf(first, field));
    if (other === undefined) continue;
    const follows = field === "openedAt" ? first.line : (rows.at(-1)?.line ?? 0);
    const message = `${draft.headingOf(field)} is "${valueOf(other, field) || "?"}" here and "${valueOf(first, field) || "?"}" in line ${first.line}; the ticket follows line ${follows}.`;
    tell(draft, other, "noted", message);
  }
}

/** The claimed moment; undefined where there is none. What it says beside the row that shows it goes into the report. */
function checkEnd(
  draft: Draft,
  last: ExportRow,
  field: "resolvedAt" | "closedAt",
  shown: Ending | null,
): Instant | undefined {
  const heading = draft.headingOf(field);
  const text = valueOf(last, field);
  const claimed = timeOf(draft, last, field, shown?.at);
  const row = shown?.row ?? last;
  const what = field === "resolvedAt" ? "resolved" : "closed";
  if (claimed === undefined) {
    if (text !== "")
      tell(draft, row, draft.profile.isHistory ? "noted" : "changed", `${heading} ${notATime(draft, text)}.`);
    else if (shown !== null) tellMissing(draft, row, heading, field, shown);
    return undefined;
  }
  if (shown === null) {
    const message = `${heading} says ${said(draft, claimed)}, but no row shows it ${what}: it was not ${what} here.`;
    tell(draft, row, draft.profile.isHistory ? "noted" : "changed", message);
  } else if (Math.abs(claimed - shown.at) >= MINUTE_MS) {
    const than = claimed > shown.at ? "later" : "earlier";
    const message = `${heading} (${said(draft, claimed)}) is ${than} than the row that shows it ${what} (${said(draft, shown.at)}): the row was believed.`;
    tell(draft, row, "noted", message);
  }
  return claimed;
}

/** A list is written long after: its row's own time can make a promise look missed that was kept. */
function tellMissing(
  draft: Draft,
  row: ExportRow,
  heading: string,
  field: "resolvedAt" | "closedAt",
  shown: Ending,
): void {
  const isLate = !draft.profile.isHistory && field === "resolvedAt";
  const message = `${heading} is missing; the row's own time was taken, ${said(draft, shown.at)}.`;
  tell(draft, row, isLate ? "changed" : "noted", message);
}

function checkOrder(
  draft: Draft,
  last: ExportRow,
  claims: {
    readonly openedAt: Instant;
    readonly resolvedAt: Instant | undefined;
    readonly closedAt: Instant | undefined;
  },
): void {
  const { openedAt, resolvedAt, closedAt } = claims;
  const [opened, resolved, closed] = (["openedAt", "resolvedAt", "closedAt"] as const).map(draft.headingOf);
  if (resolvedAt !== undefined && resolvedAt < openedAt) {
    tell(draft, last, "noted", `${resolved} is before ${opened}: not used.`);
  }
  if (resolvedAt !== undefined && closedAt !== undefined && closedAt < resolvedAt) {
    tell(draft, last, "noted", `${closed} is before ${resolved}: the order of the rows was believed.`);
  }
}
