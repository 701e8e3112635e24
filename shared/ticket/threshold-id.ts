import type { TicketId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ThresholdReached } from "./events.ts";

/** The name of one threshold of one promise against one due instant: the same on every station, so it is recorded once. */
export function thresholdIdOf(
  ticketId: TicketId,
  promise: ThresholdReached["promise"],
  percent: number,
  dueAt: Instant,
): string {
  return `${ticketId}:${promise}:${percent}:${dueAt}`;
}
