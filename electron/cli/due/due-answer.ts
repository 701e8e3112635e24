import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { describeTarget } from "../../../shared/agreement/describe.ts";
import { priorityOf, targetFor } from "../../../shared/agreement/lookup.ts";
import type { Source } from "../../../shared/agreement/source.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { Zone } from "../../../shared/calendar/zone.ts";
import type { ClockReport, LedgerLine, PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { HypotheticalCall } from "../../../shared/clock/preview.ts";
import { type Instant, SECOND_MS } from "../../../shared/kernel/instant.ts";
import { reasonWords } from "../../../shared/words/ledger-words.ts";
import { promiseVerb } from "../../../shared/words/promise-words.ts";
import { isoLocal } from "../local-words.ts";

/** What was asked and what the clocks say of it. */
export interface DueQuestion {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly zone: Zone;
  readonly call: HypotheticalCall;
  readonly report: ClockReport;
  /** Things the person should know before relying on the answer. */
  readonly notes: readonly string[];
  /** The days it touches that the agreement's calendar does not know, as sentences. */
  readonly unknownDays: readonly string[];
}

/** What a promise is called, as on every screen: "respond", "fix", "update the caller". */
export function promiseName({ agreement }: DueQuestion, { promise }: PromiseClock): string {
  return promiseVerb(promise, agreement.responseWord);
}

/** How much time it allows, in the agreement's words. */
export function allows({ agreement, call }: DueQuestion, { promise, label }: PromiseClock): string {
  if (promise !== "response" && promise !== "fix") return label;
  const target = targetFor(agreement, call.priority, promise, call.channel);
  return target === null ? label : describeTarget(target);
}

export function sourceWords({ requirement, clause, basis }: Source): string {
  const cited = [...requirement, clause].filter((part) => part !== "").join(", ");
  return basis === "stated" ? cited : `${cited} (${basis})`;
}

/** The answer as data: instants as local times with their offset, lengths in seconds. */
export function dueAnswer(question: DueQuestion): object {
  const { agreement, calendar, zone, call, report, notes, unknownDays } = question;
  const local = (at: Instant | null): string | null => (at === null ? null : isoLocal(zone, at));
  return {
    agreement: agreement.id,
    version: agreement.version,
    zone: calendar.zone.name,
    shownIn: zone.name,
    type: call.kind,
    priority: call.priority,
    channel: call.channel,
    raisedAt: local(call.at),
    clockStartAt: local(report.startedAt),
    clockStartReason: report.startReason,
    immediate: immediateAnswer(question, local),
    promises: report.promises.map((promise) => ({
      promise: promise.promise,
      called: promiseName(question, promise),
      allows: allows(question, promise),
      source: promise.source,
      basis: promise.basis,
      budgetSeconds: seconds(promise.budgetMs),
      dueAt: local(promise.dueAt),
      thresholds: promise.thresholds.map(({ percent, at, to }) => ({ percent, at: local(at), to })),
      ledger: promise.ledger.map((line) => ledgerEntry(line, local)),
      totalSeconds: seconds(promise.ledger.at(-1)?.totalMs ?? null),
    })),
    notes,
    unknownDays,
  };
}

/** What must be attended to at once has no due moment, but an alarm to the desk that is never a breach (CAL-05). */
function immediateAnswer(
  { agreement, call, report }: DueQuestion,
  local: (at: Instant) => string | null,
): object | null {
  if (report.immediate?.alarmAt == null) return null;
  const { label, startedAt, alarmAt } = report.immediate;
  const source = priorityOf(agreement, call.priority)?.alarm?.source ?? null;
  return { attend: "at once", startedAt: local(startedAt), alarmAt: local(alarmAt), label, isBreach: false, source };
}

const seconds = (length: number | null): number | null => (length === null ? null : length / SECOND_MS);

function ledgerEntry(line: LedgerLine, local: (at: Instant) => string | null): object {
  return {
    from: local(line.from),
    to: local(line.to),
    countedSeconds: seconds(line.countedMs),
    totalSeconds: seconds(line.totalMs),
    reason: line.reason,
    sentence: reasonWords(line.reason),
  };
}
