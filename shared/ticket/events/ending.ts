import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import { idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { CLOSED_WHY, RESOLVED_HOW } from "../listed-words.ts";
import { isStillSilent, SilenceFact } from "../silence-facts.ts";
import type { Resolution, Ticket } from "../state.ts";
import { baseOf, waitsOf, withBase } from "../ticket-parts.ts";
import { closed, reopened, resolved } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** Resolved: whatever was still being waited for has ended with it. */
const TicketResolved = ticketEvent({
  type: "TicketResolved",
  version: 2,
  upcasts: fromOnePayload(["how"], ["text"]),
  facts: z.strictObject({
    how: z.enum(RESOLVED_HOW),
    /** Where the agreement resolves it by itself. */
    silence: SilenceFact.exactOptional(),
  }),
  words: z.strictObject({ text: said }),
  erased: { text: ERASED },
  searched: ["text"],
  moves: true,
  isHarmless: false,
  fitsTicket: (ticket, { silence, at }) =>
    ticket.status === "open" && (silence === undefined || isStillSilent(ticket.timeline, silence, at)),
  after: (ticket, { how, text, at, by }) => {
    const resolution: Resolution = { how, text, at, by, confirmation: null, soughtAt: null };
    const timeline = resolved(ticket.timeline, at, how);
    return { ...baseOf(endWaits(ticket, at, "resolved")), timeline, status: "resolved", resolution };
  },
});

const ResolutionConfirmed = ticketEvent({
  type: "ResolutionConfirmed",
  version: 2,
  upcasts: fromOnePayload([], ["confirmedBy", "how"]),
  facts: z.strictObject({}),
  words: z.strictObject({ confirmedBy: said, how: said }),
  erased: { confirmedBy: ERASED, how: ERASED },
  searched: [],
  moves: false,
  isHarmless: false,
  after: (ticket, { confirmedBy, how, at }) =>
    ticket.status === "resolved"
      ? { ...ticket, resolution: { ...ticket.resolution, confirmation: { confirmedBy, how, at } } }
      : ticket,
});

const TicketClosed = ticketEvent({
  type: "TicketClosed",
  version: 2,
  upcasts: fromOnePayload(["why"], ["text"]),
  facts: z.strictObject({
    why: z.enum(CLOSED_WHY),
    /** Where the agreement closes it by itself: the resolution its time is counted from. */
    resolvedAt: instantFact.exactOptional(),
  }),
  words: z.strictObject({ text: said }),
  erased: { text: ERASED },
  searched: ["text"],
  moves: true,
  isHarmless: false,
  // What the agreement closes by itself must stand resolved there, and since the same moment.
  fitsTicket: (ticket, { resolvedAt }) =>
    ticket.status === "resolved" && (resolvedAt === undefined || ticket.resolution.at === resolvedAt),
  after: (ticket, { why, text, at, by }) => {
    const resolution = ticket.status === "resolved" || ticket.status === "closed" ? ticket.resolution : null;
    const closure = { why, text, at, by };
    const timeline = closed(ticket.timeline, at);
    return { ...baseOf(endWaits(ticket, at, "closed")), timeline, status: "closed", closure, resolution };
  },
});

/** Open again. The resolution that did not last is kept with the reason. */
const TicketReopened = ticketEvent({
  type: "TicketReopened",
  version: 2,
  upcasts: fromOnePayload([], ["reason"]),
  facts: z.strictObject({}),
  words: z.strictObject({ reason: said }),
  erased: { reason: ERASED },
  searched: ["reason"],
  moves: true,
  isHarmless: false,
  after: (ticket, { at: reopenedAt, reason: reopenReason }) => {
    if (ticket.status !== "resolved" && ticket.status !== "closed") return ticket;
    const past = ticket.resolution ? [{ ...ticket.resolution, reopenedAt, reopenReason }] : [];
    const pastResolutions = [...ticket.pastResolutions, ...past];
    const timeline = reopened(ticket.timeline, reopenedAt);
    return { ...baseOf(ticket), pastResolutions, timeline, status: "open", waits: [] };
  },
});

/** The same fault came back; the agreement decided that it is a new incident, and which one. */
const RecurrenceRecorded = ticketEvent({
  type: "RecurrenceRecorded",
  version: 2,
  upcasts: fromOnePayload(["newTicket"], ["text"]),
  facts: z.strictObject({ newTicket: idFact("ticket").nullable() }),
  words: z.strictObject({ text: said }),
  erased: { text: ERASED },
  searched: ["text"],
  moves: false,
  isHarmless: false,
  after: (ticket, { newTicket, text, at }) =>
    withBase(ticket, { recurrences: [...ticket.recurrences, { newTicket, text, at }] }),
});

/** `decide` ends waits with events of their own; a history made elsewhere may not. */
function endWaits(ticket: Ticket, endedAt: number, outcome: string): Ticket {
  const ended = waitsOf(ticket).map((wait) => ({ ...wait, endedAt, outcome }));
  return ended.length === 0 ? ticket : withBase(ticket, { endedWaits: [...ticket.endedWaits, ...ended] });
}

export const endingEvents = {
  TicketResolved,
  ResolutionConfirmed,
  TicketClosed,
  TicketReopened,
  RecurrenceRecorded,
} as const;
