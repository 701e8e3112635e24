import type { Calendar } from "../calendar/calendar.ts";
import type { ClockReport, PromiseClock, PromiseKind } from "../clock/clock-report.ts";
import { URGENT_PERCENT, WARN_PERCENT } from "../clock/marks.ts";
import { factsOf, type Stage, standing } from "../clock/standing.ts";
import type { Instant } from "../kernel/instant.ts";
import type { MomentWords } from "./moment-words.ts";
import { lengthText, timeLeftText } from "./time-text.ts";

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
    case "check":
      return "ask for the caller check";
  }
}

/** How the time of one ticket is told: its zone, and the calendar that counts it. */
export interface TimeTold {
  readonly words: MomentWords;
  readonly calendar: Calendar;
}

/** Where a promise stands, without its name: "2 h 14 left", "34 min late", "kept with 30 min to spare", "paused: 1 h 40 left when resumed". */
export function standingWords(promise: PromiseClock, at: Instant, told: TimeTold): string {
  const { leftMs } = standing(factsOf(promise), told.calendar, at, promise.metAt);
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

/** Every promise of a ticket as it stands: "respond by 10:00 (34 min late), fix by Tue 12:00 (2 h 14 of service time left)". */
export function promisesWords({ promises, at }: ClockReport, responseWord: string, told: TimeTold): string {
  const parts = promises
    .filter(({ promise, state }) => state !== "no-target" && promise !== "update")
    .map((promise) => {
      const verb = promiseVerb(promise.promise, responseWord);
      const standing = standingWords(promise, at, told);
      return promise.dueAt === null
        ? `${verb}: ${standing}`
        : `${verb} by ${told.words.moment(promise.dueAt, at)} (${standing})`;
    });
  return parts.length === 0 ? "nothing is promised" : parts.join(", ");
}

function ofTime(promise: PromiseClock): string {
  return promise.basis === "service" ? "of service time " : "";
}

function missedWords(promise: PromiseClock, at: Instant, { calendar }: TimeTold): string {
  const late = lateWords(promise, calendar, at);
  if (late === null) return "missed";
  return promise.metAt === null ? late : `met ${late}`;
}

/**
 * How late a promise is or was: "34 min late". Null where it was in time, and where the desk has been closed ever since
 * the due moment: then it is missed, by no service time at all.
 */
export function lateWords(promise: PromiseClock, calendar: Calendar | undefined, at: Instant): string | null {
  if (promise.dueAt === null) return null;
  const { leftMs } = standing(factsOf(promise), calendar, at, promise.metAt);
  return leftMs !== null && leftMs < 0 ? timeLeftText(leftMs) : null;
}

/** The word beside the glyph: nobody has to learn shapes to read a row. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  running: "running",
  warned: `${WARN_PERCENT}% used`,
  urgent: `${URGENT_PERCENT}% used`,
  missed: "missed",
  kept: "kept",
  paused: "paused",
  "outside-hours": "outside hours",
  "not-started": "not started",
  none: "no deadline",
};

/** What stands beside the deadline in force: "original Mon 12:00, missed". Null where nothing was agreed beside it. */
export function originalWords(promise: PromiseClock, at: Instant, words: MomentWords): string | null {
  const [original, ...agreed] = promise.deadlines;
  if (agreed.length === 0 || original.dueAt === null) return null;
  const moment = words.moment(original.dueAt, at);
  // A priority that came after it measures its own time again: then what was agreed is what stands beside.
  if (promise.kind === "target") {
    const last = agreed.at(-1)?.dueAt ?? null;
    return last === null ? null : `${words.moment(last, at)} was agreed under another priority`;
  }
  return original.state === "missed" ? `original ${moment}, missed` : `original ${moment}`;
}

const NOUNS: Readonly<Record<PromiseKind, string>> = {
  response: "the response",
  fix: "fix",
  update: "the update",
  decision: "the decision",
  check: "the caller check",
};

/** The question a ledger answers where no moment can be named; null where one can. */
export function whyWithoutMoment({ promise, state, dueAt }: PromiseClock, responseWord: string): string | null {
  if (state === "paused") return `Why is ${NOUNS[promise]} paused?`;
  return dueAt === null ? `Why no moment to ${promiseVerb(promise, responseWord)}?` : null;
}
