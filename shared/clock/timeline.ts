import type { Instant } from "../kernel/instant.ts";
import {
  comesBefore,
  type Moment,
  type PrioritySegment,
  type ResolutionSegment,
  type StopSegment,
  type Timeline,
} from "../ticket/timeline.ts";

/** Whether the last resolution still stands, and which it is. */
export function standingResolution(timeline: Timeline): ResolutionSegment | null {
  const last = timeline.resolutions.at(-1);
  return last !== undefined && last.reopenedAt === null ? last : null;
}

/** When the ticket was closed without having been resolved, if it stands so. */
export function closedUnresolvedAt(timeline: Timeline): Instant | null {
  const last = timeline.closings.findLast(({ wasResolved }) => !wasResolved);
  return last !== undefined && last.reopenedAt === null ? last.at : null;
}

/** When the ticket was closed, if it stands so. */
export function closedAt({ closings }: Timeline): Instant | null {
  const last = closings.at(-1);
  return last !== undefined && last.reopenedAt === null ? last.at : null;
}

/** When work on the ticket stopped, if it has: its standing resolution, or its closing without one. */
export function stoppedAt(timeline: Timeline): Instant | null {
  return standingResolution(timeline)?.at ?? closedUnresolvedAt(timeline);
}

/** Every time work stopped, by a resolution or by a closing without one, in order: until it was reopened no time counts. */
export function stops(timeline: Timeline): readonly StopSegment[] {
  const { resolutions } = timeline;
  const closings = timeline.closings.filter(({ wasResolved }) => !wasResolved);
  return closings.length === 0 ? resolutions : [...resolutions, ...closings].toSorted((a, b) => a.at - b.at);
}

/**
 * From when a support team has had the ticket under one run of priorities, such as those of a major incident: from the
 * first transfer within the run, or from its beginning where the team had the ticket before (COV-58, COV-59).
 * @param index of a priority in the run; `belongs` says which priorities make one.
 * @returns null while no team has it.
 */
export function withTeamSince(
  timeline: Timeline,
  index: number,
  belongs: (segment: PrioritySegment) => boolean,
): Instant | null {
  const { priorities, transfers } = timeline;
  let first = index;
  for (let before = priorities[first - 1]; before !== undefined && belongs(before); before = priorities[first - 1])
    first -= 1;
  const from = priorities[first]?.at ?? timeline.loggedAt;
  const to = priorities.find((segment, i) => i > index && !belongs(segment))?.at ?? Number.POSITIVE_INFINITY;
  const within = Math.min(...transfers.filter((at) => at >= from && at < to));
  if (within !== Number.POSITIVE_INFINITY) return within;
  return transfers.some((at) => at < from) ? from : null;
}

export function currentPriority(timeline: Timeline): PrioritySegment {
  const last = timeline.priorities.at(-1);
  if (last === undefined) throw new Error("A clock needs a TicketLogged event first.");
  return last;
}

/** The priority in force at a moment: the first one for anything before. */
export function priorityAt(timeline: Timeline, moment: Moment): PrioritySegment {
  return timeline.priorities.reduce(
    (found, segment) => (comesBefore(segment, moment) ? segment : found),
    timeline.priorities[0] ?? currentPriority(timeline),
  );
}
