/**
 * The clock once more, stepping through every minute: the independent opinion the clock engine is held against.
 *
 * It was written from the agreements' requirements and the `semantics` of the worked examples before its author had
 * read the engine, shares no code with it, and is slow on purpose: no prefix sums, no stretches, no running state.
 * Every expected instant is found by walking from the clock start and counting minutes.
 */
import {
  cell,
  cellStart,
  closeOf,
  instantOf,
  isOpen,
  nextOpen,
  type OracleAgreement,
  type OracleCalendar,
  workingDay,
} from "./oracle-calendar.ts";
import { covers, daysAllowance, edgesOf, measure, type Span, walk } from "./oracle-steps.ts";

export type OracleEvent = {
  seq: number;
  at: number;
  type: string;
  priority?: string;
  channel?: string;
  ticketType?: string;
  phase?: string;
  newDeadline?: number;
};

export type OracleTarget = readonly (string | number)[] | null;
export type OracleTargets = Readonly<Record<string, { response: OracleTarget; fix: OracleTarget }>>;

export type OracleCase = {
  agreement: OracleAgreement;
  calendar: OracleCalendar;
  targets: OracleTargets;
  /** In the order they happened; the first is the logging. */
  events: readonly OracleEvent[];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Which waiting states stop the clock, by agreement; Stockport and SIPS provide for none (STK-41, SIP-18). */
const SUSPENDING: Record<OracleAgreement, readonly string[]> = {
  stockport: [],
  calderdale: ["hold", "customer-wait"],
  coventry: ["third-party"],
  sips: [],
  cps: ["parts-wait", "customer-wait"],
};

/** Coventry 6.6 speaks of the Resolution Times, Columbia's rows stand in the column of the target resolution time. */
const ONLY_THE_FIX: readonly OracleAgreement[] = ["coventry", "cps"];

const waitOf = (type: string): { name: string; starts: boolean } | undefined => {
  if (type === "parts-arrived") return { name: "parts-wait", starts: false };
  if (type.endsWith("-start")) return { name: type.slice(0, -6), starts: true };
  if (type.endsWith("-end")) return { name: type.slice(0, -4), starts: false };
  return undefined;
};

export const isResolution = (event: OracleEvent): boolean =>
  event.type === "resolved" || event.type === "auto-resolved";

const ends = (event: OracleEvent): boolean => isResolution(event) || event.type === "closed";

/** When the clock starts: the log instant if open, else the next opening; CPS also the 4 PM rule (CPS-02..04). */
export const clockStart = (one: OracleCase, log: OracleEvent): number => {
  const { calendar } = one;
  const i = cell(log.at);
  const late =
    one.agreement === "cps" &&
    isOpen(calendar, log.at) &&
    log.at > cellStart(i) - ((calendar.minute[i] ?? 0) - 16 * 60) * MINUTE;
  const phoned = log.priority === "P1" && log.channel === "phone";
  if (!late || phoned) return nextOpen(calendar, log.at);
  const day = workingDay(calendar, calendar.day[i] ?? 0, 1, false);
  return nextOpen(calendar, instantOf(calendar, day, 0));
};

/** The instant from which an unended pause holds the clock, if one does. */
const heldFrom = (stops: readonly Span[]): number =>
  Math.min(...stops.filter((span) => span.to === Number.POSITIVE_INFINITY).map((span) => span.from));

const orNull = (at: number): number | null => (Number.isNaN(at) ? null : at);

const dueUnder = (one: OracleCase, start: number, target: OracleTarget, stops: readonly Span[]): number | null => {
  if (!target) return null;
  const amount = Number(target[1]);
  const running = (at: number): boolean => !covers(stops, at);
  const open = (at: number): boolean => isOpen(one.calendar, at);
  const both = (at: number): boolean => open(at) && running(at);
  const edges = edgesOf(stops);
  const held = heldFrom(stops);
  if (target[0] === "e") return orNull(walk(start, amount * HOUR, running, edges, held));
  const budget = target[0] === "h" ? amount * HOUR : daysAllowance(one.calendar, start, amount);
  return orNull(walk(start, budget, both, edges, held));
};

/** Where an agreed date takes the place of the target (SIP-16, SIP-17, COV-72, CPS-23). */
const AGREED = ["sips P4", "sips P4-consultancy", "coventry project", "cps P5"];

/** Everything a prefix of the history says about the standing of its clocks. */
export type Standing = {
  start: number;
  priority: string;
  ticketType: string;
  suspended: readonly Span[];
  /** From each resolution to the reopening that ended it; the last one may be open. */
  resolved: readonly Span[];
  openWaits: ReadonlySet<string>;
  /** When work stopped, if it stands resolved or closed. */
  stoppedAt: number | undefined;
  responseDueAt: number | null;
  fixDueAt: number | null;
  revisedFixDueAt: number | undefined;
  firstResponse: number | undefined;
};

export const reopens = (event: OracleEvent): boolean => event.type === "reopened" || event.type === "recurrence";

/** Suspended and resolved spans; a resolution ends every wait. */
const spansOf = (one: OracleCase, events: readonly OracleEvent[]) => {
  const suspended: Span[] = [];
  const resolved: Span[] = [];
  const openWaits = new Map<string, number>();
  let since: number | undefined;
  const end = (name: string, at: number): void => {
    const from = openWaits.get(name);
    openWaits.delete(name);
    if (from !== undefined && SUSPENDING[one.agreement].includes(name)) suspended.push({ from, to: at });
  };
  for (const event of events) {
    const wait = waitOf(event.type);
    if (wait?.starts) openWaits.set(wait.name, openWaits.get(wait.name) ?? event.at);
    else if (wait) end(wait.name, event.at);
    else if (ends(event)) {
      for (const name of openWaits.keys()) end(name, event.at);
      since ??= event.at;
    } else if (since !== undefined && reopens(event)) {
      resolved.push({ from: since, to: event.at });
      since = undefined;
    }
  }
  for (const [name, from] of openWaits) {
    if (SUSPENDING[one.agreement].includes(name)) suspended.push({ from, to: Number.POSITIVE_INFINITY });
  }
  return { suspended, resolved, openWaits: new Set(openWaits.keys()), since };
};

/** The target a ticket of this priority answers within; Coventry's e-mail KPI is one working day (COV-47, COV-88). */
const responseTarget = (one: OracleCase, priority: string): OracleTarget => {
  const email = one.agreement === "coventry" && one.events[0]?.channel === "email";
  return email ? ["d", 1] : (one.targets[priority]?.response ?? null);
};

const responseDue = (one: OracleCase, events: readonly OracleEvent[], start: number): number | null => {
  const first = events.findIndex((event) => ANSWERS.includes(event.type));
  const until = first < 0 ? events : events.slice(0, first);
  const priority = priorityOf(until);
  const { suspended } = spansOf(one, until);
  const frozenAt = first < 0 ? Number.POSITIVE_INFINITY : (events[first]?.at ?? 0);
  const stops = ONLY_THE_FIX.includes(one.agreement)
    ? []
    : suspended.map((span) => ({ from: span.from, to: Math.min(span.to, frozenAt) }));
  return dueUnder(one, start, responseTarget(one, priority), stops);
};

/** A resolution answers too (STK-39). */
const ANSWERS = ["responded", "resolved", "auto-resolved"];

export const priorityOf = (events: readonly OracleEvent[]): string =>
  events.reduce((known, event) => event.priority ?? known, "");

/**
 * Once parts arrive: the close of the next business day after the arrival date, in place of what was left (CPS-31).
 * Where nothing was left, the target had been missed before, and stays so.
 */
const partsDue = (
  one: OracleCase,
  start: number,
  before: number | null,
  arrived: number,
  elapsed: boolean,
  stops: readonly Span[],
): number | null => {
  if (before !== null && before <= arrived) return before;
  const { calendar } = one;
  const day = workingDay(calendar, calendar.day[cell(arrived)] ?? 0, 1, false);
  const counts = (at: number): boolean => elapsed || isOpen(calendar, at);
  const from = Math.max(arrived, start);
  const allowance = measure(from, closeOf(calendar, day) ?? from, counts);
  const running = (at: number): boolean => counts(at) && !covers(stops, at);
  return orNull(walk(from, allowance, running, edgesOf(stops), heldFrom(stops)));
};

/** When parts that were waited for came. */
const arrivalsOf = (events: readonly OracleEvent[]): number[] => {
  let waiting = false;
  return events.flatMap((event) => {
    const arrives = waiting && event.type === "parts-arrived";
    if (event.type === "parts-wait-start") waiting = true;
    else if (arrives || ends(event)) waiting = false;
    return arrives ? [event.at] : [];
  });
};

/** The standing after a prefix of the events. */
export const standing = (one: OracleCase, events: readonly OracleEvent[]): Standing => {
  const log = events[0];
  if (!log) throw new Error("a history begins with its logging");
  const start = clockStart(one, log);
  const { suspended, resolved, openWaits, since } = spansOf(one, events);
  const priority = priorityOf(events);
  const fix = one.targets[priority]?.fix ?? null;
  const stops = [...suspended, ...resolved];
  const arrivals = one.agreement === "cps" && fix ? arrivalsOf(events) : [];
  const agreed = events.findLast((event) => event.newDeadline !== undefined)?.newDeadline;
  const replaced = agreed !== undefined && AGREED.includes(`${one.agreement} ${priority}`);
  let fixDueAt = replaced ? agreed : dueUnder(one, start, fix, stops);
  for (const arrived of arrivals) fixDueAt = partsDue(one, start, fixDueAt, arrived, fix?.[0] === "e", stops);
  return {
    start,
    priority,
    ticketType: events.reduce((known, event) => event.ticketType ?? known, ""),
    suspended,
    resolved,
    openWaits,
    stoppedAt: since,
    responseDueAt: responseDue(one, events, start),
    fixDueAt,
    revisedFixDueAt: replaced || !fix ? undefined : agreed,
    firstResponse: events.find((event) => ANSWERS.includes(event.type))?.at,
  };
};
