import type { QueueFilterInput } from "../../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { Client } from "../../client/client.ts";
import { type AgreementStore, calendarOf, versionKey } from "../agreement-store.ts";
import type { Ticker } from "../ticker.ts";
import type { BoundsLookup } from "./arrange.ts";
import { filterRequest } from "./queue-filter.ts";
import { type DayBounds, dayBounds } from "./queue-groups.ts";
import type { QueueStore } from "./queue-store.ts";

/** What the queue needs of the rest of the window. */
export interface QueueDesk {
  readonly client: Client;
  readonly ticker: Ticker;
  readonly agreements: AgreementStore;
  readonly queue: QueueStore;
  /** Resolves when what was shown last can be seen. */
  readonly drawn: () => Promise<void>;
  /** The person who acts, for "mine". */
  readonly me: () => string | null;
}

export const currentFilter = (desk: QueueDesk): QueueFilterInput =>
  filterRequest(desk.queue.getState().filter, desk.me());

/** Day bounds of each ticket's own agreement, worked out once per agreement and arrangement. */
export function boundsLookup(desk: QueueDesk, now: Instant): BoundsLookup {
  const known = new Map<string, DayBounds | undefined>();
  const state = desk.agreements.getState();
  return (row: QueueRow) => {
    const key = versionKey(row.agreementId, row.agreementVersion);
    if (known.has(key)) return known.get(key);
    const calendar = calendarOf(state, row.agreementId, row.agreementVersion);
    const bounds = calendar === undefined ? undefined : dayBounds(calendar, now);
    known.set(key, bounds);
    return bounds;
  };
}
