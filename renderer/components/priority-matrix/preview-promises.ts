import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { clock } from "../../../shared/clock/clock.ts";
import type { ClockReport } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketEvent, TicketFact } from "../../../shared/ticket/events.ts";
import { evolve } from "../../../shared/ticket/evolve.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { promiseVerb } from "../../../shared/words/promise-words.ts";
import { lengthText } from "../../../shared/words/time-text.ts";

/** What one priority would promise, before anybody has agreed to it. */
export interface PromisePreview {
  readonly promise: "response" | "fix" | "update";
  /** "respond", "attend", "fix" */
  readonly verb: string;
  /** Null where the agreement sets no moment: `label` says so in its own words. */
  readonly dueAt: Instant | null;
  /** The original deadline, where one agreed beside it is in force. */
  readonly originalAt: Instant | null;
  readonly label: string;
  /** To be attended to at once, without a moment (CAL-05). */
  readonly isAtOnce: boolean;
  /** The moment would already be past. */
  readonly isPast: boolean;
  /** The clock stands still: `dueAt` is when it would be due if it went on now. */
  readonly isPaused: boolean;
}

/** The report a ticket would get if something more happened to it now. Pure: nothing is stored. */
export function clockIf(
  ticket: TicketState,
  facts: readonly TicketFact[],
  ruledBy: { readonly agreement: AgreementDocument; readonly calendar: Calendar; readonly at: Instant },
): ClockReport | null {
  const added = facts.map((fact): TicketEvent => ({ ...fact, at: ruledBy.at, by: { kind: "timer" } }));
  return clock(added.reduce(evolve, ticket), ruledBy.agreement, ruledBy.calendar, ruledBy.at);
}

/** What would have to happen for every wait of a ticket to be over now. */
export function endedWaits(ticket: TicketState): readonly TicketFact[] {
  const waits = ticket.status === "open" ? ticket.waits : [];
  return waits.map(({ waitId }) => ({ type: "WaitEnded", waitId, outcome: "" }));
}

/**
 * The promises of a report that have not been met yet: to respond, at once where that is asked, to fix, and to update the caller.
 * @param resumed the report if every wait were over now: what a clock that stands still would come to.
 */
export function previewPromises(
  report: ClockReport | null,
  responseWord: string,
  resumed: ClockReport | null = null,
): readonly PromisePreview[] {
  if (report === null) return [];
  const dated = (["response", "fix", "update"] as const).flatMap((kind) => {
    const promise = report.promises.find((candidate) => candidate.promise === kind);
    if (!promise || promise.state === "no-target" || promise.metAt !== null) return [];
    const isPaused = promise.dueAt === null && promise.budgetMs !== null;
    const goingOn = isPaused ? resumed?.promises.find((candidate) => candidate.promise === kind) : undefined;
    const { dueAt } = goingOn ?? promise;
    const { label, deadlines } = promise;
    const [original, ...agreed] = deadlines;
    const originalAt = promise.kind === "agreed" && agreed.length > 0 ? original.dueAt : null;
    const isPast = dueAt !== null && dueAt < report.at;
    const verb = promiseVerb(kind, responseWord);
    return [{ promise: kind, verb, dueAt, originalAt, label, isAtOnce: false, isPast, isPaused }];
  });
  if (report.immediate === null) return dated;
  const { label } = report.immediate;
  return [
    {
      promise: "response",
      verb: responseWord,
      dueAt: null,
      originalAt: null,
      label,
      isAtOnce: true,
      isPast: false,
      isPaused: false,
    },
    ...dated,
  ];
}

/** "respond by 10:10, fix by Wed 09:10"; a past moment says so. */
export function previewWords(previews: readonly PromisePreview[], words: MomentWords, now: Instant): string {
  return previewLines(previews, words, now).join(", ");
}

/** The same, one promise to a line. */
export function previewLines(previews: readonly PromisePreview[], words: MomentWords, now: Instant): readonly string[] {
  if (previews.length === 0) return ["no time is promised"];
  return previews.map((preview) => onePreview(preview, words, now));
}

function onePreview(
  { verb, dueAt, originalAt, label, isAtOnce, isPast, isPaused }: PromisePreview,
  words: MomentWords,
  now: Instant,
): string {
  if (isAtOnce) return `${verb} at once`;
  if (dueAt === null) return `${verb}: ${label}`;
  const ago = isPast ? ` (${lengthText(now - dueAt)} ago)` : "";
  const beside = originalAt === null ? "" : ` (the original ${words.moment(originalAt, now)})`;
  const paused = isPaused ? " if resumed now" : "";
  return `${verb} by ${words.moment(dueAt, now)}${paused}${ago}${beside}`;
}
