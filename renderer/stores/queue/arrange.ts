import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type DayBounds, groupOf, QUEUE_GROUPS, type QueueGroup } from "./queue-groups.ts";

/** One line of the list: a heading or a ticket. */
export type QueueEntry =
  | { readonly kind: "group"; readonly group: QueueGroup; readonly count: number }
  | { readonly kind: "ticket"; readonly id: string; readonly group: QueueGroup; readonly sortAt: number };

export interface Arrangement {
  readonly entries: readonly QueueEntry[];
  /** The soonest moment at which time alone would put a ticket into another group. */
  readonly holdsUntil: Instant;
}

const RANK_OF = new Map(QUEUE_GROUPS.map((group, index) => [group, index]));
const rankOf = (group: QueueGroup): number => RANK_OF.get(group) ?? QUEUE_GROUPS.length;

/** What decides a ticket's place within its group: the due moment; who waits longest; who finished last. */
export function sortKey(row: QueueRow, group: QueueGroup): number {
  if (group === "finished") return -(row.resolvedAt ?? row.changedAt);
  if (group === "waiting") return row.changedAt;
  return row.next?.dueAt ?? row.loggedAt;
}

interface Placed {
  readonly row: QueueRow;
  readonly group: QueueGroup;
  readonly sortAt: number;
}

/** Next due first; where that is equal the more urgent (COV-69), then the older. */
function inOrder(a: Placed, b: Placed): number {
  return (
    rankOf(a.group) - rankOf(b.group) ||
    a.sortAt - b.sortAt ||
    a.row.rank - b.row.rank ||
    a.row.loggedAt - b.row.loggedAt ||
    (a.row.reference < b.row.reference ? -1 : 1)
  );
}

/**
 * Puts rows under their headings, next due first: read from the top, what is due later stands lower. Without bounds, while
 * no calendar is known, the days are not told apart.
 */
export function arrange(rows: Iterable<QueueRow>, bounds: DayBounds | undefined, now: Instant): Arrangement {
  const placed: Placed[] = [];
  let holdsUntil = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const group = groupOf(row, bounds, now);
    placed.push({ row, group, sortAt: sortKey(row, group) });
    holdsUntil = Math.min(holdsUntil, nextChange(row, group, bounds));
  }
  placed.sort(inOrder);
  return { entries: withHeadings(placed), holdsUntil };
}

function nextChange(row: QueueRow, group: QueueGroup, bounds: DayBounds | undefined): Instant {
  if (
    group === "at-once" ||
    group === "missed" ||
    group === "waiting" ||
    group === "no-deadline" ||
    group === "finished"
  ) {
    return Number.POSITIVE_INFINITY;
  }
  // One millisecond past the due moment it is missed; at midnight everything has another day.
  return Math.min((row.next?.dueAt ?? Number.POSITIVE_INFINITY) + 1, bounds?.midnightAt ?? Number.POSITIVE_INFINITY);
}

function withHeadings(placed: readonly Placed[]): readonly QueueEntry[] {
  const counts = new Map<QueueGroup, number>();
  for (const { group } of placed) counts.set(group, (counts.get(group) ?? 0) + 1);
  const entries: QueueEntry[] = [];
  let current: QueueGroup | null = null;
  for (const { row, group, sortAt } of placed) {
    if (group !== current) entries.push({ kind: "group", group, count: counts.get(group) ?? 0 });
    current = group;
    entries.push({ kind: "ticket", id: row.id, group, sortAt });
  }
  return entries;
}
