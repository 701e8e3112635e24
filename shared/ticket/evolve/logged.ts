import { nameOfActor } from "../actor-name.ts";
import type { NoTicket, OpenTicket, PriorityState, TicketBase, UnverifiedTicket } from "../state.ts";
import type { EventOf } from "./base.ts";

/** The ticket a logging begins: open, or unverified while a check the agreement asks for is pending. */
export function loggedTicket(none: NoTicket, event: EventOf<"TicketLogged">): OpenTicket | UnverifiedTicket {
  const base = { ...ofTheCall(event), ...nothingYet(none, event) };
  return event.verification === "pending" ? { ...base, status: "unverified" } : { ...base, status: "open", waits: [] };
}

function ofTheCall(event: EventOf<"TicketLogged">) {
  return {
    ticketId: event.ticketId,
    reference: event.reference,
    kind: event.kind,
    agreementId: event.agreementId,
    agreementVersion: event.agreementVersion,
    channel: event.channel,
    site: event.site,
    caller: event.caller,
    summary: event.summary,
    details: event.details,
    answers: event.answers,
    loggedAt: event.at,
    loggedBy: event.by,
    priority: firstPriority(event),
  };
}

function nothingYet(
  none: NoTicket,
  event: EventOf<"TicketLogged">,
): Omit<TicketBase, keyof ReturnType<typeof ofTheCall>> {
  return {
    owner: null,
    team: null,
    transferredAt: null,
    verifiedBy:
      event.verification === "verified"
        ? { check: "when logged", confirmedBy: nameOfActor(event.by), at: event.at }
        : null,
    firstContactAt: null,
    lastUpdateAt: null,
    links: [],
    endedWaits: [],
    pastResolutions: [],
    revisions: [],
    recurrences: [],
    thresholds: [],
    eventCount: 1,
    lastMoveAt: event.at,
    unknownEvents: none.unknownEvents,
  };
}

function firstPriority(event: EventOf<"TicketLogged">): PriorityState {
  return {
    agreement: "proposed",
    current: event.priority,
    impact: null,
    urgency: null,
    callerSays: "",
    callerWants: null,
    since: event.at,
  };
}
