import { spanEnd } from "../agreement/span-end.ts";
import type { Cadence } from "../agreement/target-schema.ts";
import { localDateOf } from "../calendar/local-time.ts";
import { addServiceTime } from "../calendar/service-time.ts";
import { closeOfNthWorkingDay } from "../calendar/working-days.ts";
import { type Instant, MINUTE_MS } from "../kernel/instant.ts";
import type { UpdateDue } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import { type PrioritySegment, priorityAt, stoppedAt, stops, type Timeline, withTeamSince } from "./timeline.ts";

/** A metronome left running for years would list millions of beats; after this many it stops being of use to anyone. */
const LONGEST_SERIES = 10_000;

interface Updates {
  /** Every update that was or is owed up to now, and the next one, in order of due moment. */
  readonly updates: readonly UpdateDue[];
  /** The one owed to the caller next; null where none is. */
  readonly next: UpdateDue | null;
}

/** The updates a ticket owes under its agreement, and which of them is next. */
export function updatesOf(input: ClockInput): Updates {
  const { timeline } = input;
  const progress = progressUpdates(input);
  const beats = [...metronomeUpdates(input), ...waitReviews(input)];
  if (progress.length + beats.length === 0) return NONE;
  // An update given early sets the next one; the one it came before is not owed any more (CAL-10).
  const latest = latestOf(progress.map((update) => update.after));
  const current = progress.filter((update) => update.after === latest);
  const next = nextUpdate(timeline, byDue([...current, ...beats]));
  return { updates: byDue([...progress, ...beats]), next };
}

const NONE: Updates = { updates: [], next: null };

function latestOf(instants: readonly Instant[]): Instant {
  return instants.reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}

function byDue(found: readonly UpdateDue[]): readonly UpdateDue[] {
  return found.length > 1 ? found.toSorted((a, b) => a.dueAt - b.dueAt) : found;
}

function cadenceAt(input: ClockInput, at: Instant, recorded: number): Cadence | null {
  return cadenceOf(input, priorityAt(input.timeline, at, recorded).priority);
}

function cadenceOf(input: ClockInput, priority: string): Cadence | null {
  return input.agreement.priorities.find((row) => row.id === priority)?.updates ?? null;
}

/** Each update given sets the next one (Calderdale 3.2.5: upon receipt, after assessment, then every n days). */
function progressUpdates(input: ClockInput): readonly UpdateDue[] {
  const { timeline } = input;
  const found: UpdateDue[] = [];
  const add = (after: Instant, isPlain: boolean, recorded: number): void => {
    const cadence = cadenceAt(input, after, recorded);
    if (cadence === null || cadence.metronome || (cadence.starts === "assessment" && isPlain)) return;
    const { label, audience } = cadence;
    found.push({ label, audience, after, dueAt: spanEnd(input.calendar, after, cadence.every) });
  };
  const isToldAtOnce = timeline.updates.some((update) => update.at === timeline.loggedAt);
  if (cadenceAt(input, timeline.loggedAt, 1)?.starts === "logged" && !isToldAtOnce) add(timeline.loggedAt, true, 1);
  for (const { at, phase, priorities } of timeline.updates) add(at, phase === "receipt", priorities);
  return found;
}

/**
 * Beats at fixed steps of service time from the transfer to the support team, while the priority asks for them and the
 * ticket is neither resolved nor closed; a reopening starts the beats again (Coventry 6.5, COV-58, COV-59).
 */
function metronomeUpdates(input: ClockInput): readonly UpdateDue[] {
  return beatSpans(input).flatMap(({ from, to, cadence }) => beats(input, from, to, cadence));
}

interface BeatSpan {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly cadence: Cadence;
}

function beatSpans(input: ClockInput): readonly BeatSpan[] {
  if (input.timeline.transfers.length === 0) return [];
  return workingSpells(input.timeline).flatMap((spell) => joined(beatsOfPriorities(input, spell)));
}

function beatsOfPriorities(input: ClockInput, spell: Spell): readonly BeatSpan[] {
  const { timeline } = input;
  const spans: BeatSpan[] = [];
  const hasBeat = ({ priority }: PrioritySegment): boolean => cadenceOf(input, priority)?.metronome === true;
  timeline.priorities.forEach((segment, index) => {
    const cadence = cadenceOf(input, segment.priority);
    const transferred = hasBeat(segment) ? withTeamSince(timeline, index, hasBeat) : null;
    if (cadence === null || transferred === null) return;
    const from = Math.max(transferred, segment.at, spell.from);
    const to = earliest(nextChange(input, index), spell.to);
    if (to === null || from < to) spans.push({ from, to, cadence });
  });
  return spans;
}

/** When a later priority ends this one's beats; a change between two priorities with the same beat does not. */
function nextChange(input: ClockInput, index: number): Instant | null {
  return input.timeline.priorities[index + 1]?.at ?? null;
}

/** Two priorities that follow each other with the same beat are one span: the beat goes on. */
function joined(spans: readonly BeatSpan[]): readonly BeatSpan[] {
  const result: BeatSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    const goesOn =
      last !== undefined &&
      last.to === span.from &&
      last.cadence.every.unit === span.cadence.every.unit &&
      last.cadence.every.amount === span.cadence.every.amount;
    if (goesOn) result[result.length - 1] = { ...last, to: span.to };
    else result.push(span);
  }
  return result;
}

interface Spell {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** The spells in which the ticket was being worked on: from the log or a reopening to the next resolution. */
function workingSpells(timeline: Timeline): readonly Spell[] {
  const spells: Spell[] = [];
  let from: Instant | null = timeline.loggedAt;
  for (const stop of stops(timeline)) {
    if (from !== null) spells.push({ from, to: stop.at });
    from = stop.reopenedAt;
  }
  if (from !== null) spells.push({ from, to: null });
  return spells;
}

function beats(input: ClockInput, from: Instant, to: Instant | null, cadence: Cadence): readonly UpdateDue[] {
  const found: UpdateDue[] = [];
  if (cadence.every.unit !== "service-minutes") return found;
  const stepMs = cadence.every.amount * MINUTE_MS;
  let after = from;
  for (let count = 0; count < LONGEST_SERIES; count += 1) {
    const dueAt = addServiceTime(input.calendar, after, stepMs);
    if (to !== null && dueAt >= to) return found;
    found.push({ label: cadence.label, audience: cadence.audience, after, dueAt });
    if (dueAt > input.at) return found;
    after = dueAt;
  }
  return found;
}

/** What is owed while a ticket waits: Hold and Waiting for school are monitored monthly (CAL-22, CAL-24); Columbia calls daily (CPS-28). */
function waitReviews(input: ClockInput): readonly UpdateDue[] {
  const found: UpdateDue[] = [];
  for (const wait of input.timeline.waits) {
    const cadence = input.agreement.waits.find((rule) => rule.kind === wait.kind)?.cadence;
    if (cadence === null || cadence === undefined) continue;
    const until = wait.until ?? input.at;
    let after = wait.from;
    for (let count = 0; count < LONGEST_SERIES; count += 1) {
      const dueAt = nextReview(input, cadence, after);
      // A contact owed while the wait lasts is not owed once it is over; a review of the desk's was due all the same.
      if (cadence.metronome && wait.until !== null && dueAt >= wait.until) break;
      found.push({ label: cadence.label, audience: cadence.audience, after, dueAt });
      if (dueAt >= until) break;
      after = dueAt;
    }
  }
  return found;
}

/**
 * A contact is owed on every working day after the one on which the customer was written to (CPS-28): D1 alone would ask
 * for one on the day itself where that began with the desk's opening.
 */
function nextReview({ calendar }: ClockInput, { every, audience }: Cadence, after: Instant): Instant {
  const dueAt = spanEnd(calendar, after, every);
  const isSameDay = audience === "caller" && localDateOf(calendar, dueAt) === localDateOf(calendar, after);
  return isSameDay && every.unit === "working-days" ? closeOfNthWorkingDay(calendar, after, every.amount + 1) : dueAt;
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/**
 * The update owed next: the first one due after the last update was given. Null where none is owed: no cadence, work has
 * stopped, or the updates owed are the desk's own reviews.
 */
function nextUpdate(timeline: Timeline, updates: readonly UpdateDue[]): UpdateDue | null {
  if (stoppedAt(timeline) !== null) return null;
  // A resolution tells the caller too (COV-52), so nothing from before a reopening is owed after it.
  const lastGiven = latestOf([...timeline.updates, ...stops(timeline)].map(({ at }) => at));
  return (
    updates.find((update) => update.audience === "caller" && update.dueAt > lastGiven && isOwed(timeline, update)) ??
    null
  );
}

/** A review owed during a wait is no longer owed once the wait is over. */
function isOwed(timeline: Timeline, update: UpdateDue): boolean {
  const wait = timeline.waits.find(
    (candidate) => candidate.from <= update.after && (candidate.until ?? update.after) >= update.after,
  );
  return wait === undefined || wait.until === null || update.dueAt <= wait.until;
}
