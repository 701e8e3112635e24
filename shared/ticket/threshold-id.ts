import { asId, type Id, type TicketId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ThresholdPromise } from "./listed-words.ts";

/** The name of one threshold of one promise against one due instant: the same on every station, so it is recorded once. */
export function thresholdIdOf(
  ticketId: TicketId,
  promise: ThresholdPromise,
  percent: number,
  dueAt: Instant,
): Id<"threshold"> {
  return asId(`${ticketId}:${promise}:${percent}:${dueAt}`);
}
