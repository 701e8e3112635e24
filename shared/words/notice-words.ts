import type { MomentKind } from "../change/due/moment.ts";
import type { ThresholdPromise } from "../ticket/listed-words.ts";

/** A warning or due moment of a ticket, as much of it as a headline says. */
interface TicketNotice {
  readonly kind: "ticket";
  readonly reference: string;
  readonly promise: ThresholdPromise;
  readonly percent: number;
}

/** The same of a change. */
interface ChangeNotice {
  readonly kind: "change";
  readonly reference: string;
  readonly what: MomentKind;
}

export type Notice = TicketNotice | ChangeNotice;

const MISSED_PERCENT = 100;

const PROMISES = {
  response: "response",
  fix: "fix",
  update: "update",
  decision: "decision",
  check: "caller check",
} as const;

/** "MH-4F2K fix: 85% of its time used", "CH-4F2K waits for your vote". */
export function noticeHeadline(notice: Notice): string {
  switch (notice.kind) {
    case "ticket":
      return ticketHeadline(notice);
    case "change":
      return `${notice.reference} ${CHANGE_HEADLINES[notice.what]}`;
  }
}

const CHANGE_HEADLINES: Readonly<Record<MomentKind, string>> = {
  "vote-asked": "waits for your vote",
  "vote-changed": "was changed after you voted: vote again",
  "vote-warning": "closes soon and waits for your vote",
  "deadline-warning": "is due soon: the date agreed with the customer",
  "deadline-missed": "has missed the date agreed with the customer",
  idle: "has not been touched for days",
  "notice-due": "needs its notice sent",
  "phase-due": "ends a phase today",
};

/** "Escalated" means three things in this field; this says which. */
function ticketHeadline({ reference, percent, promise }: TicketNotice): string {
  // An alarm is no deadline: work that must begin at once has not begun (CAL-05).
  if (promise === "alarm") return `${reference} must begin at once`;
  const what = PROMISES[promise];
  return percent >= MISSED_PERCENT
    ? `${reference} ${what} missed`
    : `${reference} ${what}: ${percent}% of its time used`;
}

/** Whether it tells of something that is over its time, rather than near it. */
export function isMiss(notice: Notice): boolean {
  return notice.kind === "ticket" ? notice.percent >= MISSED_PERCENT : notice.what === "deadline-missed";
}

/** Everything that had passed before the desk could tell it (the PC was off, a call was entered late), as one sentence. */
export function lateNoticesSentence(late: readonly Notice[]): string {
  const missed = late.filter(isMiss).length;
  const warned = late.length - missed;
  const parts = [
    missed > 0 ? `${missed.toLocaleString("en-GB")} missed` : "",
    warned > 0 ? `${warned.toLocaleString("en-GB")} warned` : "",
  ].filter(Boolean);
  return `Told late: ${parts.join(", ")}`;
}

/** Whom the agreement has told: "told owner and team leader"; empty where nobody was. */
export function toldWords(to: readonly string[]): string {
  if (to.length === 0) return "";
  const last = to.at(-1) ?? "";
  return `told ${to.length === 1 ? last : `${to.slice(0, -1).join(", ")} and ${last}`}`;
}
