import type { ClockReport } from "../../shared/clock/clock-report.ts";
import { type DueMomentOf, dueMoments } from "../../shared/clock/due-moments.ts";
import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Ticket } from "../../shared/ticket/state.ts";
import { thresholdIdOf } from "../../shared/ticket/threshold-id.ts";
import type { DueMoment } from "./ports.ts";

/** A threshold is known everywhere by the name its event will carry. */
function idOf(ticket: Ticket, { id, promise, percent, dueAt }: DueMomentOf): string {
  return promise === null || percent === null ? id : thresholdIdOf(ticket.ticketId, promise, percent, dueAt);
}

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
  const moments = dueMoments(report, ticket.ticketId, new Set(), importedAt(recorded));
  return moments
    .map((moment) => ({ ...moment, id: idOf(ticket, moment), ticketId: ticket.ticketId }))
    .filter(({ id }) => !delivered.has(id));
}
