import type { TicketEvent } from "../../shared/ticket/events.ts";
import type { Ticket } from "../../shared/ticket/state.ts";

/** What an event adds that someone may look for later. */
function wordsOf(event: TicketEvent): readonly string[] {
  switch (event.type) {
    case "NoteAdded":
    case "UpdateSent":
    case "TicketResolved":
    case "TicketClosed":
    case "CustomerContacted":
    case "RecurrenceRecorded":
      return [event.text];
    case "WaitStarted":
      return [event.reason, event.party];
    case "WaitEnded":
      return [event.outcome];
    case "PriorityProposed":
    case "PriorityDisputed":
      return [event.callerSays];
    case "TicketReopened":
    case "TicketConverted":
    case "PriorityChanged":
    case "DisputeSettled":
    case "DeadlineRevised":
      return [event.reason];
    case "TicketLogged":
    case "PriorityAgreed":
    case "CallerVerified":
    case "TicketAssigned":
    case "TransferredToSupportTeam":
    case "TicketLinked":
    case "ResolutionConfirmed":
    case "ThresholdReached":
      return [];
  }
}

/** Everything of a ticket that a search should find, as one text. */
export function searchText(ticket: Ticket, events: readonly TicketEvent[]): string {
  const { reference, summary, details, site, caller, answers, owner, team } = ticket;
  const fixed = [reference, summary, details, site, caller.name, caller.phone, caller.email, owner?.name, team];
  return [...fixed, ...Object.values(answers), ...events.flatMap(wordsOf)].filter(Boolean).join("\n");
}
