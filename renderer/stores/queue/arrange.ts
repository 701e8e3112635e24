import { compareRows, queueOrder } from "../../../shared/contract/queue-order.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type DayBounds, groupOf, type QueueGroup } from "./queue-groups.ts";

/** One line of the list: a heading or a ticket. */
export type QueueEntry =
  | { readonly kind: "group"; readonly group: QueueGroup; readonly count: number }
  | { readonly kind: "ticket"; readonly id: string; readonly group: QueueGroup };

export interface Arrangement {
  readonly entries: readonly QueueEntry[];
  /** The soonest moment at which time alone would put a ticket into another group. */
  readonly holdsUntil: Instant;
}

interface Placed {
  readonly row: QueueRow;
  readonly group: QueueGroup;
  /** Worked out once a row, not once a comparison. */
  readonly order: number;
}

/**
 * Puts rows in the queue's order under their headings, which are stretches of it: read from the top, what is due later
 * stands lower. Without bounds, while
 * no calendar is known, the days are not told apart. `inside`: tickets that a search found inside words alone, which
 * stand under a heading of their own below all others.
 */
export function arrange(
  rows: Iterable<QueueRow>,
  bounds: DayBounds | undefined,
  now: Instant,
  inside: ReadonlySet<string> = NONE_INSIDE,
): Arrangement {
  const placed: Placed[] = [];
  let holdsUntil = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const group = inside.has(row.id) ? "inside-words" : groupOf(row, bounds, now);
    placed.push({ row, group, order: queueOrder(row) });
    holdsUntil = Math.min(holdsUntil, nextChange(row, group, bounds));
  }
  placed.sort((a, b) => lastOf(a) - lastOf(b) || a.order - b.order || compareRows(a.row, b.row));
  return { entries: withHeadings(placed), holdsUntil };
}

const NONE_INSIDE: ReadonlySet<string> = new Set();

const lastOf = ({ group }: Placed): number => (group === "inside-words" ? 1 : 0);

function nextChange(row: QueueRow, group: QueueGroup, bounds: DayBounds | undefined): Instant {
  if (
    group === "at-once" ||
    group === "missed" ||
    group === "waiting" ||
    group === "no-deadline" ||
    group === "inside-words" ||
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
  for (const { row, group } of placed) {
    if (group !== current) entries.push({ kind: "group", group, count: counts.get(group) ?? 0 });
    current = group;
    entries.push({ kind: "ticket", id: row.id, group });
  }
  return entries;
}

/** How many tickets each heading of an arrangement stands above. */
export function countsOf(entries: readonly QueueEntry[]): ReadonlyMap<QueueGroup, number> {
  return new Map(entries.flatMap((entry) => (entry.kind === "group" ? [[entry.group, entry.count] as const] : [])));
}

/** The tickets shown that stand under another heading in a fresh arrangement, or under none. */
export function misplacedIn(
  shown: readonly QueueEntry[],
  fresh: readonly QueueEntry[],
): ReadonlyMap<string, QueueGroup | null> {
  const groups = new Map(fresh.flatMap((entry) => (entry.kind === "ticket" ? [[entry.id, entry.group] as const] : [])));
  return new Map(
    shown.flatMap((entry) => {
      if (entry.kind !== "ticket") return [];
      const group = groups.get(entry.id) ?? null;
      return group === entry.group ? [] : [[entry.id, group] as const];
    }),
  );
}
