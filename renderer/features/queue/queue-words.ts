import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { EVERYTHING_OPEN } from "../../stores/queue/queue-filter.ts";
import type { QueueGroup } from "../../stores/queue/queue-groups.ts";
import type { Unrest } from "../../stores/queue/queue-store.ts";

export const GROUP_WORDS: Readonly<Record<QueueGroup, string>> = {
  "at-once": "At once",
  missed: "Missed",
  "before-lunch": "Before lunch",
  "before-close": "Before close",
  "later-today": "Later today",
  "next-working-day": "Next working day",
  later: "Later",
  waiting: "Waiting",
  "no-deadline": "No deadline yet",
  finished: "Resolved and closed",
  "inside-words": "Only inside a word",
};

/** What a row says that no longer stands where it belongs, until the list is put in order. */
export function misplacedWords(belongsIn: QueueGroup | "elsewhere"): string {
  return belongsIn === "elsewhere" ? "no longer in this list" : `now: ${GROUP_WORDS[belongsIn].toLowerCase()}`;
}

export const VIEWS: readonly { readonly view: QueueFilter["view"]; readonly name: string; readonly key: string }[] = [
  { view: "all", name: "All", key: "1" },
  { view: "mine", name: "Mine", key: "2" },
  { view: "unassigned", name: "Unassigned", key: "3" },
  { view: "disputed", name: "Disputed", key: "4" },
  { view: "waiting", name: "Waiting", key: "5" },
  { view: "major", name: "Major", key: "6" },
  { view: "unverified", name: "Unverified", key: "7" },
];

export const STATUS_WORDS: Readonly<Record<QueueFilter["statuses"][number], string>> = {
  unverified: "Unverified",
  open: "Open",
  resolved: "Resolved",
  closed: "Closed",
};

/** "H" for having: what narrows or widens the list, by its second letter. F and B belong to tickets. */
export const NARROWING_KEY = "h";

/** "3 tickets would move", "1 new, 2 would move": what R would change. Empty while nothing would. */
export function unrestSentence({ moves, arrivals, departures }: Unrest): string {
  const parts = [
    arrivals > 0 ? `${arrivals} new` : "",
    departures > 0 ? `${departures} would leave` : "",
    moves > 0 ? `${moves} ${arrivals + departures === 0 ? tickets(moves) : ""}would move`.replace("  ", " ") : "",
  ].filter(Boolean);
  return parts.join(", ");
}

/** What an empty list leaves out: "14 resolved or closed tickets fit." */
export function elsewhereSentence(count: number, { statuses }: QueueFilter): string {
  const isUsual = statuses.join() === EVERYTHING_OPEN.statuses.join();
  const which = isUsual ? "resolved or closed ticket" : "ticket of another state";
  const many = isUsual ? "resolved or closed tickets" : "tickets of other states";
  return count === 1 ? `1 ${which} fits.` : `${count.toLocaleString("en-GB")} ${many} fit.`;
}

const tickets = (count: number): string => (count === 1 ? "ticket " : "tickets ");
