/** What a whole history should come to, in the `expected` shape of the worked examples, from the minute-stepping clock. */

import {
  daysAfter,
  daysEnd,
  isResolution,
  measure,
  type OracleCase,
  type OracleEvent,
  type Span,
  type Standing,
  standing,
  walk,
} from "./clock-oracle.ts";
import { cell, dateText, instantOf, isOpen, workingDay, writeInstant } from "./clock-oracle-calendar.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
type Fields = Record<string, unknown>;

const SILENT = [
  "responded",
  "update-given",
  "transferred-to-support-team",
  "recurrence",
  "customer-returned-after-auto-resolve",
  "closed",
];
const REOPEN_DAYS: Partial<Record<string, number>> = { stockport: 1, coventry: 5 };

const inside = (spans: readonly Span[], at: number): boolean => spans.some((span) => span.from <= at && at < span.to);
const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

/** The moment until which a solved ticket is the same incident / may be reopened, from its resolution. */
const returnLimit = (one: OracleCase, resolvedAt: number): number | undefined => {
  const days = REOPEN_DAYS[one.agreement];
  return days === undefined ? undefined : daysAfter(one.calendar, resolvedAt, days);
};

type Split = { kept: OracleEvent[]; refused: OracleEvent | undefined; judgedFrom: OracleEvent | undefined };

/** Takes out the returns the agreement does not let continue the ticket (STK-55, COV-51, COV-54, COV-76). */
const split = (one: OracleCase): Split => {
  const out: Split = { kept: [], refused: undefined, judgedFrom: undefined };
  for (const event of one.events) {
    const returns = ["reopened", "recurrence", "customer-returned-after-auto-resolve"].includes(event.type);
    if (!returns) {
      out.kept.push(event);
      continue;
    }
    const resolution = out.kept.findLast(isResolution);
    out.judgedFrom = resolution;
    const limit = returnLimit(one, resolution?.at ?? event.at);
    const request = out.kept.findLast((known) => known.ticketType)?.ticketType === "service-request";
    const barred = one.agreement === "coventry" && (request || resolution?.type === "auto-resolved");
    const late = limit !== undefined && event.at > limit;
    if (event.type.startsWith("customer-returned") || barred || late) out.refused = event;
    else out.kept.push(event);
  }
  return out;
};

const instantFields = (one: OracleCase, fields: Record<string, number | null | undefined>): Fields => {
  const out: Fields = {};
  for (const [name, at] of Object.entries(fields)) {
    if (at !== undefined) out[name] = at === null ? null : writeInstant(one.calendar, at);
  }
  return out;
};

const timeline = (one: OracleCase, kept: readonly OracleEvent[]): Fields[] =>
  kept.flatMap((event, i) => {
    if (SILENT.includes(event.type)) return [];
    const now = standing(one, kept.slice(0, i + 1));
    const suspended = now.suspended.some((span) => span.to === Number.POSITIVE_INFINITY);
    return {
      afterEvent: event.seq,
      type: event.type,
      at: writeInstant(one.calendar, event.at),
      priority: now.priority,
      ...instantFields(one, { responseDueAt: now.responseDueAt, fixDueAt: now.fixDueAt }),
      clock: now.resolvedNow ? "stopped" : suspended ? "suspended" : "running",
      ...instantFields(one, { revisedFixDueAt: now.revisedFixDueAt }),
    };
  });

const BASIS: Record<number, string> = {
  1: "target 1 Day",
  2: "target 2 Days",
  5: "target 1 Week",
  10: "target 2 Weeks",
};

/** Stockport's two e-mails for every deadline that was ever the agreed one (STK-78, STK-79). */
const escalations = (one: OracleCase, kept: readonly OracleEvent[]): Fields[] => {
  if (one.agreement !== "stockport") return [];
  const setting = kept.filter((event) => event.priority !== undefined || event.newDeadline !== undefined);
  const now = standing(one, kept);
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const stopped = now.resolvedNow ? (kept.findLast(isResolution)?.at ?? 0) : Number.POSITIVE_INFINITY;
  return setting.flatMap((event, i) => {
    const days = Number(one.targets[event.priority ?? ""]?.fix?.[1] ?? 0);
    const allowance = measure(now.start, event.newDeadline ?? daysEnd(one.calendar, now.start, days), open);
    const superseded = setting[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return [65, 85].map((percent, level) => {
      const counts = (at: number): boolean => open(at) && !inside(now.resolved, at);
      const edges = now.resolved.flatMap((span) => [span.from, span.to]);
      const at = walk(now.start, (allowance * percent) / 100, counts, edges);
      const sent = Math.max(at, i === 0 ? at : event.at);
      return {
        level: level + 1,
        percent,
        at: writeInstant(one.calendar, sent),
        to: level === 0 ? ["assigned support officer"] : ["assigned support officer", "line manager"],
        basis: event.newDeadline === undefined ? BASIS[days] : "revised deadline",
        fires: sent < superseded && sent < stopped,
      };
    });
  });
};

const breaches = (one: OracleCase, kept: readonly OracleEvent[], now: Standing): Fields => {
  const ended = last(one.events)?.at ?? 0;
  const final = now.resolvedNow ? (kept.findLast(isResolution)?.at ?? ended) : ended;
  const late = (at: number, due: number | null): boolean | null => (due === null ? null : at > due);
  return {
    response: late(now.firstResponse ?? ended, now.responseDueAt),
    fix: late(final, now.fixDueAt),
    ...(now.revisedFixDueAt === undefined ? {} : { revisedDeadline: final > now.revisedFixDueAt }),
  };
};

const nextMonth = (one: OracleCase, at: number): number => {
  const i = cell(at);
  const [year = 0, month = 0, date = 0] = dateText(one.calendar.day[i] ?? 0)
    .split("-")
    .map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Date.UTC(year, month, Math.min(date, lastOfNext)) / DAY;
  return instantOf(one.calendar, workingDay(one.calendar, day, 1, true), one.calendar.minute[i] ?? 0);
};

const CADENCE: Record<string, number | "month"> = { P1: 1, P2: 2, P3: 5, P4: "month" };

/** Calderdale: the next update after each one given, and the monthly look at what waits (CAL-06 to CAL-24). */
const calderdaleUpdates = (one: OracleCase, kept: readonly OracleEvent[]): Fields[] =>
  kept.flatMap((event, i) => {
    const waits = event.type === "hold-start" || event.type === "customer-wait-start";
    const update = event.type === "update-given";
    const priority = standing(one, kept.slice(0, i + 1)).priority;
    const every = waits ? "month" : CADENCE[priority];
    if (!(waits || update) || every === undefined) return [];
    if (update && priority !== "P1" && event.phase === "receipt") return [];
    const due = every === "month" ? nextMonth(one, event.at) : daysAfter(one.calendar, event.at, every);
    const kind = waits ? "monthly monitoring" : `progress update ${priority}`;
    return { kind, ...instantFields(one, { after: event.at, dueAt: due }) };
  });

/** Coventry P1/P2: every 30 service minutes from the transfer, and again from a reopening, until resolved (COV-59). */
const coventryUpdates = (one: OracleCase, kept: readonly OracleEvent[]): string[] => {
  const out: string[] = [];
  const transfer = kept.findIndex((event) => event.type === "transferred-to-support-team");
  const open = (at: number): boolean => isOpen(one.calendar, at);
  for (let i = Math.max(transfer, 0); i < kept.length; i++) {
    const event = kept[i];
    const anchors = i === transfer || event?.type === "reopened" || event?.type === "recurrence";
    if (transfer < 0 || !event || !anchors) continue;
    const rest = kept.slice(i + 1);
    const ends =
      rest.find((later, j) => isResolution(later) || !major(kept.slice(0, i + 2 + j)))?.at ?? last(one.events)?.at ?? 0;
    if (!major(kept.slice(0, i + 1))) continue;
    for (let due = walk(event.at, 30 * MINUTE, open, []); due < ends; due = walk(due, 30 * MINUTE, open, [])) {
      out.push(writeInstant(one.calendar, due));
    }
  }
  return out;
};

const major = (events: readonly OracleEvent[]): boolean =>
  ["P1", "P2"].includes(events.reduce((known, event) => event.priority ?? known, ""));

const stockportFields = (
  one: OracleCase,
  now: Standing,
  done: OracleEvent | undefined,
  from: OracleEvent | undefined,
): Fields => {
  const judged = from ?? done;
  return instantFields(one, {
    autoCloseAt: done && now.resolvedNow ? daysAfter(one.calendar, done.at, 3) : undefined,
    sameIncidentUntil: judged && now.ticketType === "incident" ? returnLimit(one, judged.at) : undefined,
  });
};

const calderdaleFields = (one: OracleCase, kept: readonly OracleEvent[], done: OracleEvent | undefined): Fields => {
  const updatesDue = calderdaleUpdates(one, kept);
  const log = kept[0];
  if (!log || log.ticketType === "enquiry") return { updatesDue };
  const i = cell(log.at);
  const by = instantOf(one.calendar, (one.calendar.day[i] ?? 0) + 14, one.calendar.minute[i] ?? 0) + (log.at % MINUTE);
  return {
    updatesDue,
    ...instantFields(one, { dealtWithinTwoWeeksBy: by }),
    ...(done ? { dealtWithinTwoWeeks: done.at <= by } : {}),
  };
};

const coventryFields = (one: OracleCase, parts: Split, now: Standing, done: OracleEvent | undefined): Fields => {
  const { kept, refused, judgedFrom } = parts;
  const silent = judgedFrom?.type === "auto-resolved" || done?.type === "auto-resolved";
  const never = now.ticketType === "service-request" || silent;
  const judged = judgedFrom ?? done;
  const returned = kept.some((event) => event.type === "reopened");
  const transfer = kept.find((event) => event.type === "transferred-to-support-team");
  const wait = kept.findLast((event) => event.type === "customer-wait-start");
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const fresh = refused ? { ...refused, priority: now.priority, channel: "phone" } : undefined;
  const anew = fresh ? standing(one, [fresh]) : undefined;
  return {
    ...instantFields(one, {
      reopenAllowedUntil: judged && !never ? returnLimit(one, judged.at) : undefined,
      autoResolveAt: silent && wait ? daysAfter(one.calendar, wait.at, 3) : undefined,
      triageEndsAt: transfer ? walk(transfer.at, 30 * MINUTE, open, []) : undefined,
    }),
    ...(never ? { reopenAllowed: false } : refused || returned ? { reopenAllowed: refused === undefined } : {}),
    ...(transfer ? { updatesDue: coventryUpdates(one, kept) } : {}),
    ...(anew ? { newTicket: instantFields(one, { clockStartAt: anew.start, fixDueAt: anew.fixDueAt }) } : {}),
  };
};

const agreementFields = (one: OracleCase, parts: Split, now: Standing): Fields => {
  const done = parts.kept.findLast(isResolution);
  if (one.agreement === "stockport") return stockportFields(one, now, done, parts.judgedFrom);
  if (one.agreement === "calderdale") return calderdaleFields(one, parts.kept, done);
  if (one.agreement === "coventry") return coventryFields(one, parts, now, done);
  const waiting = parts.kept.findLast((event) => event.type === "customer-wait-start");
  if (one.agreement !== "cps" || !waiting || !now.openWaits.has("customer-wait")) return {};
  return instantFields(one, { autoCloseAt: daysAfter(one.calendar, waiting.at, 3) });
};

/** The `expected` object of one history. */
export const oracleExpected = (one: OracleCase): Fields => {
  const parts = split(one);
  const now = standing(one, parts.kept);
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const ended = last(one.events)?.at ?? 0;
  const paused = now.suspended.map((span) => ({ from: span.from, to: Math.min(span.to, ended) }));
  const from = Math.min(...paused.map((span) => span.from), ended);
  const edges = paused.flatMap((span) => [span.from, span.to]);
  const pausedWall = measure(from, ended, (at) => inside(paused, at), edges);
  const pausedService = measure(from, ended, (at) => open(at) && inside(paused, at), edges);
  const resolvedFor = now.resolved.reduce((sum, span) => sum + measure(span.from, span.to, open), 0);
  return {
    clockStartAt: writeInstant(one.calendar, now.start),
    finalPriority: now.priority,
    ...instantFields(one, { responseDueAt: now.responseDueAt, fixDueAt: now.fixDueAt }),
    pausedSeconds: pausedService / 1000,
    pausedWallSeconds: pausedWall / 1000,
    resolvedSeconds: resolvedFor / 1000,
    ...instantFields(one, { revisedFixDueAt: now.revisedFixDueAt }),
    escalations: escalations(one, parts.kept),
    breached: breaches(one, parts.kept, now),
    timeline: timeline(one, parts.kept),
    ...agreementFields(one, parts, now),
  };
};
