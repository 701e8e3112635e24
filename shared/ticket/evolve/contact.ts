import type { Instant } from "../../kernel/instant.ts";
import type { Ticket } from "../state.ts";
import type { EventOf } from "./base.ts";
import { withBase } from "./base.ts";

/** The earliest contact counts, also when it is recorded after a later one. */
export function afterContact(ticket: Ticket, event: EventOf<"CustomerContacted">): Ticket {
  const firstContactAt = Math.min(ticket.firstContactAt ?? event.at, event.at);
  return heardFromUs(withBase(ticket, { firstContactAt }), event.at);
}

/** An update is something the customer hears; it is no response to the call (STK-39). */
export function afterUpdate(ticket: Ticket, event: EventOf<"UpdateSent">): Ticket {
  return heardFromUs(ticket, event.at);
}

/** Notes are read in the stream; they change nothing. */
export function afterNote(ticket: Ticket): Ticket {
  return ticket;
}

function heardFromUs(ticket: Ticket, at: Instant): Ticket {
  const told = withBase(ticket, { lastUpdateAt: Math.max(ticket.lastUpdateAt ?? at, at) });
  switch (told.status) {
    case "open":
      return { ...told, waits: told.waits.map((wait) => ({ ...wait, contactedAt: [...wait.contactedAt, at] })) };
    case "resolved":
      return { ...told, resolution: { ...told.resolution, soughtAt: at } };
    case "unverified":
    case "closed":
      return told;
  }
}
