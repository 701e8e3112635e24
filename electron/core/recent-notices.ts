import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { answered } from "./answers.ts";
import type { Handler } from "./handler.ts";

/** After a long absence everything may come due at once; the queue has the rest. */
const MOST_KEPT = 500;

/**
 * The notices of this run of the program, the newest first: what came due before a window was open, or while its stream
 * was away, is still told. Not stored: every notice is an event of its ticket already.
 */
export interface RecentNotices {
  add(notice: NoticeDelivered): void;
  list(): readonly NoticeDelivered[];
}

export function createRecentNotices(): RecentNotices {
  let kept: readonly NoticeDelivered[] = [];
  return {
    add(notice) {
      kept = [notice, ...kept].slice(0, MOST_KEPT);
    },
    list: () => kept,
  };
}

export const recentNotices: Handler<"notice.recent"> = (desk) => answered(desk.notices.list());
