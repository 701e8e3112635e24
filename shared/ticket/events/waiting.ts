import { z } from "zod";
import { WaitKind } from "../../agreement/source.ts";
import { ERASED } from "../../kernel/event-definition.ts";
import { idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { isStillSilent, SilenceFact } from "../silence-facts.ts";
import { waitsOf } from "../ticket-parts.ts";
import { waitBegun, waitOver } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** Waiting begins. Whether a clock stands still is the agreement's decision. */
const WaitStarted = ticketEvent({
  type: "WaitStarted",
  version: 2,
  upcasts: fromOnePayload(
    ["waitId", "kind", "expectedAt", "customerTold", "approvedBy"],
    ["reason", "party"],
    approverIntoReason,
  ),
  facts: z.strictObject({
    waitId: idFact("wait"),
    kind: WaitKind,
    expectedAt: instantFact.nullable(),
    customerTold: z.boolean(),
    /** Of this desk: where the agreement asks for approval, somebody who may give it (CAL-21). */
    approvedBy: idFact("person").nullable(),
  }),
  words: z.strictObject({ reason: said, party: said }),
  erased: { reason: ERASED, party: ERASED },
  searched: ["reason", "party"],
  moves: true,
  isHarmless: false,
  after: (ticket, { waitId, kind, reason, party, expectedAt, customerTold, approvedBy, at: startedAt }) => {
    if (ticket.status !== "open") return ticket;
    const wait = { waitId, kind, reason, party, startedAt, expectedAt, customerTold, approvedBy, contactedAt: [] };
    const timeline = waitBegun(ticket.timeline, { waitId, kind, reason, party, expectedAt, from: startedAt });
    return { ...ticket, timeline, waits: [...ticket.waits, wait] };
  },
});

/** Version 1 wrote the name of who approved it, which is nobody's id. */
function approverIntoReason(payload: Readonly<Record<string, unknown>>) {
  const { reason, approvedBy } = payload;
  const isNamed = typeof approvedBy === "string" && typeof reason === "string";
  return { ...payload, reason: isNamed ? `${reason} (approved by ${approvedBy})` : reason, approvedBy: null };
}

const WaitEnded = ticketEvent({
  type: "WaitEnded",
  version: 2,
  upcasts: fromOnePayload(["waitId", "because"], ["outcome"]),
  facts: z.strictObject({
    waitId: idFact("wait"),
    /** Present where nothing arrived: the wait ended because the ticket was resolved or closed. */
    because: z.enum(["resolved", "closed"]).exactOptional(),
    /** Where the agreement resolves the ticket by itself. */
    silence: SilenceFact.exactOptional(),
  }),
  words: z.strictObject({ outcome: said }),
  erased: { outcome: ERASED },
  searched: ["outcome"],
  moves: true,
  isHarmless: false,
  fitsTicket: (ticket, { waitId, silence, at }) =>
    waitsOf(ticket).some((wait) => wait.waitId === waitId) &&
    (silence === undefined || isStillSilent(ticket.timeline, silence, at)),
  after: (ticket, { waitId, outcome, because, at: endedAt }) => {
    if (ticket.status !== "open") return ticket;
    const ended = ticket.waits.filter((wait) => wait.waitId === waitId);
    return {
      ...ticket,
      // A resolution ends a wait too, but then nothing arrived and nobody answered.
      timeline: waitOver(ticket.timeline, waitId, endedAt, because === undefined),
      waits: ticket.waits.filter((wait) => wait.waitId !== waitId),
      endedWaits: [...ticket.endedWaits, ...ended.map((wait) => ({ ...wait, endedAt, outcome }))],
    };
  },
});

export const waitingEvents = { WaitStarted, WaitEnded } as const;
