import type { ClockReport, PromiseKind } from "../clock/clock-report.ts";
import type { TicketAction } from "../ticket/available-actions.ts";
import { dueWords, type EffectContext, effectWords, joined, leadingOf } from "./effect-words.ts";
import { type Effect, effectsOf, nextDuty, promiseOf } from "./effects.ts";

/** What a click would do to the clocks: the report as it stands, and the report as it would stand. */
export interface Change extends EffectContext {
  readonly before: ClockReport;
}

/**
 * What an action would do, told before it is asked: all that would be different, and only that. Where nothing would be,
 * what goes on as it is.
 */
export function consequenceOf(action: TicketAction, change: Change): string {
  const effects = effectsOf(change.before, change.after);
  const { first, told } = LEADS[action](effects, change);
  const rest = effects.filter((effect) => !told.includes(effect));
  return joined([...(first === null ? [] : [first]), ...rest.map((effect) => effectWords(effect, change, "would"))]);
}

/** How a sentence begins, and which effects that has told. Null: with the first effect. */
interface Lead {
  readonly first: string | null;
  readonly told: readonly Effect[];
}

type LeadOf = (effects: readonly Effect[], change: Change) => Lead;

const begins = (first: string): Lead => ({ first, told: [] });
const straight: Lead = { first: null, told: [] };

/** Nothing of it moves a clock by its nature; where something does all the same, that is told. */
const noClock: LeadOf = (effects) => (effects.length === 0 ? begins("No clock moves") : straight);
const dueMoments: LeadOf = (effects) => (effects.length === 0 ? begins("No due moment moves") : straight);

/** A sentence for every action; a new one does not compile until it has its beginning. */
const LEADS: { readonly [Action in TicketAction]: LeadOf } = {
  AcknowledgeTicket: acknowledged,
  VerifyCaller: dueMoments,
  AgreePriority: dueMoments,
  ProposePriority: dueMoments,
  DisputePriority: dueMoments,
  SettleDispute: dueMoments,
  ChangePriority: dueMoments,
  ConvertTicket: dueMoments,
  CorrectAgreement: dueMoments,
  CorrectCall: noClock,
  AssignTicket: noClock,
  TransferToSupportTeam: noClock,
  LinkTicket: noClock,
  AddNote: noClock,
  SendUpdate: updated,
  PauseClock: paused,
  ResumeClock: resumed,
  ReviseDeadline: (effects) =>
    effects.some(({ kind }) => kind === "revised") ? straight : begins("Deadline recorded"),
  ResolveTicket: resolved,
  ConfirmResolution: confirmed,
  CloseTicket: closed,
  ReopenTicket: reopened,
  RecordRecurrence: (effects, change) =>
    change.after.activity === "stopped"
      ? begins("Noted on this ticket, no clock moves: log a new call for it")
      : reopened(effects, change),
};

function acknowledged(effects: readonly Effect[], { before, after }: Change): Lead {
  if (effects.some(({ kind, ...rest }) => kind === "met" && "promise" in rest && rest.promise === "response")) {
    const attended = effects.filter(({ kind }) => kind === "at-once");
    return { first: null, told: attended };
  }
  if (promiseOf(before, "response")?.metAt != null) return begins("Response already given: this is one more contact");
  const attended = effects.filter(({ kind }) => kind === "at-once");
  if (before.immediate !== null && after.immediate === null) {
    return { first: "Attended: nothing more at once", told: attended };
  }
  return begins("Contact recorded: no response time is promised");
}

function updated(effects: readonly Effect[], { before }: Change): Lead {
  if (effects.some(({ kind }) => kind === "duty")) return straight;
  const dueAt = nextDuty(before, "caller");
  return begins(dueAt === null ? "No update is owed yet" : "The next update stays due as it is");
}

/** A wait begins: a clock stops, or goes on as it did. */
function paused(effects: readonly Effect[], change: Change): Lead {
  if (effects.some(({ kind }) => kind === "stops")) return straight;
  return beginsWith("Wait recorded", standsOn(effects, change, "the clock stands still already"));
}

function resumed(effects: readonly Effect[], change: Change): Lead {
  if (effects.some(({ kind }) => kind === "runs")) return straight;
  if (leadingOf(change.after)?.state === "paused") return begins("Another wait still holds the clock");
  return beginsWith("Wait over", standsOn(effects, change, "the clock stands still"));
}

const beginsWith = (first: string, rest: string | null): Lead => begins(rest === null ? first : `${first}: ${rest}`);

/** How the clocks stand that the wait does not touch; null where the effects say all there is. */
function standsOn(effects: readonly Effect[], change: Change, pausedWords: string): string | null {
  const { after } = change;
  const leading = leadingOf(after);
  if (leading?.state === "missed") return "the promise is already missed and stays so";
  if (leading?.state === "paused") return pausedWords;
  if (leading?.state === "not-started" && leading.dueAt === null) return "no clock has begun";
  if (leading !== undefined && leading.dueAt !== null)
    return `the clock keeps running, ${dueWords(leading.dueAt, change)}`;
  const decision = promiseOf(after, "decision");
  if (decision?.metAt === null && decision.dueAt !== null)
    return `the decision stays ${dueWords(decision.dueAt, change)}`;
  const told = effects.flatMap((effect) => (effect.kind === "duty" && effect.dueAt !== null ? [effect.audience] : []));
  if (nextDuty(after, "caller") !== null && !told.includes("caller")) return "the update stays due";
  if (nextDuty(after, "desk") !== null && !told.includes("desk")) return "the review stays due";
  if (told.length > 0) return null;
  return leading === undefined ? "no clock is running" : "no deadline is set";
}

/** The verdict first; the response may be met in the same breath (STK-39). */
function resolved(effects: readonly Effect[]): Lead {
  const hasFix = effects.some((effect) => effect.kind === "met" && effect.promise === "fix");
  return hasFix ? straight : begins("Resolved: this agreement sets no time for the fix");
}

function confirmed(effects: readonly Effect[], { after, words, readAt }: Change): Lead {
  const told = effects.filter(({ kind }) => kind === "closes-itself");
  return after.autoCloseAt === null
    ? { first: "Recorded; the ticket can be closed", told }
    : { first: `Recorded; closes by itself ${words.moment(after.autoCloseAt, readAt)}`, told };
}

/** What closing leaves possible. */
function closed(_effects: readonly Effect[], { after, words, readAt }: Change): Lead {
  const until = after.resolutions.at(-1)?.reopenUntil;
  if (until === undefined) return begins("Closed without a resolution; no clock runs any more");
  if (until === "never") return begins("Closed for good: if it comes back, a new ticket is logged");
  if (until === "any-time") return begins("Closed; it may be reopened at any time");
  return begins(`Closed; it may be reopened until ${words.moment(until, readAt)}`);
}

/** What reopening does: the clock goes on, starts anew, or never stopped. */
function reopened(effects: readonly Effect[], { after }: Change): Lead {
  if (effects.some(({ kind }) => kind === "runs")) return straight;
  const isOwedElse = after.promises.some(({ promise, metAt }) => metAt === null && !isTarget(promise));
  return begins(isOwedElse ? "Reopened" : `Reopened: ${whyNoClock(after)}`);
}

const isTarget = (promise: PromiseKind): boolean => promise === "fix" || promise === "response";

function whyNoClock(report: ClockReport): string {
  if (report.startedAt === null) return `no clock runs, ${report.startReason ?? "it has not begun"}`;
  if (leadingOf(report) !== undefined) return "no deadline is set";
  const isAnswered = promiseOf(report, "response")?.metAt != null;
  return isAnswered ? "the response was given, no clock runs" : "no clock runs";
}
