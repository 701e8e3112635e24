import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import { noticeOf } from "./notice-of.ts";
import type { ThresholdPlace } from "./ports.ts";
import { readTicket } from "./ticket-stream.ts";

/** After a long absence everything may come due at once; the queue has the rest. */
const MOST_TOLD = 500;

/**
 * The warnings and misses nobody has put away yet, the newest first, whenever they were delivered: every one is an event
 * of its ticket, and the desk's file remembers up to which they were heard. So none is lost because the PC was off, no
 * window was open, or its stream was away.
 */
export const recentNotices: Handler<"notice.recent"> = (desk) => {
  const { store } = desk;
  return answered(store.thresholdsAfter(store.heardUpTo(), MOST_TOLD).flatMap((place) => noticeAt(desk, place)));
};

function noticeAt(desk: Desk, { ticketId, version, position }: ThresholdPlace): readonly NoticeDelivered[] {
  const recorded = readTicket(desk.store, ticketId).events.find((event) => event.version === version);
  if (recorded?.event.type !== "ThresholdReached") return [];
  const notice = noticeOf(desk, ticketId, recorded.event, position);
  return notice === undefined ? [] : [notice];
}

/** Somebody put away everything up to an event of the log. Nobody can take that back, nor hear what is not there yet. */
export const hearNotices: Handler<"notice.heard"> = (desk, { upTo }) => {
  const { store } = desk;
  const heard = Math.min(upTo, store.position());
  if (heard > store.heardUpTo()) store.recordHeard(heard);
  return answered({ upTo: store.heardUpTo() });
};
