import type { Calendar } from "../calendar/calendar.ts";
import type { ClockReport, PromiseClock, PromiseKind } from "../clock/clock-report.ts";
import type { Instant } from "../kernel/instant.ts";
import type { MomentWords } from "./moment-words.ts";
import { lateWords } from "./time-left.ts";
import { lengthText } from "./time-text.ts";

/** What a click would do to the clocks: the report as it stands, and the report as it would stand. */
export interface Change {
  readonly before: ClockReport;
  readonly after: ClockReport;
  /** What the agreement calls the response: "respond", "attend". */
  readonly responseWord: string;
  readonly words: MomentWords;
  readonly calendar: Calendar;
}

/** One promise of a report, where the agreement makes it. */
export function promiseOf(report: ClockReport, kind: PromiseKind): PromiseClock | undefined {
  return report.promises.find((promise) => promise.promise === kind && promise.state !== "no-target");
}

function leftMs(promise: PromiseClock): number | null {
  return promise.budgetMs === null ? null : promise.budgetMs - promise.usedMs;
}

/** The clock that matters most now: the fix, or where none is promised the response. One that was met runs no more. */
function leading(report: ClockReport): PromiseClock | undefined {
  const open = (["fix", "response"] as const).map((kind) => promiseOf(report, kind));
  return open.find((promise) => promise?.metAt === null);
}

function dueWords(dueAt: Instant, { after, words }: Change): string {
  return dueAt < after.at
    ? `due ${words.moment(dueAt, after.at)}, already missed`
    : `due ${words.moment(dueAt, after.at)}`;
}

/** Where neither response nor fix is owed, the next update may be, whatever is waited for. */
function withoutLeading({ after }: Change): string {
  return promiseOf(after, "update")?.dueAt == null ? "no clock is running" : "the update stays due";
}

/** "12 min left, due 14:22". */
export function resumeConsequence(change: Change): string {
  const promise = leading(change.after);
  if (!promise) return `Wait over: ${withoutLeading(change)}`;
  if (promise.state === "paused") return "Another wait still holds the clock";
  if (promise.dueAt === null) return "No deadline is set";
  const left = leftMs(promise);
  const due = dueWords(promise.dueAt, change);
  return left === null || promise.dueAt < change.after.at ? due : `${lengthText(left)} left, ${due}`;
}

/** "Clock stops with 1 h 40 left", or that the agreement lets it run. */
export function pauseConsequence(change: Change): string {
  const before = leading(change.before);
  const after = leading(change.after);
  if (!before || !after) return `Wait recorded: ${withoutLeading(change)}`;
  if (before.state === "missed") return "Wait recorded: the promise is already missed and stays so";
  const stops = change.after.pauses.at(-1)?.suspends.some((kind) => kind === after.promise) ?? false;
  if (!stops) {
    const due = after.dueAt === null ? "" : `, ${dueWords(after.dueAt, change)}`;
    return `Wait recorded: the clock keeps running${due}`;
  }
  if (before.state === "paused") return "Wait recorded: the clock stands still already";
  const left = leftMs(before);
  if (left === null) return "Clock stops";
  return before.state === "not-started"
    ? `Clock will not start while this lasts: ${lengthText(left)} in hand`
    : `Clock stops with ${lengthText(left)} left`;
}

/** "Fix kept with 34 min to spare", "Fix missed, 20 min late". */
export function resolveConsequence(change: Change): string {
  return verdict(change, "fix", "Fix") ?? "Resolved: this agreement sets no time for the fix";
}

/** "Response kept with 20 min to spare". */
export function acknowledgeConsequence(change: Change): string {
  const before = promiseOf(change.before, "response");
  if (before?.metAt != null) return "Response already given: this is one more contact";
  if (change.before.immediate !== null && change.after.immediate === null) return "Attended: nothing more at once";
  return verdict(change, "response", "Response") ?? "Contact recorded: no response time is promised";
}

function verdict({ after, calendar }: Change, kind: PromiseKind, noun: string): string | undefined {
  const promise = promiseOf(after, kind);
  if (!promise) return undefined;
  const left = leftMs(promise);
  if (promise.state === "kept") {
    return left !== null && left > 0 ? `${noun} kept with ${lengthText(left)} to spare` : `${noun} kept`;
  }
  if (promise.state !== "missed") return undefined;
  const late = promise.dueAt === null ? null : lateWords(promise, promise.dueAt, calendar, after.at);
  return late === null ? `${noun} missed` : `${noun} missed, ${late}`;
}

/** What each promise would become: "Fix due Tue 10:30 (now Wed 12:00)". Says "already missed" where the new moment is past. */
export function dueConsequence(change: Change): string {
  const parts = (["response", "fix"] as const).flatMap((kind) => movedDue(change, kind));
  return parts.length === 0 ? "No due moment moves" : parts.join("; ");
}

function movedDue(change: Change, kind: "response" | "fix"): string[] {
  const { before, after, words, responseWord } = change;
  const was = promiseOf(before, kind);
  const will = promiseOf(after, kind);
  const verb = kind === "fix" ? "fix" : responseWord;
  if (was?.metAt != null) return [];
  if (!will) return was ? [`${verb}: no target`] : [];
  if (will.dueAt === null) return [`${verb}: ${will.label}`];
  if (was?.dueAt === will.dueAt) return [];
  const now = was?.dueAt == null ? "" : ` (now ${words.moment(was.dueAt, before.at)})`;
  return [`${verb} ${dueWords(will.dueAt, change)}${now}`];
}

/** What reopening does: the clock goes on, starts anew, or never stopped. */
export function reopenConsequence(change: Change): string {
  const promise = leading(change.after);
  if (!promise) return `Reopened: ${whyNoClock(change.after)}`;
  if (promise.dueAt === null) return "Reopened: no deadline is set";
  const left = leftMs(promise);
  const due = dueWords(promise.dueAt, change);
  const isNew = promise.usedMs === 0 && (promiseOf(change.before, promise.promise)?.usedMs ?? 0) > 0;
  if (promise.dueAt < change.after.at) return `Reopened: ${due}`;
  if (left === null) return `Clock goes on, ${due}`;
  return `${isNew ? "Clock starts anew" : "Clock goes on"}: ${lengthText(left)} left, ${due}`;
}

function whyNoClock(report: ClockReport): string {
  if (report.startedAt === null) return `no clock runs, ${report.startReason ?? "it has not begun"}`;
  const isAnswered = promiseOf(report, "response")?.metAt != null;
  return isAnswered ? "the response was given, no clock runs" : "no clock runs";
}

/** A fault that is back: soon enough it is the same incident and reopens, later it is only noted here. */
export function recurrenceConsequence(change: Change): string {
  return change.after.activity === "stopped"
    ? "Noted on this ticket, no clock moves: log a new call for it"
    : reopenConsequence(change);
}

/** When the caller must be told something next. Updates that were given already are owed no more. */
export function updateConsequence({ before, after, words }: Change): string {
  const dueAt = promiseOf(after, "update")?.dueAt ?? null;
  if (dueAt !== null) return `Next update due ${words.moment(dueAt, after.at)}`;
  const wasOwed = before.updates.length > 0 || after.updates.length > 0;
  return wasOwed ? "No further update is owed" : "No update is owed yet";
}

/** What a revised deadline does: it stands beside the original, or takes its place where none was set. */
export function reviseConsequence({ before, after, words }: Change): string {
  const was = promiseOf(before, "fix");
  const will = promiseOf(after, "fix");
  if (will?.revisedDueAt == null) {
    return will?.dueAt == null ? "Deadline recorded" : `Fix due ${words.moment(will.dueAt, after.at)}`;
  }
  const revised = words.moment(will.revisedDueAt, after.at);
  return was?.dueAt == null
    ? `Fix due ${revised}`
    : `Revised to ${revised}; the original ${words.moment(was.dueAt, after.at)} stays beside it`;
}

/** What closing leaves possible. */
export function closeConsequence({ after, words }: Change): string {
  const until = after.resolutions.at(-1)?.reopenUntil;
  if (until === undefined) return "Closed without a resolution; no clock runs any more";
  if (until === "never") return "Closed for good: if it comes back, a new ticket is logged";
  if (until === "any-time") return "Closed; it may be reopened at any time";
  return `Closed; it may be reopened until ${words.moment(until, after.at)}`;
}
