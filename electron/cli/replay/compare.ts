import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { ClockReport, PromiseClock, PromiseDeadline } from "../../../shared/clock/clock-report.ts";
import { SECOND_MS } from "../../../shared/kernel/instant.ts";
import { compareContactDates, compareEscalations, compareUpdates, objectsIn } from "./compare-lists.ts";
import type { Moment, Replayed } from "./replay-example.ts";
import { type Difference, isSame, shown } from "./same-value.ts";

/** Texts that stand in the file for readers. */
const FOR_READERS = ["responseTarget", "fixTarget", "recurrenceOutcome"];

type Reader = (replayed: Replayed) => unknown;

/** Where each expected field is found in what the engine says. */
const FIELDS: Readonly<Record<string, Reader>> = {
  clockStartAt: ({ last }) => last.startedAt,
  finalPriority: ({ last }) => last.priority,
  responseDueAt: ({ last }) => originalOf(last, "response")?.dueAt ?? null,
  fixDueAt: ({ last }) => originalOf(last, "fix")?.dueAt ?? null,
  revisedFixDueAt: ({ last }) => revisedOf(last)?.dueAt ?? null,
  pausedSeconds: ({ last }) => last.pausedServiceMs / SECOND_MS,
  pausedWallSeconds: ({ last }) => last.pausedWallMs / SECOND_MS,
  resolvedSeconds: ({ last }) => last.resolvedServiceMs / SECOND_MS,
  attentionOuterBoundAt: ({ last }) => last.attentionOuterBoundAt,
  autoCloseAt: ({ last }) => last.autoCloseAt,
  autoResolveAt: ({ last }) => last.autoResolveAt,
  triageEndsAt: ({ last }) => last.triageEndsAt,
  dealtWithinTwoWeeksBy: ({ last }) => last.dealtWithinBy,
  dealtWithinTwoWeeks: ({ last }) => dealtWithin(last),
  sameIncidentUntil: ({ judged }) => judged?.sameIncidentUntil ?? null,
  reopenAllowedUntil: ({ judged }) => (typeof judged?.reopenUntil === "number" ? judged.reopenUntil : null),
  reopenAllowed: ({ reopenAllowed }) => reopenAllowed,
};

/** The files speak of the target, and of what was agreed beside it by itself. */
function originalOf(report: ClockReport, kind: PromiseClock["promise"]): PromiseDeadline | undefined {
  return report.promises.find((promise) => promise.promise === kind)?.deadlines[0];
}

/** The deadline agreed last; undefined where none was, or where it took the place of the target itself. */
function revisedOf(report: ClockReport): PromiseDeadline | undefined {
  const [, ...agreed] = report.promises.find(({ promise }) => promise === "fix")?.deadlines ?? [];
  return agreed.at(-1);
}

/** By the last resolution (CAL-26), as long as it stands: a ticket that is open again is not dealt with. */
function dealtWithin({ dealtWithinBy, resolutions }: ClockReport): boolean | null {
  if (dealtWithinBy === null) return null;
  const last = resolutions.at(-1);
  return last !== undefined && last.reopenedAt === null && last.at <= dealtWithinBy;
}

/** Null where nothing was promised: no target, or a date that is still to be agreed (COV-72), the same before and after the end. */
function breached(deadline: PromiseDeadline | undefined): boolean | null {
  if (deadline === undefined || deadline.budgetMs === null) return null;
  return deadline.state === "no-target" ? null : deadline.state === "missed";
}

/** Compares every expected instant, duration, date, truth value, priority and timeline entry; what it does not know it names. */
export function compareExpected(
  expected: Readonly<Record<string, unknown>>,
  replayed: Replayed,
): readonly Difference[] {
  const found: Difference[] = [];
  for (const [field, value] of Object.entries(expected)) {
    if (FOR_READERS.includes(field)) continue;
    found.push(...compareField(field, value, replayed));
  }
  return found;
}

function compareField(field: string, value: unknown, replayed: Replayed): readonly Difference[] {
  switch (field) {
    case "escalations":
      return compareEscalations(value, replayed);
    case "updatesDue":
      return compareUpdates(value, replayed);
    case "contactDueOn":
      return compareContactDates(value, replayed);
    case "breached":
      return compareObject("breached", value, breachReaders(replayed), replayed.calendar);
    case "timeline":
      return compareTimeline(value, replayed);
    case "newTicket":
      return compareNewTicket(value, replayed);
    default: {
      const read = FIELDS[field];
      return read === undefined
        ? [unknownField(field, value)]
        : differing(field, value, read(replayed), replayed.calendar);
    }
  }
}

type Readers = Readonly<Record<string, () => unknown>>;

function breachReaders({ last }: Replayed): Readers {
  return {
    response: () => breached(originalOf(last, "response")),
    fix: () => breached(originalOf(last, "fix")),
    revisedDeadline: () => breached(revisedOf(last)),
  };
}

function newTicketReaders({ newTicket }: Replayed): Readers {
  const promise = (kind: PromiseClock["promise"]) =>
    newTicket === null ? null : (originalOf(newTicket, kind)?.dueAt ?? null);
  return {
    clockStartAt: () => newTicket?.startedAt ?? null,
    responseDueAt: () => promise("response"),
    fixDueAt: () => promise("fix"),
    priority: () => newTicket?.priority ?? null,
  };
}

/** Null says that the history needs no new record. */
function compareNewTicket(value: unknown, replayed: Replayed): readonly Difference[] {
  const readers = newTicketReaders(replayed);
  if (value !== null) return compareObject("newTicket", value, readers, replayed.calendar);
  return replayed.newTicket === null
    ? []
    : [{ field: "newTicket", expected: "none", actual: `one that starts ${shown(replayed.newTicket.startedAt)}` }];
}

function compareTimeline(value: unknown, replayed: Replayed): readonly Difference[] {
  if (!Array.isArray(value)) return [{ field: "timeline", expected: "a list", actual: shown(value) }];
  return objectsIn(value).flatMap((entry) => {
    const moment = replayed.moments.find((candidate) => candidate.seq === entry["afterEvent"]);
    const name = `timeline after event ${shown(entry["afterEvent"])}`;
    if (moment === undefined) return [{ field: name, expected: "an event", actual: "none" }];
    return compareObject(name, entry, timelineReaders(moment), replayed.calendar);
  });
}

function timelineReaders({ seq, type, at, report }: Moment): Readers {
  return {
    afterEvent: () => seq,
    type: () => type,
    at: () => at,
    priority: () => report.priority,
    responseDueAt: () => originalOf(report, "response")?.dueAt ?? null,
    fixDueAt: () => originalOf(report, "fix")?.dueAt ?? null,
    revisedFixDueAt: () => revisedOf(report)?.dueAt ?? null,
    // The file knows three words; a clock that waits for the desk to open counts as running.
    clock: () => (report.activity === "not-started" ? "running" : report.activity),
  };
}

function compareObject(name: string, value: unknown, readers: Readers, calendar: Calendar): readonly Difference[] {
  if (typeof value !== "object" || value === null) return [unknownField(name, value)];
  return Object.entries(value).flatMap(([field, expected]: [string, unknown]) => {
    const read = readers[field];
    return read === undefined
      ? [unknownField(`${name}.${field}`, expected)]
      : differing(`${name}.${field}`, expected, read(), calendar);
  });
}

function unknownField(field: string, value: unknown): Difference {
  return { field, expected: JSON.stringify(value) ?? "", actual: "a field this version does not know" };
}

function differing(field: string, expected: unknown, actual: unknown, calendar: Calendar): readonly Difference[] {
  if (isSame(expected, actual, calendar)) return [];
  const looksTheSame = shown(expected) === shown(actual);
  return [{ field, expected: looksTheSame ? JSON.stringify(expected) : shown(expected), actual: shown(actual) }];
}
