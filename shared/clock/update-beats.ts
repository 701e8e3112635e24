import { priorityOf } from "../agreement/lookup.ts";
import type { Cadence } from "../agreement/target-schema.ts";
import { addServiceTime } from "../calendar/service-time.ts";
import { type Instant, MINUTE_MS } from "../kernel/instant.ts";
import { type PrioritySegment, type Timeline } from "../ticket/timeline.ts";
import type { UpdateDue } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import { stops, withTeamSince } from "./timeline.ts";

/** A beat left running for years would list millions of moments; after this many it stops being of use to anyone. */
const LONGEST_SERIES = 10_000;

interface Span {
  readonly from: Instant;
  readonly to: Instant | null;
}

interface BeatSpan extends Span {
  /** When the beats end that follow each other without a break, these among them; null while they go on. */
  readonly endAt: Instant | null;
  readonly cadence: Cadence;
  readonly because: "beat" | "identified";
}

/**
 * Beats at fixed steps of service time from the transfer to the support team, or from when there is a major incident
 * until a team has it, while the priority asks for them and the ticket is neither resolved nor closed; a reopening starts
 * the beats again (Coventry 6.5, COV-58, COV-59). An update answers the beat it comes before, back to the beat before that.
 */
export function beatUpdates(input: ClockInput): readonly UpdateDue[] {
  if (!input.timeline.priorities.some(({ priority }) => beatOf(input, priority) !== null)) return [];
  const spans = workingSpells(input.timeline).flatMap((spell) => withEnds(joined(beatsOfPriorities(input, spell))));
  return spans.flatMap((span) => beats(input, span));
}

function beatOf({ agreement }: ClockInput, priority: string): Cadence | null {
  const cadence = priorityOf(agreement, priority)?.updates ?? null;
  return cadence?.rhythm === "steady-beat" ? cadence : null;
}

function beatsOfPriorities(input: ClockInput, spell: Span): readonly BeatSpan[] {
  const { timeline } = input;
  const spans: BeatSpan[] = [];
  const hasBeat = ({ priority }: PrioritySegment): boolean => beatOf(input, priority) !== null;
  timeline.priorities.forEach((segment, index) => {
    const cadence = beatOf(input, segment.priority);
    if (cadence === null) return;
    const transferred = withTeamSince(timeline, index, hasBeat);
    const from = Math.max(segment.at, spell.from);
    const to = earliest(timeline.priorities[index + 1]?.at ?? null, spell.to);
    const add = (part: Span, because: BeatSpan["because"]): void => {
      if (part.to === null || part.from < part.to) spans.push({ ...part, endAt: part.to, cadence, because });
    };
    if (cadence.starts === "identification") add({ from, to: earliest(transferred, to) }, "identified");
    if (transferred !== null) add({ from: Math.max(transferred, from), to }, "beat");
  });
  return spans;
}

/** Two priorities that follow each other with the same beat are one span: the beat goes on. */
function joined(spans: readonly BeatSpan[]): readonly BeatSpan[] {
  const result: BeatSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    const goesOn =
      last !== undefined &&
      last.to === span.from &&
      last.because === span.because &&
      last.cadence.every.unit === span.cadence.every.unit &&
      last.cadence.every.amount === span.cadence.every.amount;
    if (goesOn) result[result.length - 1] = { ...last, to: span.to, endAt: span.to };
    else result.push(span);
  }
  return result;
}

/** What was missed is still owed while the beats go on, whoever has the ticket and under whichever priority. */
function withEnds(spans: readonly BeatSpan[]): readonly BeatSpan[] {
  return spans.reduceRight<readonly BeatSpan[]>((later, span) => {
    const [next] = later;
    const goesOn = next !== undefined && span.to === next.from;
    return [goesOn ? { ...span, endAt: next.endAt } : span, ...later];
  }, []);
}

/** The spells in which the ticket was being worked on: from the log or a reopening to the next resolution. */
function workingSpells(timeline: Timeline): readonly Span[] {
  const spells: Span[] = [];
  let from: Instant | null = timeline.loggedAt;
  for (const stop of stops(timeline)) {
    if (from !== null) spells.push({ from, to: stop.at });
    from = stop.reopenedAt;
  }
  if (from !== null) spells.push({ from, to: null });
  return spells;
}

function beats(input: ClockInput, { from, to, endAt, cadence, because }: BeatSpan): readonly UpdateDue[] {
  const found: UpdateDue[] = [];
  const { label, audience, source, every } = cadence;
  if (every.unit !== "service-minutes") return found;
  const updates = input.timeline.contacts.filter(({ phase }) => phase !== null).map(({ at }) => at);
  let after = from;
  let since = from;
  let given = 0;
  for (let count = 0; count < LONGEST_SERIES; count += 1) {
    const dueAt = addServiceTime(input.calendar, after, every.amount * MINUTE_MS);
    if (to !== null && dueAt >= to) return found;
    while ((updates[given] ?? Number.POSITIVE_INFINITY) <= after) given += 1;
    const standing = standingOf(updates[given], dueAt, endAt);
    found.push({ label, audience, source, after, since, dueAt, because, standing });
    if (dueAt > input.at && standing === "owed") return found;
    since = standing === "given" ? (updates[given] ?? dueAt) : dueAt;
    after = dueAt;
  }
  return found;
}

/** @param givenAt the first update after the beat before. @param endAt when the beats ended; null while they go on. */
function standingOf(givenAt: Instant | undefined, dueAt: Instant, endAt: Instant | null): UpdateDue["standing"] {
  if (givenAt !== undefined && givenAt <= dueAt) return "given";
  // A resolution tells the caller too (COV-52): nothing from before it is owed any more.
  if (givenAt !== undefined && givenAt <= (endAt ?? Number.POSITIVE_INFINITY)) return "given-late";
  return endAt === null ? "owed" : "missed";
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
