import type { AgreementDocument } from "../agreement/agreement.ts";
import { waitRule } from "../agreement/lookup.ts";
import type { TargetKind } from "../agreement/source.ts";
import type { Instant } from "../kernel/instant.ts";
import { type Timeline, type WaitSegment } from "../ticket/timeline.ts";
import { stops } from "./timeline.ts";

/** A stretch during which one clock stands still. Stretches of one clock never overlap: time in two pauses counts once. */
export interface Suspension {
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
  readonly cause: { readonly kind: "paused"; readonly wait: number } | { readonly kind: "resolved" };
}

/** Which clocks a wait stops under this agreement; none where the agreement has no such rule. */
export function suspendsOf(agreement: AgreementDocument, wait: Pick<WaitSegment, "kind">): readonly TargetKind[] {
  return waitRule(agreement, wait.kind)?.suspends ?? [];
}

/**
 * The stretches that stop one promise's clock, in order, without overlaps, not before `start`. A resolution, or a closing
 * without one, counts as a stop only once it has been reopened: until then the clock has been met, not suspended.
 */
export function suspensionsOf(
  agreement: AgreementDocument,
  timeline: Timeline,
  promise: TargetKind,
  start: Instant,
): readonly Suspension[] {
  const found: Suspension[] = [];
  timeline.waits.forEach((wait, index) => {
    if (suspendsOf(agreement, wait).includes(promise))
      found.push({ from: wait.from, to: wait.until, cause: { kind: "paused", wait: index + 1 } });
  });
  if (promise === "fix" && agreement.clockRules.reopening.value === "continues")
    for (const { at, reopenedAt } of stops(timeline))
      if (reopenedAt !== null) found.push({ from: at, to: reopenedAt, cause: { kind: "resolved" } });
  return found.length === 0 ? found : withoutOverlaps(found, start);
}

/** Cuts overlapping stretches so that each instant belongs to the one that began first. */
export function withoutOverlaps(stretches: readonly Suspension[], start: Instant): readonly Suspension[] {
  const inOrder = stretches.toSorted((a, b) => a.from - b.from);
  const result: Suspension[] = [];
  let reached = start;
  for (const stretch of inOrder) {
    const from = Math.max(stretch.from, reached);
    if (stretch.to === null) {
      result.push({ ...stretch, from });
      return result;
    }
    // A wait that ended the moment it began stops nothing, but what was waited for has come (CPS-31).
    if (stretch.to >= from) {
      result.push({ ...stretch, from });
      reached = stretch.to;
    }
  }
  return result;
}

/** Instants at which parts or a third party's fix arrived and the agreement replaces what was left of the fix time (CPS-31). */
export function arrivalsOf(agreement: AgreementDocument, timeline: Timeline): readonly Instant[] {
  const found: Instant[] = [];
  for (const wait of timeline.waits) {
    const rule = waitRule(agreement, wait.kind);
    if (rule?.onEnd === "fix-due-at-close-of-next-working-day" && wait.until !== null && wait.wasAnswered)
      found.push(wait.until);
  }
  return found.toSorted((a, b) => a - b);
}
