import { bundledAgreements } from "../../shared/agreement/registry.ts";
import type { RecordedEvent } from "../../shared/contract/views.ts";
import { createAgreementShelf } from "./agreement-shelf.ts";
import type { TicketProjection } from "./ports.ts";
import { projectTicket } from "./project-ticket.ts";

/** Makes what is kept for fast reading out of a ticket's events, under the agreements that come with the desk. */
export function bundledProjector(): (events: readonly RecordedEvent[]) => TicketProjection {
  const shelf = createAgreementShelf(bundledAgreements());
  return (events) => projectTicket(shelf, events);
}
