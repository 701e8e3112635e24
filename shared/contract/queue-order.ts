import type { PersonId } from "../kernel/ids.ts";
import { spokenReference } from "../ticket/reference.ts";
import type { QueueFilter } from "./queue-filter.ts";
import { isAtOnce, type QueueRow } from "./queue-row.ts";

/** A row as it is shown, or as it is stored: there whose it is by id alone. */
export type ListedRow = Omit<QueueRow, "owner"> & {
  readonly owner: PersonId | { readonly id: PersonId } | null;
};

/*
 * The stretches of the order. Instants are below 10 to the 13th, so each stretch holds all of them, and all are whole
 * numbers that JavaScript and SQLite count exactly.
 */
const AT_ONCE = -8_000_000_000_000_000;
const WAITING = 2_000_000_000_000_000;
const NO_DEADLINE = 4_000_000_000_000_000;
const FINISHED = 8_500_000_000_000_000;

/**
 * Where a row stands in the queue, as one number, smaller first: what is wanted at once (CAL-05), the longest wanted
 * first; then by the deadline in force; then what waits, the longest waiting first; what has no deadline, the oldest
 * first; what is finished, the last finished first. It does not depend on the time of looking: the groups of the day are
 * stretches of it.
 */
export function queueOrder(row: ListedRow): number {
  if (isFinished(row)) return FINISHED - (row.resolvedAt ?? row.changedAt);
  if (isAtOnce(row.next)) return AT_ONCE + row.loggedAt;
  const dueAt = row.next?.state === "paused" ? null : (row.next?.dueAt ?? null);
  if (dueAt !== null) return dueAt;
  return isHeld(row) ? WAITING + row.changedAt : NO_DEADLINE + row.loggedAt;
}

/** Resolved or closed: nothing is owed any more. */
export function isFinished({ status }: Pick<QueueRow, "status">): boolean {
  return status === "resolved" || status === "closed";
}

/** Nobody counts down to anything because something is waited for. */
export function isHeld({ next, waiting }: Pick<QueueRow, "next" | "waiting">): boolean {
  return next?.state === "paused" || (waiting !== null && !isAtOnce(next) && (next?.dueAt ?? null) === null);
}

/** The queue's order: by `queueOrder`, where that is equal the more urgent (COV-69), then the older, then by reference. */
export function compareRows(one: ListedRow, other: ListedRow): number {
  return (
    queueOrder(one) - queueOrder(other) || one.rank - other.rank || one.loggedAt - other.loggedAt || byKey(one, other)
  );
}

function byKey(one: ListedRow, other: ListedRow): number {
  const [key, otherKey] = [spokenReference(one.reference), spokenReference(other.reference)];
  if (key === otherKey) return 0;
  return key < otherKey ? -1 : 1;
}

const allows = (list: readonly string[], value: string): boolean => list.length === 0 || list.includes(value);

/** Whether a row belongs to a filter as far as the row alone can tell: everything except the text. */
export function belongsTo(row: ListedRow, filter: QueueFilter): boolean {
  return (
    allows(filter.statuses, row.status) &&
    allows(filter.agreements, row.agreementId) &&
    allows(filter.priorities, row.priority) &&
    allows(filter.kinds, row.kind) &&
    allows(filter.sites, row.site) &&
    allows(filter.owners, ownerIdOf(row) ?? "") &&
    isInView(row, filter)
  );
}

/** Whether a row belongs to a view; "mine" is nobody's where it was not said whose. */
export function isInView(row: ListedRow, { view, me }: Pick<QueueFilter, "view" | "me">): boolean {
  switch (view) {
    case "all":
      return true;
    case "mine":
      return me !== undefined && me !== "" && ownerIdOf(row) === me;
    case "unassigned":
      return row.owner === null;
    case "disputed":
      return isDisputed(row);
    case "waiting":
      return row.waiting !== null;
    case "major":
      return row.isMajor;
    case "unverified":
      return row.status === "unverified";
  }
}

export function isDisputed({ priorityAgreement }: Pick<QueueRow, "priorityAgreement">): boolean {
  return priorityAgreement === "disputed";
}

function ownerIdOf({ owner }: ListedRow): PersonId | null {
  return typeof owner === "string" || owner === null ? owner : owner.id;
}
