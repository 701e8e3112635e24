import type { Calendar } from "../calendar/calendar.ts";
import type { ClockReport, PromiseClock } from "../clock/clock-report.ts";
import type { Instant } from "../kernel/instant.ts";
import { deadlineDoubts } from "../ticket/actions/deadline.ts";
import { type Effect, leftMsOf, promiseOf, type TimedPromise } from "./effects.ts";
import type { MomentWords } from "./moment-words.ts";
import { lateWords } from "./promise-words.ts";
import { lengthText } from "./time-text.ts";

/** `would`: told before a click. `did`: told of what happened. */
export type Tense = "would" | "did";

/** What the words of an effect may refer to. */
export interface EffectContext {
  /** The report with the effects in it. */
  readonly after: ClockReport;
  /** When it is read: decides how days are named. */
  readonly readAt: Instant;
  /** What the agreement calls the response: "respond", "attend". */
  readonly responseWord: string;
  readonly words: MomentWords;
  readonly calendar: Calendar;
}

type Of<Kind extends Effect["kind"]> = Extract<Effect, { readonly kind: Kind }>;
type Say<Kind extends Effect["kind"]> = (effect: Of<Kind>, context: EffectContext, tense: Tense) => string;

const NOUNS: Readonly<Record<TimedPromise, string>> = {
  response: "Response",
  fix: "Fix",
  decision: "Decision",
  check: "Check",
};

/** One effect in words; a new kind does not compile until it has them. */
const WORDS: { readonly [Kind in Effect["kind"]]: Say<Kind> } = {
  met: ({ promise, clock }, context) => verdictWords(NOUNS[promise], clock, context),
  stops: ({ promise, leftMs, wasRunning }, context, tense) => {
    const clock = clockWord(promise, context);
    if (!wasRunning) {
      const hand = leftMs === null ? "" : `: ${lengthText(leftMs)} in hand`;
      return `${clock} ${tense === "would" ? "will not start while this lasts" : "did not start"}${hand}`;
    }
    const left = leftMs === null ? "" : ` with ${lengthText(leftMs)} left`;
    return `${clock} ${tense === "would" ? "stops" : "stopped"}${left}`;
  },
  runs: (effect, context, tense) => runsWords(effect, context, tense),
  moves: ({ promise, fromAt, dueAt }, context, tense) => {
    const isNow = tense === "would" ? "now" : "before";
    const was = fromAt === null ? "" : ` (${isNow} ${context.words.moment(fromAt, context.readAt)})`;
    return `${verbOf(promise, context)} ${dueWords(dueAt, context)}${was}`;
  },
  revised: ({ dueAt, originalAt }, { words, readAt, calendar }, tense) => {
    const doubts = deadlineDoubts(calendar, dueAt, originalAt);
    const closed = doubts.includes("desk-closed") ? ", while the desk is closed" : "";
    const moment = `${words.moment(dueAt, readAt)}${closed}`;
    if (originalAt === null) return `Fix due ${moment}`;
    const at = words.moment(originalAt, readAt);
    const original = doubts.includes("earlier-than-original")
      ? `the later original ${at} stays beside it`
      : `the original ${at} stays beside it`;
    return tense === "would" ? `Revised to ${moment}; ${original}` : original;
  },
  left: ({ promise, leftMs }, context) =>
    `${clockWord(promise, context)} stands still with ${leftMs === null ? "no time set" : `${lengthText(leftMs)} left`}`,
  undated: ({ promise, label }, context) => `${verbOf(promise, context)}: ${label}`,
  "not-owed": ({ promise }, context, tense) => {
    const is = tense === "would" ? "is" : "was";
    if (promise === "check") return `no caller check ${is} pending any more`;
    return promise === "decision" ? `no decision ${is} needed any more` : `${verbOf(promise, context)}: no target`;
  },
  duty: ({ audience, dueAt }, { readAt, words }, tense) => {
    if (audience === "desk") {
      return dueAt === null ? "no review is due any more" : `Next review due ${words.moment(dueAt, readAt)}`;
    }
    if (dueAt !== null) return `Next update due ${words.moment(dueAt, readAt)}`;
    return `No further update ${tense === "would" ? "is" : "was"} owed`;
  },
  "at-once": ({ since }, { readAt, words, responseWord }) =>
    since === null ? "Nothing more at once" : `At once: ${responseWord} since ${words.moment(since, readAt)}`,
  triage: ({ endsAt }, { readAt, words }) =>
    endsAt === null ? "no triage any more" : `Triage until ${words.moment(endsAt, readAt)}`,
  "closes-itself": ({ at }, { readAt, words }) =>
    at === null ? "closes no more by itself" : `closes by itself ${words.moment(at, readAt)}`,
  "resolves-itself": ({ at }, { readAt, words }) =>
    at === null ? "no longer resolved for want of an answer" : `resolved ${words.moment(at, readAt)} if nobody answers`,
  "dealt-with-by": ({ at }, { readAt, words }) =>
    at === null ? "no time to be dealt with by" : `to be dealt with by ${words.moment(at, readAt)}`,
};

/** One effect in words that can stand alone. */
export function effectWords(effect: Effect, context: EffectContext, tense: Tense): string {
  // The table's own type ties each kind to its facts, which TypeScript cannot follow through an index.
  const say = WORDS[effect.kind] as (effect: Effect, context: EffectContext, tense: Tense) => string;
  return say(effect, context, tense);
}

/** Several parts as one sentence: the first as it stands, the others as halves of it. */
export function joined(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : startedSmall(part))).join("; ");
}

/** As a half of a sentence; what follows keeps its capitals. */
function startedSmall(part: string): string {
  return part.charAt(0).toLowerCase() + part.slice(1);
}

/** "due Tue 10:30", or that it is past already. */
export function dueWords(dueAt: Instant, { after, words, readAt }: EffectContext): string {
  const moment = `due ${words.moment(dueAt, readAt)}`;
  return dueAt < after.at ? `${moment}, already missed` : moment;
}

/** The promise that matters most while it is owed: the fix, or where none is owed the response. */
export function leadingOf(report: ClockReport): PromiseClock | undefined {
  const open = (["fix", "response"] as const).map((kind) => promiseOf(report, kind));
  return open.find((promise) => promise?.metAt === null);
}

/** "Clock" for the one that matters most, the others by name. */
function clockWord(promise: TimedPromise, { after }: EffectContext): string {
  return leadingOf(after)?.promise === promise ? "Clock" : `${NOUNS[promise]} clock`;
}

function verbOf(promise: TimedPromise, { responseWord }: EffectContext): string {
  switch (promise) {
    case "response":
      return responseWord;
    case "fix":
      return "fix";
    case "decision":
      return "decision";
    case "check":
      return "caller check";
  }
}

function runsWords(
  { promise, after, isAnew, leftMs, dueAt }: Of<"runs">,
  context: EffectContext,
  tense: Tense,
): string {
  const name = leadingOf(context.after)?.promise === promise ? "" : `${verbOf(promise, context)}: `;
  if (dueAt === null) return `${name}no deadline is set`;
  const due = dueWords(dueAt, context);
  const isPast = dueAt < context.after.at;
  if (after === "nothing") return `${verbOf(promise, context)} ${due}`;
  if (after === "wait")
    return leftMs === null || isPast ? `${name}${due}` : `${name}${lengthText(leftMs)} left, ${due}`;
  if (isPast) return `${name === "" && tense === "would" ? "Reopened: " : name}${due}`;
  const clock = clockWord(promise, context);
  const does = tense === "would" ? (isAnew ? "starts anew" : "goes on") : isAnew ? "started anew" : "went on";
  return leftMs === null ? `${clock} ${does}, ${due}` : `${clock} ${does}: ${lengthText(leftMs)} left, ${due}`;
}

/** "Fix kept with 34 min to spare", "Fix missed, 20 min late". */
function verdictWords(noun: string, clock: PromiseClock, context: EffectContext): string {
  const [original, ...agreed] = clock.deadlines;
  const said = inForceWords(noun, clock, context);
  if (agreed.length === 0 || original.state === clock.state) return said;
  return `${said}; by the original deadline it is ${original.state}`;
}

function inForceWords(noun: string, clock: PromiseClock, { calendar, after }: EffectContext): string {
  const left = leftMsOf(clock);
  if (clock.state === "kept") {
    return left !== null && left > 0 ? `${noun} kept with ${lengthText(left)} to spare` : `${noun} kept`;
  }
  const late = lateWords(clock, calendar, after.at);
  return late === null ? `${noun} missed` : `${noun} missed, ${late}`;
}
