import type { TicketView } from "../../../shared/contract/views.ts";
import type { CallFields } from "./call-fields.ts";

/** How a ticket asks for a new call about it: the subject of the call screen's address. */
const PREFIX = "after:";

/** The id of the ticket a call is to follow from, if the address names one. */
export function followedTicket(subject: string | null): string | null {
  return subject?.startsWith(PREFIX) ? subject.slice(PREFIX.length) : null;
}

/** A call about a ticket that ended: who, where and what are known already; what came back is still to be said. */
export function followingCall(call: CallFields, { row, events }: TicketView): CallFields {
  const logged = events.find(({ event }) => event.type === "TicketLogged")?.event;
  const caller = logged?.type === "TicketLogged" ? logged.caller : { name: row.caller };
  return {
    ...call,
    agreementId: row.agreementId,
    kind: row.kind,
    caller: { name: caller.name, phone: caller.phone ?? "", email: caller.email ?? "" },
    site: row.site,
    summary: row.summary,
    follows: { ticketId: row.id, reference: row.reference },
  };
}
