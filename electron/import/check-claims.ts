import type { Instant } from "../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../shared/kernel/instant.ts";
import { type Column, type EventLogRow, valueOf } from "./event-log-row.ts";
import { readMoment } from "./log-moment.ts";
import { type Draft, said, tell } from "./plan-draft.ts";

const ONCE: readonly Column[] = ["opened_at", "sys_created_at", "resolved_at", "closed_at", "opened_by", "resolved_by"];

/**
 * Compares what an incident's rows claim about the whole (resolved_at, closed_at, sys_created_at) with what they show.
 * The rows are believed: they were written when it happened, the claims are copied onto all of them afterwards.
 */
export function checkClaims(draft: Draft, rows: readonly EventLogRow[], openedAt: Instant): void {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return;
  reportVarying(draft, rows, first);
  const created = readMoment(draft.calendar, valueOf(first, "sys_created_at"))?.at;
  if (created !== undefined && created < openedAt) {
    tell(draft, first, "noted", `The record was created ${said(draft, created)}, before the incident was opened.`);
  }
  const resolvedAt = checkEnd(draft, last, "resolved_at", draft.resolved);
  const closedAt = checkEnd(draft, last, "closed_at", draft.closed);
  checkOrder(draft, last, { openedAt, resolvedAt, closedAt });
}

function reportVarying(draft: Draft, rows: readonly EventLogRow[], first: EventLogRow): void {
  for (const column of ONCE) {
    const other = rows.find((row) => valueOf(row, column) !== valueOf(first, column));
    if (other === undefined) continue;
    const message = `${column} is "${valueOf(other, column) || "?"}" here and "${valueOf(first, column) || "?"}" in line ${first.line}; the ticket follows line ${column === "opened_at" ? first.line : (rows.at(-1)?.line ?? 0)}.`;
    tell(draft, other, "noted", message);
  }
}

/** The claimed moment; undefined where there is none. What it says beside the row that shows it goes into the report. */
function checkEnd(
  draft: Draft,
  last: EventLogRow,
  column: "resolved_at" | "closed_at",
  shown: Draft["resolved"],
): Instant | undefined {
  const text = valueOf(last, column);
  const claimed = readMoment(draft.calendar, text)?.at;
  const row = shown?.row ?? last;
  const what = column === "resolved_at" ? "resolved" : "closed";
  if (claimed === undefined) {
    if (text !== "") tell(draft, row, "noted", `${column} "${text}" is not a day-first date and time.`);
    else if (shown !== null)
      tell(draft, row, "noted", `${column} is missing; the row's own time was taken, ${said(draft, shown.at)}.`);
    return undefined;
  }
  if (shown === null) {
    tell(
      draft,
      row,
      "noted",
      `${column} says ${said(draft, claimed)}, but no row shows it ${what}: it was not ${what} here.`,
    );
  } else if (Math.abs(claimed - shown.at) >= MINUTE_MS) {
    const than = claimed > shown.at ? "later" : "earlier";
    const message = `${column} (${said(draft, claimed)}) is ${than} than the row that shows it ${what} (${said(draft, shown.at)}): the row was believed.`;
    tell(draft, row, "noted", message);
  }
  return claimed;
}

function checkOrder(
  draft: Draft,
  last: EventLogRow,
  claims: {
    readonly openedAt: Instant;
    readonly resolvedAt: Instant | undefined;
    readonly closedAt: Instant | undefined;
  },
): void {
  const { openedAt, resolvedAt, closedAt } = claims;
  if (resolvedAt !== undefined && resolvedAt < openedAt) {
    tell(draft, last, "noted", "resolved_at is before opened_at: not used.");
  }
  if (resolvedAt !== undefined && closedAt !== undefined && closedAt < resolvedAt) {
    tell(draft, last, "noted", "closed_at is before resolved_at: the order of the rows was believed.");
  }
}
