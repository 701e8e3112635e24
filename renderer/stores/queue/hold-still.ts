import { belongsTo, queueOrder } from "../../../shared/contract/queue-order.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { arrange, countsOf, misplacedIn } from "./arrange.ts";
import { countMoves } from "./count-moves.ts";
import { boundsNow, currentFilter, currentView, type QueueDesk } from "./queue-desk.ts";
import { groupOf } from "./queue-groups.ts";
import { AT_REST } from "./queue-store.ts";

/** Looks at what a new arrangement would change, without changing anything. */
export function assess(desk: QueueDesk): void {
  const { rows, entries, inside } = desk.queue.getState();
  const filter = currentView(desk);
  const now = desk.ticker.now();
  const shown = new Set<string>();
  for (const entry of entries) if (entry.kind === "ticket") shown.add(entry.id);
  const belonging: QueueRow[] = [];
  let arrivals = 0;
  let departures = 0;
  for (const row of rows.values()) {
    const fits = belongsTo(row, filter);
    if (fits) belonging.push(row);
    if (shown.has(row.id)) departures += fits ? 0 : 1;
    else arrivals += fits ? 1 : 0;
  }
  // In an empty list nothing stands that could move: what arrives is shown at once.
  if (shown.size === 0 && arrivals > 0) return rearrange(desk);
  const fresh = arrange(belonging, boundsNow(desk, now), now, inside);
  const unrest = { moves: countMoves(entries, fresh.entries), arrivals, departures };
  desk.queue.setState({
    unrest,
    holdsUntil: fresh.holdsUntil,
    groupCounts: countsOf(fresh.entries),
    misplaced: misplacedIn(entries, fresh.entries),
  });
}

/** What R does: arranges what is known anew. The keyboard stays on its ticket. */
export function rearrange(desk: QueueDesk): void {
  const { rows, entries: before, activeId, inside } = desk.queue.getState();
  const filter = currentView(desk);
  const now = desk.ticker.now();
  const belonging = new Map([...rows].filter(([, row]) => belongsTo(row, filter)));
  const { entries, holdsUntil } = arrange(belonging.values(), boundsNow(desk, now), now, inside);
  const active =
    activeId !== null && belonging.has(activeId) ? activeId : neighbourOf(before, activeId, belonging, entries);
  desk.queue.setState({
    rows: belonging,
    entries,
    holdsUntil,
    total: Math.max(desk.queue.getState().total, 0) + belonging.size - countTickets(before),
    unrest: AT_REST,
    groupCounts: countsOf(entries),
    misplaced: new Map(),
    activeId: active,
  });
}

/** The list opens in order: it holds still for who is reading it, and nobody has begun to. */
export function openInOrder(desk: QueueDesk): void {
  const { loading, unrest } = desk.queue.getState();
  const isAtRest = unrest.moves + unrest.arrivals + unrest.departures === 0;
  if (loading === "done" && !isAtRest) rearrange(desk);
}

/** A ticket logged at this window stands in the list at once: whoever logged it was not reading the list just then. */
export async function takeInOwn(desk: QueueDesk, row: QueueRow): Promise<void> {
  patchRows(desk, await belongingOnes(desk, [row]));
  openInOrder(desk);
}

type Entries = ReturnType<typeof arrange>["entries"];

const countTickets = (entries: Entries): number => entries.filter((entry) => entry.kind === "ticket").length;

/** When the ticket under the keyboard leaves the list, the keyboard goes to the next one that stays, or else to the top. */
function neighbourOf(
  entries: Entries,
  activeId: string | null,
  rows: ReadonlyMap<string, QueueRow>,
  fresh: Entries,
): string | null {
  const from = entries.findIndex((entry) => entry.kind === "ticket" && entry.id === activeId);
  const stays = (entry: Entries[number]): boolean => entry.kind === "ticket" && rows.has(entry.id);
  const found = entries.slice(from + 1).find(stays) ?? entries.slice(0, Math.max(from, 0)).findLast(stays);
  const place = found ?? fresh.find((entry) => entry.kind === "ticket");
  return place?.kind === "ticket" ? place.id : null;
}

/** Takes in rows as they stand now: those shown change in place, the others wait for R. */
export function patchRows(desk: QueueDesk, fresh: readonly QueueRow[]): void {
  if (fresh.length === 0) return;
  const before = desk.queue.getState().rows;
  const rows = new Map(before);
  for (const row of fresh) rows.set(row.id, row);
  desk.queue.setState({ rows });
  const place = placeReader(desk);
  // Most changes (a note, a warning, an owner) move nothing; arranging 10,000 tickets to learn that costs a frame.
  if (fresh.some((row) => place(row) !== place(before.get(row.id)))) assess(desk);
}

/** What decides where a row stands, as one text: equal texts, equal places. */
function placeReader(desk: QueueDesk): (row: QueueRow | undefined) => string {
  const now = desk.ticker.now();
  const bounds = boundsNow(desk, now);
  const filter = currentView(desk);
  return (row) => {
    if (row === undefined || !belongsTo(row, filter)) return "elsewhere";
    return `${groupOf(row, bounds, now)} ${queueOrder(row)} ${row.rank}`;
  };
}

/** Of rows not known before, those that belong to the filter. Whether its text is in them only the desk can say. */
export async function belongingOnes(desk: QueueDesk, fresh: readonly QueueRow[]): Promise<readonly QueueRow[]> {
  const filter = currentView(desk);
  const fitting = fresh.filter((row) => belongsTo(row, filter));
  if (fitting.length === 0 || filter.text.trim() === "") return fitting;
  const answer = await desk.client.request("queue.list", { filter: currentFilter(desk), offset: 0, limit: 10_000 });
  const found = new Set(answer.ok ? answer.value.rows.map(({ id }) => id) : []);
  if (answer.ok) {
    const { rows, whole } = answer.value;
    const inside = new Set(desk.queue.getState().inside);
    for (const [place, { id }] of rows.entries()) {
      if (place < whole) inside.delete(id);
      else inside.add(id);
    }
    desk.queue.setState({ inside });
  }
  return fitting.filter(({ id }) => found.has(id));
}
