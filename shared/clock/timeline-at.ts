import type { Instant } from "../kernel/instant.ts";
import type { StopSegment, Timeline } from "../ticket/timeline.ts";

/**
 * A ticket's timeline as it stood at an instant: whatever happened after it has not happened yet.
 * @param at inclusive: a moment exactly at this instant counts.
 * @returns null where the ticket had not been logged by then.
 */
export function timelineAt(timeline: Timeline, at: Instant): Timeline | null {
  if (timeline.loggedAt > at) return null;
  if (timeline.latestAt <= at) return timeline;
  const { clearedAt, response } = timeline;
  const by = (moment: { readonly at: Instant }): boolean => moment.at <= at;
  return {
    ...timeline,
    clearedAt: clearedAt !== null && clearedAt > at ? null : clearedAt,
    response: response !== null && response.at > at ? null : response,
    priorities: timeline.priorities.filter(by),
    waits: timeline.waits
      .filter(({ from }) => from <= at)
      .map((wait) => ((wait.until ?? at) > at ? { ...wait, until: null, untilOrder: LAST, wasAnswered: false } : wait)),
    resolutions: timeline.resolutions.filter(by).map((stop) => stopAt(stop, at)),
    closings: timeline.closings.filter(by).map((stop) => stopAt(stop, at)),
    revisions: timeline.revisions.filter(by),
    transfers: timeline.transfers.filter((transfer) => transfer <= at),
    contacts: timeline.contacts.filter(by),
    disputes: timeline.disputes
      .filter(by)
      .map((dispute) => ((dispute.settledAt ?? at) > at ? { ...dispute, settledAt: null } : dispute)),
    latestAt: at,
  };
}

const LAST = Number.MAX_SAFE_INTEGER;

function stopAt<Stop extends StopSegment>(stop: Stop, at: Instant): Stop {
  return (stop.reopenedAt ?? at) > at ? { ...stop, reopenedAt: null, reopenedOrder: LAST } : stop;
}
