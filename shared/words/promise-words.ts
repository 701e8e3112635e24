import type { Calendar } from "../calendar/calendar.ts";
import type { PromiseClock, PromiseKind } from "../clock/clock-report.ts";
import type { Instant } from "../kernel/instant.ts";
import type { MomentWords } from "./moment-words.ts";
import { lateWords } from "./time-left.ts";
import { lengthText } from "./time-text.ts";

/** What each promise is called as a verb: `responseWord` is the agreement's own ("respond", "attend"). */
export function promiseVerb(promise: PromiseKind, responseWord: string): string {
  switch (promise) {
    case "response":
      return responseWord;
    case "fix":
      return "fix";
    case "update":
      return "update the caller";
    case "decision":
      return "settle the priority";
  }
}

/** How the time of one ticket is told: its zone, and the calendar that counts it. */
export interface TimeTold {
  readonly words: MomentWords;
  readonly calendar: Calendar;
}

/** Where a promise stands, without its name: "2 h 14 left", "34 min late", "kept with 30 min to spare", "paused: 1 h 40 left when resumed". */
export function standingWords(promise: PromiseClock, at: Instant, told: TimeTold): string {
  const leftMs = promise.budgetMs === null ? null : promise.budgetMs - promise.usedMs;
  switch (promise.state) {
    case "no-target":
      return promise.label;
    case "not-started":
      return promise.startedAt === null ? "not started" : `starts ${told.words.moment(promise.startedAt, at)}`;
    case "paused":
      return leftMs === null ? "paused" : `paused: ${lengthText(leftMs)} left when resumed`;
    case "running":
      return leftMs === null ? "running" : `${lengthText(leftMs)} ${ofTime(promise)}left`;
    case "outside-hours":
      return leftMs === null ? "outside service hours" : `${lengthText(leftMs)} of service time left, desk closed now`;
    case "kept":
      return leftMs === null || leftMs <= 0 ? "kept" : `kept with ${lengthText(leftMs)} to spare`;
    case "missed":
      return missedWords(promise, at, told);
  }
}

function ofTime(promise: PromiseClock): string {
  return promise.basis === "service" ? "of service time " : "";
}

function missedWords(promise: PromiseClock, at: Instant, { calendar }: TimeTold): string {
  const { dueAt, metAt } = promise;
  const late = dueAt === null ? null : lateWords(promise, dueAt, calendar, metAt ?? at);
  if (late === null) return "missed";
  return metAt === null ? late : `met ${late}`;
}

const NOUNS: Readonly<Record<PromiseKind, string>> = {
  response: "the response",
  fix: "fix",
  update: "the update",
  decision: "the decision",
};

/** The question a ledger answers where no moment can be named; null where one can. */
export function whyWithoutMoment({ promise, state, dueAt }: PromiseClock, responseWord: string): string | null {
  if (state === "paused") return `Why is ${NOUNS[promise]} paused?`;
  return dueAt === null ? `Why no moment to ${promiseVerb(promise, responseWord)}?` : null;
}
