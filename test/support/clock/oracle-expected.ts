/** What a whole history should come to, in the `expected` shape of the worked examples, from the minute-stepping clock. */

import { isResolution, type OracleCase, type OracleEvent, reopens, type Standing, standing } from "./oracle.ts";
import { cell, closeOf, instantOf, isOpen, workingDay, writeInstant } from "./oracle-calendar.ts";
import { daysAfter, daysAllowance, measure, type Span, walk } from "./oracle-steps.ts";
import { calderdaleUpdates, coventryUpdates, type Fields, instantFields, last, majorSpans } from "./oracle-updates.ts";

const MINUTE = 60_000;
const FOREVER = Number.POSITIVE_INFINITY;

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

/** The moment until which a solved ticket is the same incident / may be reopened, from its resolution. */
const returnLimit = (one: OracleCase, resolvedAt: number, days = REOPEN_DAYS[one.agreement]): number | undefined =>
  days === undefined ? undefined : daysAfter(one.calendar, resolvedAt, days);

type Split = { kept: OracleEvent[]; refused: OracleEvent | undefined; judgedFrom: OracleEvent | undefined };

/** Takes out the returns the agreement does not let continue the ticket (STK-55, COV-51, COV-54, COV-76). */
export const split = (one: OracleCase): Split => {
  const out: Split = { kept: [], refused: undefined, judgedFrom: undefined };
  for (const event of one.events) {
    const returns = ["reopened", "recurrence", "customer-returned-after-auto-resolve"].includes(event.type);
    if (!returns) {
      out.kept.push(event);
      continue;
    }
    const resolution = out.kept.findLast(isResolution);
    out.judgedFrom = resolution;
    const request = out.kept.findLast((known) => known.ticketType)?.ticketType === "service-request";
    // A rejected Stockport request may come back until it closes by itself (STK-40, STK-54).
    const days = one.agreement === "stockport" && request && event.type === "reopened" ? 3 : undefined;
    const limit = returnLimit(one, resolution?.at ?? event.at, days);
    const barred = one.agreement === "coventry" && (request || resolution?.type === "auto-resolved");
    const late = limit !== undefined && event.at > limit;
    if (event.type.startsWith("customer-returned") || barred || late) out.refused = event;
    else out.kept.push(event);
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
      clock: now.stoppedAt !== undefined ? "stopped" : suspended ? "suspended" : "running",
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
const escalations = (one: OracleCase, kept: readonly OracleEvent[], now: Standing): Fields[] => {
  if (one.agreement !== "stockport") return [];
  const setting = kept.filter((event) => event.priority !== undefined || event.newDeadline !== undefined);
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const stopped = now.stoppedAt ?? Number.POSITIVE_INFINITY;
  // Each level is sent once per agreed deadline, whatever priority it comes from (STK-79).
  const sentBefore = new Set<string>();
  return setting.flatMap((event, i) => {
    const days = Number(one.targets[event.priority ?? ""]?.fix?.[1] ?? 0);
    const counts = (at: number): boolean => open(at) && !inside(now.resolved, at);
    const edges = now.resolved.flatMap((span) => [span.from, span.to]);
    // An agreed date does not move, so only the time that can still be used before it is shared out.
    const allowance =
      event.newDeadline === undefined
        ? daysAllowance(one.calendar, now.start, days)
        : measure(now.start, event.newDeadline, counts, edges);
    const dueAt = event.newDeadline ?? walk(now.start, allowance, counts, edges);
    const superseded = setting[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return [65, 85].map((percent, level) => {
      const at = Math.min(walk(now.start, (allowance * percent) / 100, counts, edges), event.newDeadline ?? FOREVER);
      const sent = Math.max(at, i === 0 ? at : event.at);
      const notice = `${percent} ${dueAt}`;
      const fires = sent < superseded && sent < stopped && !sentBefore.has(notice);
      if (fires) sentBefore.add(notice);
      return {
        level: level + 1,
        percent,
        at: writeInstant(one.calendar, sent),
        to: level === 0 ? ["assigned support officer"] : ["assigned support officer", "line manager"],
        basis: event.newDeadline === undefined ? BASIS[days] : "revised deadline",
        fires,
      };
    });
  });
};

const breaches = (one: OracleCase, kept: readonly OracleEvent[], now: Standing): Fields => {
  const ended = last(one.events)?.at ?? 0;
  const final = now.stoppedAt ?? ended;
  const late = (at: number, due: number | null): boolean | null => (due === null ? null : at > due);
  return {
    response: late(now.firstResponse ?? ended, now.responseDueAt),
    fix: late(final, now.fixDueAt),
    ...(now.revisedFixDueAt === undefined ? {} : { revisedDeadline: final > now.revisedFixDueAt }),
  };
};

/** What kind of ticket it was when it was resolved; a change of kind since changes nothing about that. */
const kindWhen = (kept: readonly OracleEvent[], judged: OracleEvent): string | undefined =>
  kept.slice(0, kept.indexOf(judged)).findLast((event) => event.ticketType !== undefined)?.ticketType;

const stockportFields = (
  one: OracleCase,
  kept: readonly OracleEvent[],
  now: Standing,
  done: OracleEvent | undefined,
  from: OracleEvent | undefined,
): Fields => {
  const judged = from ?? done;
  return instantFields(one, {
    autoCloseAt: done && now.stoppedAt !== undefined ? daysAfter(one.calendar, done.at, 3) : undefined,
    sameIncidentUntil: judged && kindWhen(kept, judged) === "incident" ? returnLimit(one, judged.at) : undefined,
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
  const judged = judgedFrom ?? done;
  const never = (judged && kindWhen(kept, judged)) === "service-request" || silent;
  const returned = kept.some((event) => event.type === "reopened");
  const spans = majorSpans(kept);
  const first = spans[0]?.from;
  const wait = kept.findLast((event) => event.type === "customer-wait-start");
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const fresh = refused ? { ...refused, priority: now.priority, channel: "phone" } : undefined;
  const anew = fresh ? standing(one, [fresh]) : undefined;
  return {
    ...instantFields(one, {
      reopenAllowedUntil: judged && !never ? returnLimit(one, judged.at) : undefined,
      autoResolveAt: silent && wait ? daysAfter(one.calendar, lastContact(kept, wait), 3) : undefined,
      triageEndsAt: first === undefined ? undefined : walk(first, 30 * MINUTE, open, []),
    }),
    ...(refused || returned ? { reopenAllowed: !refused } : never ? { reopenAllowed: false } : {}),
    ...(first === undefined ? {} : { updatesDue: coventryUpdates(one, spans, now) }),
    ...(anew ? { newTicket: instantFields(one, { clockStartAt: anew.start, fixDueAt: anew.fixDueAt }) } : {}),
  };
};

/** The request that began the wait, or the last attempt to reach the customer since (COV-50). */
const lastContact = (kept: readonly OracleEvent[], wait: OracleEvent): number => {
  const since = kept.slice(kept.indexOf(wait) + 1);
  const ended = since.findIndex((event) => event.type === "customer-wait-end" || isResolution(event));
  const attempts = since.slice(0, ended < 0 ? since.length : ended).filter((event) => CONTACTS.includes(event.type));
  return Math.max(wait.at, ...attempts.map((event) => event.at));
};

const CONTACTS = ["responded", "update-given"];

/** The close of every business day after the day on which the user was written to, before the wait was over. */
const contactCloses = (one: OracleCase, from: number, until: number): number[] => {
  const found: number[] = [];
  for (let day = one.calendar.day[cell(from)] ?? 0; ; ) {
    day = workingDay(one.calendar, day, 1, false);
    const close = closeOf(one.calendar, day) ?? from;
    if (close >= until) return found;
    found.push(close);
  }
};

/** A user who does not answer: contacted every business day, closed after three (CPS-28, CPS-29). */
const columbiaFields = (one: OracleCase, kept: readonly OracleEvent[]): Fields => {
  const waiting = kept.findLast((event) => event.type === "customer-wait-start");
  if (!waiting) return {};
  const ended = kept.slice(kept.indexOf(waiting)).find((event) => ENDINGS.includes(event.type));
  const cameBack = ended !== undefined && kept.slice(kept.indexOf(ended)).some(reopens);
  const contactsDue = kept.flatMap((event, i) => {
    if (event.type !== "customer-wait-start") return [];
    const until = kept.slice(i).find((later) => ENDINGS.includes(later.type))?.at ?? last(one.events)?.at ?? 0;
    return contactCloses(one, event.at, until);
  });
  const closes = ended === undefined || (ended.type === "closed" && !cameBack);
  return {
    ...instantFields(one, { autoCloseAt: closes ? daysAfter(one.calendar, waiting.at, 3) : undefined }),
    updatesDue: contactsDue.map((due) => writeInstant(one.calendar, due)),
    contactDueOn: contactsDue.map((due) => writeInstant(one.calendar, due).slice(0, 10)),
  };
};

const ENDINGS = ["customer-wait-end", "resolved", "closed"];

const agreementFields = (one: OracleCase, parts: Split, now: Standing): Fields => {
  const done = parts.kept.findLast(isResolution);
  if (one.agreement === "stockport") return stockportFields(one, parts.kept, now, done, parts.judgedFrom);
  if (one.agreement === "calderdale") return calderdaleFields(one, parts.kept, done);
  if (one.agreement === "coventry") return coventryFields(one, parts, now, done);
  return one.agreement === "cps" ? columbiaFields(one, parts.kept) : {};
};

/** The `expected` object of one history. */
export const oracleExpected = (one: OracleCase): Fields => {
  const parts = split(one);
  const now = standing(one, parts.kept);
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const ended = last(one.events)?.at ?? 0;
  const paused = now.suspended.map((span) => ({ from: Math.max(span.from, now.start), to: Math.min(span.to, ended) }));
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
    escalations: escalations(one, parts.kept, now),
    breached: breaches(one, parts.kept, now),
    timeline: timeline(one, parts.kept),
    ...agreementFields(one, parts, now),
  };
};
