import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { type AgreementShelf, createAgreementShelf } from "./agreement-shelf.ts";
import type { Projector } from "./log-port.ts";
import { projectTicket, recordProjection } from "./project-ticket.ts";
import { ticketStream } from "./ticket-stream.ts";

/** Makes what is kept for fast reading out of a record's events, under the agreements that come with the desk. */
export function bundledProjector(): Projector {
  return projectorFor(createAgreementShelf(bundledAgreements()));
}

/** Nothing is kept of records that are no tickets, and nothing of a ticket of which this version understands nothing. */
export function projectorFor(shelf: AgreementShelf): Projector {
  return ({ category }, stream) => {
    if (category !== "ticket") return { projection: null, isNewer: false, damage: stream.damage };
    const { events, readOnlyBecause, isDamaged } = ticketStream(stream);
    return {
      projection: events.length === 0 ? null : recordProjection(projectTicket(shelf, events)),
      isNewer: readOnlyBecause !== null && !isDamaged,
      damage: isDamaged ? readOnlyBecause : null,
    };
  };
}
