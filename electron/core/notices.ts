import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import { KINDS } from "./records/all-kinds.ts";

/** After a long absence everything may come due at once; the lists have the rest. */
const MOST_TOLD = 500;

const NOTICE_TYPES = [...KINDS.values()].flatMap(({ noticeTypes }) => noticeTypes);

/** What people were told after `position` of the log, whatever it was about, the newest first. */
export function noticesAfter(desk: Desk, position: number, limit: number): readonly NoticeDelivered[] {
  return desk.store
    .eventsAfter(NOTICE_TYPES, position, limit)
    .flatMap((place) => KINDS.get(place.category)?.noticeAt(desk, desk.store, place, place) ?? []);
}

/**
 * The notices nobody has put away yet, the newest first, whenever they were delivered: every one is an event of its
 * record, and the desk's file remembers up to which they were heard. So none is lost because the PC was off, no window
 * was open, or its stream was away.
 */
export const recentNotices: Handler<"notice.recent"> = (desk) =>
  answered(noticesAfter(desk, desk.store.heardUpTo(), MOST_TOLD));

/** Somebody put away everything up to an event of the log. Nobody can take that back, nor hear what is not there yet. */
export const hearNotices: Handler<"notice.heard"> = (desk, { upTo }) => {
  const { store } = desk;
  const heard = Math.min(upTo, store.position());
  if (heard > store.heardUpTo()) store.recordHeard(heard);
  return answered({ upTo: store.heardUpTo() });
};
