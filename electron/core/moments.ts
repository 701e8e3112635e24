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
  return moments.map((moment) => ({ ...moment, ticketId: ticket.ticketId }));
}
