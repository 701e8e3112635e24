import { z } from "zod";
import { Channel, TicketKind } from "../../agreement/source.ts";
import { ERASED, type EventShape, eventOf } from "../../kernel/event-definition.ts";
import { codeFact, idFact } from "../../kernel/fact-schemas.ts";
import { VERIFICATIONS } from "../listed-words.ts";
import type { OpenTicket, TicketBase, TicketState, UnverifiedTicket } from "../state.ts";
import { begunTimeline } from "../timeline.ts";
import { fromOnePayload, said } from "./ticket-event.ts";

const parts = {
  facts: z.strictObject({
    ticketId: idFact("ticket"),
    reference: codeFact,
    kind: TicketKind,
    agreementId: codeFact,
    agreementVersion: codeFact,
    channel: Channel,
    /** The analyst's proposal; the clocks run on it until another is agreed. */
    priority: codeFact,
    verification: z.enum(VERIFICATIONS),
    /** Whose call it is, where the desk knows the place; what it was called at the time is among the words. */
    customer: idFact("customer").exactOptional(),
  }),
  words: z.strictObject({
    site: said,
    caller: z.strictObject({ name: said, phone: said.exactOptional(), email: said.exactOptional() }),
    summary: said,
    details: said,
    /** Answers to the agreement's intake questions, by question id. */
    answers: z.record(z.string().max(60), said),
  }),
};

const TicketLogged = eventOf<TicketState>()({
  type: "TicketLogged",
  version: 2,
  upcasts: fromOnePayload(Object.keys(parts.facts.shape), Object.keys(parts.words.shape)),
  ...parts,
  erased: { site: ERASED, caller: { name: ERASED }, summary: ERASED, details: ERASED, answers: {} },
  searched: ["summary", "details", "site", "caller", "answers"],
  moves: true,
  isHarmless: false,
  fits: (state) => state.status === "none",
  // A second logging changes nothing.
  evolve: (state, event) => (state.status === "none" ? loggedTicket(event) : counted(state, event.at)),
});

export const loggingEvents = { TicketLogged } as const;

type Logged = EventShape<"TicketLogged", typeof parts.facts, typeof parts.words>;

function counted<T extends Exclude<TicketState, { status: "none" }>>(ticket: T, at: number): T {
  return { ...ticket, eventCount: ticket.eventCount + 1, lastMoveAt: Math.max(ticket.lastMoveAt, at) };
}

/** The ticket a logging begins: open, or unverified while a check the agreement asks for is pending. */
function loggedTicket(event: Logged): OpenTicket | UnverifiedTicket {
  const base = { ...ofTheCall(event), ...nothingYet(event) };
  return event.verification === "pending" ? { ...base, status: "unverified" } : { ...base, status: "open", waits: [] };
}

function ofTheCall(event: Logged) {
  return {
    ticketId: event.ticketId,
    reference: event.reference,
    kind: event.kind,
    agreementId: event.agreementId,
    agreementVersion: event.agreementVersion,
    channel: event.channel,
    customer: event.customer ?? null,
    site: event.site,
    caller: event.caller,
    summary: event.summary,
    details: event.details,
    answers: event.answers,
    loggedAt: event.at,
    loggedBy: event.by,
  };
}

function nothingYet(event: Logged): Omit<TicketBase, keyof ReturnType<typeof ofTheCall>> {
  const { at, by } = event;
  return {
    priority: {
      agreement: "proposed",
      current: event.priority,
      impact: null,
      urgency: null,
      callerSays: "",
      callerWants: null,
      since: at,
    },
    owner: null,
    team: null,
    transferredAt: null,
    verifiedBy: event.verification === "verified" ? { how: "when-logged", by, at } : null,
    firstContactAt: null,
    lastUpdateAt: null,
    links: [],
    changes: [],
    endedWaits: [],
    pastResolutions: [],
    revisions: [],
    recurrences: [],
    thresholds: [],
    timeline: begunTimeline({
      at,
      priority: event.priority,
      kind: event.kind,
      channel: event.channel,
      isCleared: event.verification !== "pending",
    }),
    eventCount: 1,
    lastMoveAt: at,
  };
}
