import type { Zone } from "../../../shared/calendar/zone.ts";
import type { QueueFilter, QueueFilterInput } from "../../../shared/contract/queue-filter.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { Client } from "../../client/client.ts";
import { type AgreementState, type AgreementStore, calendarOf } from "../agreement-store.ts";
import type { Ticker } from "../ticker.ts";
import { filterRequest } from "./queue-filter.ts";
import { type DayBounds, dayBounds } from "./queue-groups.ts";
import type { QueueStore } from "./queue-store.ts";

/** What the queue needs of the rest of the window. */
export interface QueueDesk {
  readonly client: Client;
  readonly ticker: Ticker;
  readonly agreements: AgreementStore;
  readonly queue: QueueStore;
  /** The wall clock of whoever looks; undefined where the PC names its zone only by an offset. */
  readonly zone: Zone | undefined;
  /** Resolves when what was shown last can be seen. */
  readonly drawn: () => Promise<void>;
  /** The person who acts, for "mine". */
  readonly me: () => string | null;
}

export const currentFilter = (desk: QueueDesk): QueueFilterInput =>
  filterRequest(desk.queue.getState().filter, desk.me());

/** The same for the rows at hand: whose "mine" are is the person who acts. */
export function currentView(desk: QueueDesk): QueueFilter {
  const { filter } = desk.queue.getState();
  const me = desk.me();
  return me === null ? { ...filter, me: undefined } : { ...filter, me };
}

interface KeptBounds {
  readonly state: AgreementState;
  readonly from: Instant;
  readonly bounds: DayBounds;
}

const kept = new WeakMap<AgreementStore, KeptBounds>();

/**
 * How the day is divided at `now`: by the hours of the agreements in use, on the wall clock of whoever looks. Worked out
 * once for a day and a set of agreements.
 */
export function boundsNow({ agreements, zone }: QueueDesk, now: Instant): DayBounds | undefined {
  const state = agreements.getState();
  const last = kept.get(agreements);
  if (last?.state === state && now >= last.from && now < last.bounds.midnightAt) return last.bounds;
  const calendars = state.current.map(({ id, version }) => calendarOf(state, id, version));
  const bounds = dayBounds(
    calendars.filter((calendar) => calendar !== undefined),
    zone,
    now,
  );
  if (bounds !== undefined) kept.set(agreements, { state, from: now, bounds });
  return bounds;
}
