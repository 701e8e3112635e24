import { z } from "zod";
import { ERASED, NO_WORDS } from "../../kernel/event-definition.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Ticket } from "../state.ts";
import { baseOf, withBase } from "../ticket-parts.ts";
import { cleared } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** From here its clocks may run (STK-51). */
function opened(ticket: Ticket, at: Instant): Ticket {
  const started = withBase(ticket, { timeline: cleared(ticket.timeline, at) });
  return started.status === "unverified" ? { ...baseOf(started), status: "open", waits: [] } : started;
}

/** Passing the check opens an unverified ticket. */
const CallerVerified = ticketEvent({
  type: "CallerVerified",
  version: 2,
  upcasts: fromOnePayload([], ["check", "confirmedBy"]),
  facts: z.strictObject({}),
  words: z.strictObject({ check: said, confirmedBy: said }),
  erased: { check: ERASED, confirmedBy: ERASED },
  searched: [],
  moves: true,
  isHarmless: false,
  after: (ticket, { check, confirmedBy, at }) =>
    withBase(opened(ticket, at), { verifiedBy: { how: "check", check, confirmedBy, at } }),
});

/** The ticket became one of a kind that needs no check: nothing was confirmed, and nothing holds it up any more. */
const CallerCheckWaived = ticketEvent({
  type: "CallerCheckWaived",
  version: 1,
  upcasts: {},
  facts: z.strictObject({}),
  words: NO_WORDS,
  erased: {},
  searched: [],
  moves: true,
  isHarmless: false,
  after: (ticket, { at }) => opened(ticket, at),
});

export const callerCheckEvents = { CallerVerified, CallerCheckWaived } as const;
