import { clock } from "../../shared/clock/clock.ts";
import type { RecordedEvent } from "../../shared/contract/views.ts";
import { outcomeOf } from "../../shared/report/outcome.ts";
import { foldTicket } from "../../shared/ticket/evolve.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import type { AgreementShelf } from "./agreement-shelf.ts";
import type { RecordProjection } from "./log-port.ts";
import { momentsOf } from "./moments.ts";
import { nextPromise, verdictOf } from "./next-promise.ts";
import type { TicketProjection } from "./ports.ts";
import { queueRow } from "./queue-row.ts";
import { searchText } from "./search-text.ts";
import { recordMoment } from "./ticket-moments.ts";
import { ticketKey } from "./ticket-stream.ts";

/**
 * What the store keeps about a ticket for fast reading. A function of its events alone: the clock is asked as of the
 * last of them, so a rebuild years later gives the same row. The events know all of them, the first is `TicketLogged`.
 * @param state what they make, for whoever has folded them already.
 */
export function projectTicket(
  shelf: AgreementShelf,
  recorded: readonly RecordedEvent[],
  state?: TicketState,
): TicketProjection {
  const events = recorded.map(({ event }) => event);
  const ticket = state ?? foldTicket(events);
  if (ticket.status === "none") throw new Error("A ticket without a TicketLogged event cannot be shown.");
  const { agreementId, agreementVersion } = ticket;
  const agreement = shelf.version(agreementId, agreementVersion);
  if (agreement === undefined) throw new Error(`There is no version ${agreementVersion} of ${agreementId}.`);
  const asOf = events.reduce((latest, { at }) => Math.max(latest, at), ticket.loggedAt);
  const report = clock(ticket, agreement, shelf.calendarOf(agreement), asOf);
  if (report === null) throw new Error(`Ticket ${ticket.ticketId} has events before it was logged.`);
  const standing = { next: nextPromise(ticket, report), verdict: verdictOf(ticket, report) };
  return {
    row: queueRow(ticket, agreement, standing, recorded),
    outcome: outcomeOf(ticket, agreement, report),
    caller: ticket.caller,
    searchText: searchText(ticket, events),
    moments: momentsOf(ticket, report, recorded),
  };
}

/** The same, each part under the name of the projection it goes to. */
export function recordProjection({
  row,
  outcome,
  caller,
  searchText: text,
  moments,
}: TicketProjection): RecordProjection {
  return {
    ...ticketKey(row.id),
    rows: { queue: row, outcome, callers: { caller, site: row.site, calledAt: row.loggedAt } },
    moments: moments.map(recordMoment),
    search: { title: row.summary, text },
  };
}
