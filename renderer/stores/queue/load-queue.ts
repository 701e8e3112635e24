import type { Answer } from "../../../shared/contract/answer.ts";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { QueuePage } from "../../../shared/contract/views.ts";
import { agreementsReady } from "../agreement-store.ts";
import { arrange, countsOf } from "./arrange.ts";
import { boundsNow, currentFilter, type QueueDesk } from "./queue-desk.ts";
import { AT_REST, type QueueState } from "./queue-store.ts";

/** Fills the tallest screen (2,160 px); answered in a few milliseconds. */
const FIRST_PAGE = 80;
const CHUNK = 2_500;
/** More than a person can work through; beyond it the list says that it shows the next due. */
export const MOST_ROWS = 20_000;

/** Counts the loads of each queue, so that an answer to an older question is not shown. */
const runs = new WeakMap<QueueDesk["queue"], number>();

/**
 * Shows another selection of tickets. Filters apply at once; the list is arranged anew, that of a new search from its
 * top: the keyboard goes to its first ticket, unless the one that stands open beside it (`openId`) is in it.
 */
export async function showFilter(desk: QueueDesk, filter: QueueFilter, openId: string | null = null): Promise<void> {
  const isNewSearch = filter.text.trim() !== desk.queue.getState().filter.text.trim();
  desk.queue.setState({ filter });
  await loadQueue(desk, isNewSearch ? { openId } : null);
}

/** A list while its pages arrive. */
interface Arriving {
  readonly rows: Map<string, QueueRow>;
  readonly inside: Set<string>;
}

/**
 * Loads the queue from the beginning and arranges it: the first page at once, the rest behind it. `fromTop`: nobody was
 * reading this list yet.
 */
export async function loadQueue(
  desk: QueueDesk,
  fromTop: { readonly openId: string | null } | null = null,
): Promise<void> {
  const run = (runs.get(desk.queue) ?? 0) + 1;
  runs.set(desk.queue, run);
  const isCurrent = (): boolean => runs.get(desk.queue) === run;
  desk.queue.setState({ loading: desk.queue.getState().entries.length === 0 ? "first" : "rest", problem: null });
  const asked = page(desk, 0, FIRST_PAGE);
  // Behind the tickets: one desk answers both. Until somebody sits here there are no numbers of theirs.
  if (desk.me() !== null) void loadCounts(desk);
  const [first] = await Promise.all([asked, agreementsReady(desk.agreements)]);
  if (!isCurrent()) return;
  if (!first.ok) return desk.queue.setState({ loading: "done", problem: first.error.message });
  const arriving: Arriving = { rows: new Map(), inside: new Set() };
  const { rows } = arriving;
  keep(arriving, first.value, 0);
  if (fromTop !== null) desk.queue.setState(({ searches }) => ({ activeId: fromTop.openId, searches: searches + 1 }));
  show(desk, arriving, first.value, rows.size < first.value.total ? "rest" : "done");
  // Reading thousands of rows takes as long as a few frames: the first page is to be seen before.
  if (rows.size < first.value.total) await desk.drawn();
  if (isCurrent()) await loadRest(desk, arriving, first.value.total, isCurrent);
}

async function loadRest(desk: QueueDesk, arriving: Arriving, total: number, isCurrent: () => boolean): Promise<void> {
  const end = Math.min(total, MOST_ROWS);
  for (let offset = FIRST_PAGE; offset < end; offset += CHUNK) {
    const next = await page(desk, offset, CHUNK);
    if (!isCurrent()) return;
    if (!next.ok) return desk.queue.setState({ loading: "done", problem: next.error.message });
    keep(arriving, next.value, offset);
    show(desk, arriving, next.value, offset + CHUNK < end ? "rest" : "done");
  }
}

const page = (desk: QueueDesk, offset: number, limit: number): Promise<Answer<QueuePage>> =>
  desk.client.request("queue.list", { filter: currentFilter(desk), offset, limit });

function keep({ rows, inside }: Arriving, page: QueuePage, offset: number): void {
  for (const row of page.rows) rows.set(row.id, row);
  for (const { id } of page.rows.slice(Math.max(0, page.whole - offset))) inside.add(id);
}

function show(
  desk: QueueDesk,
  { rows, inside }: Arriving,
  { total, whole }: QueuePage,
  loading: QueueState["loading"],
): void {
  const now = desk.ticker.now();
  const { entries, holdsUntil } = arrange(rows.values(), boundsNow(desk, now), now, inside);
  const { activeId } = desk.queue.getState();
  const isStillThere = activeId !== null && (rows.has(activeId) || loading === "rest");
  const firstTicket = entries.find((entry) => entry.kind === "ticket")?.id ?? null;
  desk.queue.setState({
    rows: new Map(rows),
    inside: new Set(inside),
    whole,
    entries,
    holdsUntil,
    total,
    loading,
    unrest: AT_REST,
    groupCounts: countsOf(entries),
    misplaced: new Map(),
    activeId: isStillThere ? activeId : firstTicket,
  });
}

export async function loadCounts(desk: QueueDesk): Promise<void> {
  const answer = await desk.client.request("queue.counts", { filter: currentFilter(desk) });
  if (answer.ok) desk.queue.setState({ counts: answer.value });
}
