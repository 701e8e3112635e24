import { priorityOf, waitRule } from "../agreement/lookup.ts";
import { spanEnd } from "../agreement/span-end.ts";
import type { Cadence } from "../agreement/target-schema.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ContactSegment, Moment } from "../ticket/timeline.ts";
import type { UpdateDue, UpdateReason } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import { priorityAt, stops } from "./timeline.ts";

type Happening =
  | { readonly kind: "updated"; readonly phase: ContactSegment["phase"] }
  | { readonly kind: "priority" | "paused" | "resumed" | "stopped" | "reopened" };

type Step = Moment & Happening;

/** Where the rhythm of updates stands while the ticket's life is walked through. */
interface Walk {
  readonly found: Writable[];
  current: Writable | null;
  /** What was owed when a wait began that has a rhythm of its own. */
  held: Writable | null;
  cadence: Cadence | null;
  lastUpdateAt: Instant | null;
  /** After the first assessment the caller is owed updates by the clock (Calderdale 3.2.5, CAL-10). */
  isAssessed: boolean;
  waits: number;
  isStopped: boolean;
}

type Writable = { -readonly [Field in keyof UpdateDue]: UpdateDue[Field] };

/**
 * Updates each of which sets the next (Calderdale 3.2.5: upon receipt, after assessment, then every n days), at the pace
 * of the priority in force. A wait with a rhythm of its own takes the place of this one while it lasts: an update given
 * meanwhile answers the wait's review, and what is still to come goes on, or begins anew, when the work does (CAL-22).
 */
export function progressUpdates(input: ClockInput): readonly UpdateDue[] {
  const { timeline } = input;
  if (!timeline.priorities.some(({ priority }) => paceOf(input, priority) !== null)) return [];
  const walk: Walk = {
    found: [],
    current: null,
    held: null,
    cadence: paceOf(input, timeline.priorities[0]?.priority ?? ""),
    lastUpdateAt: null,
    isAssessed: false,
    waits: 0,
    isStopped: false,
  };
  if (walk.cadence?.starts === "logged") begin(input, walk, timeline.clearedAt ?? timeline.loggedAt, "logged");
  for (const step of stepsOf(input)) take(input, walk, step);
  return walk.found;
}

/** The cadence of a priority, where each update sets the next one. */
function paceOf({ agreement }: ClockInput, priority: string): Cadence | null {
  const cadence = priorityOf(agreement, priority)?.updates ?? null;
  return cadence?.rhythm === "from-each-update" ? cadence : null;
}

/** What changes the rhythm, in the order in which it happened. */
function stepsOf({ agreement, timeline }: ClockInput): readonly Step[] {
  const steps: Step[] = [];
  for (const { at, order, phase } of timeline.contacts)
    if (phase !== null) steps.push({ at, order, kind: "updated", phase });
  for (const { at, order } of timeline.priorities.slice(1)) steps.push({ at, order, kind: "priority" });
  for (const wait of timeline.waits) {
    if ((waitRule(agreement, wait.kind)?.cadence ?? null) === null) continue;
    steps.push({ at: wait.from, order: wait.fromOrder, kind: "paused" });
    if (wait.until !== null) steps.push({ at: wait.until, order: wait.untilOrder, kind: "resumed" });
  }
  for (const { at, order, reopenedAt, reopenedOrder } of stops(timeline)) {
    // The waits that a resolution ends are over after it: nothing resumes in between.
    steps.push({ at, order: order - 0.5, kind: "stopped" });
    if (reopenedAt !== null) steps.push({ at: reopenedAt, order: reopenedOrder, kind: "reopened" });
  }
  return steps.toSorted((a, b) => a.at - b.at || a.order - b.order);
}

function take(input: ClockInput, walk: Walk, step: Step): void {
  switch (step.kind) {
    case "updated":
      return takeUpdate(input, walk, step.at, step.phase);
    case "priority":
      return takePriority(input, walk, step);
    case "paused":
      walk.waits += 1;
      // What was missed before the wait is not undone by it: it stays owed.
      if (walk.current !== null && walk.current.dueAt > step.at) {
        walk.held = walk.current;
        lift(walk, step.at);
      }
      return;
    case "resumed":
      walk.waits -= 1;
      return resume(input, walk, step.at);
    case "stopped":
      walk.isStopped = true;
      walk.held = null;
      return lift(walk, step.at);
    case "reopened":
      walk.isStopped = false;
      return begin(input, walk, step.at, "reopened");
  }
}

function takeUpdate(input: ClockInput, walk: Walk, at: Instant, phase: ContactSegment["phase"]): void {
  const { current, held, found } = walk;
  walk.current = null;
  walk.held = null;
  // Who is told with the call itself is owed the next update from then on.
  if (current?.because === "logged" && current.after === at) found.splice(found.indexOf(current), 1);
  for (const due of [current, held]) if (due !== null) due.standing = at <= due.dueAt ? "given" : "given-late";
  walk.lastUpdateAt = at;
  if (phase !== "receipt") walk.isAssessed = true;
  begin(input, walk, at, "updated");
}

/** A new priority sets the pace from now on, counted from the last update; one that is owed already is not owed at once. */
function takePriority(input: ClockInput, walk: Walk, step: Moment): void {
  const before = walk.cadence;
  walk.cadence = paceOf(input, priorityAt(input.timeline, { at: step.at, order: step.order + 0.5 }).priority);
  if (before !== null && walk.cadence !== null && isSamePace(before, walk.cadence)) return;
  walk.held = null;
  lift(walk, step.at);
  const { cadence, lastUpdateAt } = walk;
  const since = cadence === null || lastUpdateAt === null ? null : spanEnd(input.calendar, lastUpdateAt, cadence.every);
  begin(input, walk, since !== null && since > step.at && lastUpdateAt !== null ? lastUpdateAt : step.at, "priority");
}

function isSamePace(one: Cadence, other: Cadence): boolean {
  return one.starts === other.starts && one.every.unit === other.every.unit && one.every.amount === other.every.amount;
}

function resume(input: ClockInput, walk: Walk, at: Instant): void {
  if (walk.waits > 0 || walk.isStopped) return;
  const { held } = walk;
  walk.held = null;
  if (walk.current !== null) return;
  if (held === null || held.dueAt <= at) return begin(input, walk, at, "resumed");
  held.standing = "owed";
  walk.current = held;
}

/** Counts the next update from a moment, where the priority owes one by the clock and nothing stands in its place. */
function begin({ calendar }: ClockInput, walk: Walk, after: Instant, because: UpdateReason): void {
  const { cadence } = walk;
  if (cadence === null || walk.waits > 0 || walk.isStopped || walk.current !== null) return;
  if (cadence.starts !== "logged" && !walk.isAssessed) return;
  const { label, audience, source } = cadence;
  const dueAt = spanEnd(calendar, after, cadence.every);
  walk.current = { label, audience, source, after, since: after, dueAt, because, standing: "owed" };
  walk.found.push(walk.current);
}

function lift(walk: Walk, at: Instant): void {
  const { current, found } = walk;
  if (current === null) return;
  walk.current = null;
  // What something else took the place of at its very beginning was never owed.
  if (current.after === at && current.because !== "updated") found.splice(found.indexOf(current), 1);
  else current.standing = current.dueAt < at ? "missed" : "lifted";
}
