import type { ClockReport } from "../../shared/clock/clock-report.ts";
import { dueMoments } from "../../shared/clock/due-moments.ts";
import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Ticket } from "../../shared/ticket/state.ts";
import type { DueMoment } from "./ports.ts";

/** What another tool recorded is history when it is imported: nothing is fired for it. */
function importedAt(recorded: readonly RecordedEvent[]): Instant {
  return recorded.findLast(({ event }) => event.by.kind === "import")?.recordedAt ?? 0;
}

/** The moments at which the desk must do something about a ticket, unless it changes before. */
export function momentsOf(
  ticket: Ticket,
  report: ClockReport,
  recorded: readonly RecordedEvent[],
): readonly DueMoment[] {
  const delivered = new Set(ticket.thresholds.map(({ thresholdId }) => thresholdId));
  const moments = dueMoments(report, ticket.ticketId, delivered, importedAt(recorded));
  const times = timesRecorded(recorded);
  return moments.flatMap((moment) => {
    const before = times.get(moment.id) ?? 0;
    if (before >= MOST_TIMES) return [];
    const id = before === 0 ? moment.id : `${moment.id}#${before + 1}`;
    return [{ ...moment, id, ticketId: ticket.ticketId }];
  });
}

/** How often one moment is recorded at most: struck out more often than this, it is left to people. */
const MOST_TIMES = 4;

/**
 * How often each moment is in the log already. One that is and still comes was struck out by a late truth that left its
 * due instant where it was: it is told again, under a name of its own, for the first one was used.
 */
function timesRecorded(recorded: readonly RecordedEvent[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { event } of recorded)
    if (event.type === "ThresholdReached") times.set(event.thresholdId, (times.get(event.thresholdId) ?? 0) + 1);
  return times;
}
