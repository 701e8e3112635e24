import { createStore, type StoreApi } from "zustand/vanilla";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { QueueCounts, SavedView } from "../../../shared/contract/views.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { QueueEntry } from "./arrange.ts";
import { EVERYTHING_OPEN } from "./queue-filter.ts";
import type { QueueGroup } from "./queue-groups.ts";

/** What a new arrangement would change; all zero while the list is in order. */
export interface Unrest {
  /** Tickets shown that would stand elsewhere. */
  readonly moves: number;
  /** Tickets that belong here and are not shown. */
  readonly arrivals: number;
  /** Tickets shown that no longer belong here. */
  readonly departures: number;
}

export const AT_REST: Unrest = { moves: 0, arrivals: 0, departures: 0 };

export interface QueueState {
  readonly filter: QueueFilter;
  /** Every ticket known to belong to the filter, and those shown that did until a moment ago. */
  readonly rows: ReadonlyMap<string, QueueRow>;
  /** The order as shown. Changes only when a person asks for it. */
  readonly entries: readonly QueueEntry[];
  /** How many tickets the desk says belong to the filter. */
  readonly total: number;
  /** Of a search: how many hold it as words, and which of those known hold it inside words alone. */
  readonly whole: number;
  readonly inside: ReadonlySet<string>;
  /** Counts the searches shown: the list of a new one begins at its top. */
  readonly searches: number;
  /** `first`: nothing to show yet. `rest`: the first page is shown, more is on its way. */
  readonly loading: "first" | "rest" | "done";
  readonly problem: string | null;
  readonly unrest: Unrest;
  /** How many tickets stand in each group now, wherever they are shown. */
  readonly groupCounts: ReadonlyMap<QueueGroup, number>;
  /** Tickets shown under a heading that is no longer theirs, each with the one that is; null: none in this list any more. */
  readonly misplaced: ReadonlyMap<string, QueueGroup | null>;
  /** When time alone will put a ticket under another heading. */
  readonly holdsUntil: Instant;
  /** The row the keyboard is on. */
  readonly activeId: string | null;
  readonly counts: QueueCounts | null;
  readonly savedViews: readonly SavedView[];
}
export type QueueStore = StoreApi<QueueState>;

export function createQueueStore(): QueueStore {
  return createStore<QueueState>(() => ({
    filter: EVERYTHING_OPEN,
    rows: new Map(),
    entries: [],
    total: 0,
    whole: 0,
    inside: new Set(),
    searches: 0,
    loading: "first",
    problem: null,
    unrest: AT_REST,
    groupCounts: new Map(),
    misplaced: new Map(),
    holdsUntil: Number.POSITIVE_INFINITY,
    activeId: null,
    counts: null,
    savedViews: [],
  }));
}

/** Moves the keyboard to a ticket. */
export function activate(store: QueueStore, id: string | null): void {
  if (store.getState().activeId !== id) store.setState({ activeId: id });
}
