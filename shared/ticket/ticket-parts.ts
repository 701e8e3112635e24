import type { Ticket, TicketBase, WaitInProgress } from "./state.ts";

/** The ticket with some of what every ticket has changed; its status stays. */
export function withBase<T extends Ticket>(ticket: T, change: Partial<TicketBase>): T {
  return { ...ticket, ...change };
}

/** What remains when the status is taken off: the start of every change of status. */
export function baseOf(ticket: Ticket): TicketBase {
  switch (ticket.status) {
    case "unverified": {
      const { status: _, ...base } = ticket;
      return base;
    }
    case "open": {
      const { status: _, waits: _waits, ...base } = ticket;
      return base;
    }
    case "resolved": {
      const { status: _, resolution: _resolution, ...base } = ticket;
      return base;
    }
    case "closed": {
      const { status: _, resolution: _resolution, closure: _closure, ...base } = ticket;
      return base;
    }
  }
}

/** The waits in progress; none unless the ticket is open. */
export function waitsOf(ticket: Ticket): readonly WaitInProgress[] {
  return ticket.status === "open" ? ticket.waits : [];
}
