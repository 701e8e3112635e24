import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import type { Instant } from "../../kernel/instant.ts";
import { UPDATE_PHASES } from "../listed-words.ts";
import type { Ticket } from "../state.ts";
import { withBase } from "../ticket-parts.ts";
import { contacted, updated } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** A person spoke to the customer: this, not an automatic acknowledgement, is the response (STK-39, CPS-24). */
const CustomerContacted = ticketEvent({
  type: "CustomerContacted",
  version: 2,
  upcasts: fromOnePayload([], ["how", "text"]),
  facts: z.strictObject({}),
  words: z.strictObject({ how: said, text: said }),
  erased: { how: ERASED, text: ERASED },
  searched: ["text"],
  moves: false,
  isHarmless: false,
  // The earliest contact counts, also when it is recorded after a later one.
  after: (ticket, { at }) =>
    heardFromUs(
      withBase(ticket, {
        firstContactAt: Math.min(ticket.firstContactAt ?? at, at),
        timeline: contacted(ticket.timeline, at),
      }),
      at,
    ),
});

/** Notes are read in the stream; they change nothing. */
const NoteAdded = ticketEvent({
  type: "NoteAdded",
  version: 2,
  upcasts: fromOnePayload([], ["text"]),
  facts: z.strictObject({}),
  words: z.strictObject({ text: said }),
  erased: { text: ERASED },
  searched: ["text"],
  moves: false,
  isHarmless: true,
  after: (ticket) => ticket,
});

/** An update is something the customer hears; it is no response to the call (STK-39). */
const UpdateSent = ticketEvent({
  type: "UpdateSent",
  version: 2,
  upcasts: fromOnePayload(["phase"], ["text"]),
  facts: z.strictObject({ phase: z.enum(UPDATE_PHASES) }),
  words: z.strictObject({ text: said }),
  erased: { text: ERASED },
  searched: ["text"],
  moves: false,
  isHarmless: true,
  after: (ticket, { phase, at }) =>
    heardFromUs(withBase(ticket, { timeline: updated(ticket.timeline, at, phase) }), at),
});

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

export const contactEvents = { CustomerContacted, NoteAdded, UpdateSent } as const;
