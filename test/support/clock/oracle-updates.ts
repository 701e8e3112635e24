/** The updates an agreement owes, found by stepping through the minutes. */

import { type OracleCase, type OracleEvent, priorityOf, type Standing } from "./oracle.ts";
import { cell, closeOf, dateText, instantOf, isOpen, workingDay, writeInstant } from "./oracle-calendar.ts";
import { daysAfter, type Span, walk } from "./oracle-steps.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FOREVER = Number.POSITIVE_INFINITY;
export type Fields = Record<string, unknown>;

export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

export const instantFields = (one: OracleCase, fields: Record<string, number | null | undefined>): Fields => {
  const out: Fields = {};
  for (const [name, at] of Object.entries(fields)) {
    if (at !== undefined) out[name] = at === null ? null : writeInstant(one.calendar, at);
  }
  return out;
};

const nextMonth = (one: OracleCase, at: number): number => {
  const i = cell(at);
  const [year = 0, month = 0, date = 0] = dateText(one.calendar.day[i] ?? 0)
    .split("-")
    .map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = workingDay(one.calendar, Date.UTC(year, month, Math.min(date, lastOfNext)) / DAY, 1, true);
  return Math.min(instantOf(one.calendar, day, one.calendar.minute[i] ?? 0), closeOf(one.calendar, day) ?? at);
};

const CADENCE: Record<string, number | "month"> = { P1: 1, P2: 2, P3: 5, P4: "month" };

/** When the next update is due by a priority's pace, or the next look at what waits. */
export const paceDue = (one: OracleCase, at: number, every: number | "month"): number =>
  every === "month" ? nextMonth(one, at) : daysAfter(one.calendar, at, every);

export const paceOf = (priority: string): number | "month" | undefined => CADENCE[priority];

/** Hold and Waiting for school, each with a column of its own in which the school's updates would stand (CAL-22, CAL-24). */
const REVIEWED = ["hold", "customer-wait"];

/** The spells in which a Calderdale ticket was on Hold or waited for the school, whichever of the two. */
export const reviewSpans = (kept: readonly OracleEvent[]): Span[] => {
  const spans: Span[] = [];
  let open = new Set<string>();
  for (const { type, at } of kept) {
    const before = open.size;
    if (REVIEWED.some((name) => type === `${name}-start`)) open.add(type.slice(0, -6));
    else if (type.endsWith("-end")) open.delete(type.slice(0, -4));
    else if (type === "resolved" || type === "closed") open = new Set();
    if (before === 0 && open.size > 0) spans.push({ from: at, to: FOREVER });
    const span = last(spans);
    if (before > 0 && open.size === 0 && span) span.to = at;
  }
  return spans;
};

/** Calderdale: the next update after each one given while work goes on, and the monthly look at what waits (CAL-06 to CAL-24). */
export const calderdaleUpdates = (one: OracleCase, kept: readonly OracleEvent[]): Fields[] => {
  let assessed = false;
  return kept.flatMap((event, i) => {
    const waits = REVIEWED.some((name) => event.type === `${name}-start`);
    const update = event.type === "update-given";
    if (update && event.phase !== "receipt") assessed = true;
    const before = kept.slice(0, i + 1);
    const priority = priorityOf(before);
    const isReviewed = last(reviewSpans(before))?.to === FOREVER;
    const every = waits ? "month" : CADENCE[priority];
    if (!(waits || (update && !isReviewed)) || every === undefined) return [];
    if (update && priority !== "P1" && !assessed) return [];
    const kind = waits ? "monthly monitoring" : `progress update ${priority}`;
    return { kind, ...instantFields(one, { after: event.at, dueAt: paceDue(one, event.at, every) }) };
  });
};

const isMajor = (priority: string): boolean => priority === "P1" || priority === "P2";

/** The stretches in which a Coventry ticket was a P1 or P2 that a support team had (COV-58). */
export const majorSpans = (kept: readonly OracleEvent[]): Span[] => {
  const changes = kept.filter((event) => event.priority !== undefined);
  const transfers = kept.filter((event) => event.type === "transferred-to-support-team").map((event) => event.at);
  const runs: Span[] = [];
  let before = false;
  for (const { at, priority = "" } of changes) {
    if (isMajor(priority) && !before) runs.push({ from: at, to: FOREVER });
    const run = last(runs);
    if (!isMajor(priority) && before && run) run.to = at;
    before = isMajor(priority);
  }
  return runs.flatMap(({ from, to }) => {
    const within = transfers.find((at) => at >= from && at < to);
    if (within !== undefined) return { from: within, to };
    return transfers.some((at) => at < from) ? { from, to } : [];
  });
};

/** Coventry P1/P2: every 30 service minutes from then on, and again from a reopening, until resolved (COV-59). */
export const coventryUpdates = (one: OracleCase, spans: readonly Span[], now: Standing): string[] => {
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const starts = [0, ...now.resolved.map((span) => span.to)];
  const stops = [...now.resolved.map((span) => span.from), now.stoppedAt ?? last(one.events)?.at ?? 0];
  const out: string[] = [];
  for (const span of spans) {
    for (const [i, start] of starts.entries()) {
      const end = Math.min(span.to, stops[i] ?? 0);
      const from = Math.max(span.from, start);
      if (from >= end) continue;
      for (let due = walk(from, 30 * MINUTE, open, []); due < end; due = walk(due, 30 * MINUTE, open, [])) {
        out.push(writeInstant(one.calendar, due));
      }
    }
  }
  return out;
};
