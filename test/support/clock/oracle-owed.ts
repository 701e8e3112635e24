/**
 * What a caller is owed next at an instant, told backwards from that instant: the independent opinion the engine's forward
 * walk is held against. Written from the texts, with minute steps alone.
 */
import { type OracleCase, type OracleEvent, priorityOf, reopens } from "./oracle.ts";
import { cell, closeOf, isOpen, workingDay } from "./oracle-calendar.ts";
import { type Span, walk } from "./oracle-steps.ts";
import { last, majorSpans, paceDue, paceOf, reviewSpans } from "./oracle-updates.ts";

const MINUTE = 60_000;
const FOREVER = Number.POSITIVE_INFINITY;

const stopsWork = (event: OracleEvent): boolean => ["resolved", "auto-resolved", "closed"].includes(event.type);
const isUpdate = (event: OracleEvent): boolean => event.type === "update-given";

/** The events before an instant's own, and those of the instant, up to its last: what had happened by then. */
const by = (events: readonly OracleEvent[], count: number): readonly OracleEvent[] => events.slice(0, count);

const stands = (events: readonly OracleEvent[]): boolean => {
  const end = events.findLastIndex(stopsWork);
  return end < 0 || events.slice(end).some(reopens);
};

const inWait = (events: readonly OracleEvent[]): boolean => last(reviewSpans(events))?.to === FOREVER;

/** Calderdale 3.2.5: upon receipt, after the initial assessment, then every so many days; P1 daily from the call on. */
const calderdaleOwed = (one: OracleCase, events: readonly OracleEvent[]): number | null => {
  const now = last(events);
  if (!now || !stands(events)) return null;
  const every = paceOf(priorityOf(events));
  const isTold = events.some((event) => isUpdate(event) && event.phase !== "receipt");
  if (every === undefined || (priorityOf(events) !== "P1" && !isTold)) return null;
  const before = by(events, events.length - 1);
  const due = (at: number): number => paceDue(one, at, every);
  const isPaceNew = before.length === 0 || priorityOf(before) !== priorityOf(events);
  if (inWait(events)) {
    // Only what was missed before the wait is owed during it, until somebody is told or the pace is another.
    const began = reviewed(events).lastIndexOf(false) + 1;
    const missed = calderdaleOwed(one, by(events, began));
    const at = events[began]?.at ?? 0;
    const isSame = events.slice(began).every((_, i) => priorityOf(by(events, began + i)) === priorityOf(events));
    return missed !== null && missed <= at && isSame && !events.slice(began).some(isUpdate) ? missed : null;
  }
  if (isPaceNew) {
    const told = before.findLast(isUpdate);
    return told && due(told.at) > now.at ? due(told.at) : due(now.at);
  }
  if (isUpdate(now)) return due(now.at);
  if (reopens(now)) return due(now.at);
  if (inWait(before)) return afterWait(one, events, due);
  return calderdaleOwed(one, before);
};

/** For each prefix, whether the ticket waited after it. */
const reviewed = (events: readonly OracleEvent[]): boolean[] => events.map((_, i) => inWait(by(events, i + 1)));

/** Work goes on: what was to come before the wait is still to come, what it passed begins anew. */
const afterWait = (one: OracleCase, events: readonly OracleEvent[], due: (at: number) => number): number => {
  const now = last(events)?.at ?? 0;
  const waits = reviewed(events);
  const began = waits.slice(0, -1).findLastIndex((waiting) => !waiting) + 1;
  const asked = calderdaleOwed(one, by(events, began));
  const at = events[began]?.at ?? 0;
  const during = events.slice(began);
  const isSame = during.every((_, i) => priorityOf(by(events, began + i)) === priorityOf(events));
  const isUnanswered = isSame && !during.some(isUpdate);
  if (asked !== null && isUnanswered && (asked <= at || asked > now)) return asked;
  return due(now);
};

/** Coventry 6.5: every 30 minutes from when it is a P1 or P2, and anew from when a support team has it. */
const coventryOwed = (one: OracleCase, events: readonly OracleEvent[], t: number): number | null => {
  const major = ["P1", "P2"].includes(priorityOf(events));
  if (!major || !stands(events)) return null;
  const told = events.findLast(isUpdate)?.at ?? 0;
  const work = events.findLast(reopens)?.at ?? 0;
  const since = Math.max(work, majorSince(events));
  const team = last(majorSpans(events))?.from ?? FOREVER;
  const hasTeam = team <= t && majorSpans(events).length > 0 && team >= majorSince(events);
  const spans: Span[] = [
    { from: since, to: hasTeam ? Math.max(team, since) : FOREVER },
    ...(hasTeam ? [{ from: Math.max(team, since), to: FOREVER }] : []),
  ];
  for (const { from, to } of spans) {
    let beat = from;
    for (;;) {
      const due = walk(beat, 30 * MINUTE, (at) => isOpen(one.calendar, at), []);
      if (due >= to) break;
      // An update since the beat before answers this one, and one given later all that came before it.
      if (told <= beat) return due;
      beat = due;
    }
  }
  return null;
};

const majorSince = (events: readonly OracleEvent[]): number => {
  const runs = events.filter((event) => event.priority !== undefined);
  const lastMinor = runs.findLastIndex(({ priority = "" }) => !["P1", "P2"].includes(priority));
  return runs[lastMinor + 1]?.at ?? FOREVER;
};

/** Columbia: each business day after the one on which the user was written to, one contact at any time of it. */
const columbiaOwed = (one: OracleCase, events: readonly OracleEvent[]): number | null => {
  const began = events.findLastIndex((event) => event.type === "customer-wait-start");
  const isOver = events.slice(began + 1).some((event) => event.type === "customer-wait-end" || stopsWork(event));
  const wait = events[began];
  if (!wait || isOver) return null;
  const dayOf = (at: number): number => one.calendar.day[cell(at)] ?? 0;
  const contacts = events.slice(began + 1).filter((event) => isUpdate(event) || event.type === "responded");
  let day = dayOf(wait.at);
  for (;;) {
    day = workingDay(one.calendar, day, 1, false);
    const close = closeOf(one.calendar, day) ?? 0;
    if (!contacts.some(({ at }) => dayOf(at) === day || at > close)) return close;
  }
};

/** The due moment of what the caller is owed next after the first `count` events, looked at then or a little later. */
export const oracleOwed = (one: OracleCase, count: number, t: number): number | null => {
  const events = by(one.events, count);
  if (one.agreement === "calderdale") return calderdaleOwed(one, events);
  if (one.agreement === "coventry") return coventryOwed(one, events, t);
  return one.agreement === "cps" ? columbiaOwed(one, events) : null;
};
