import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import { codeFact } from "../../kernel/fact-schemas.ts";
import type { Instant } from "../../kernel/instant.ts";
import { AGREED_HOW } from "../listed-words.ts";
import type { PriorityState, Ticket } from "../state.ts";
import { withBase } from "../ticket-parts.ts";
import { disputed, settled, type Timeline, withPriority } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** The two views without what was agreed about them. */
function viewsOf(priority: PriorityState) {
  const { current, impact, urgency, callerSays, callerWants, since } = priority;
  return { current, impact, urgency, callerSays, callerWants, since };
}

function settledWith(ticket: Ticket, at: Instant, priority: string): Timeline {
  return withPriority(settled(ticket.timeline, at), at, priority);
}

/** What the caller says it costs them and what the analyst makes of it: two facts, kept apart. The clocks run on the latest proposal until one is agreed. */
const PriorityProposed = ticketEvent({
  type: "PriorityProposed",
  version: 2,
  upcasts: fromOnePayload(["priority", "callerWants"], ["impact", "urgency", "callerSays"]),
  facts: z.strictObject({ priority: codeFact, callerWants: codeFact.nullable() }),
  // Impact and urgency are of the agreement's list, or of another tool's.
  words: z.strictObject({ impact: said.nullable(), urgency: said.nullable(), callerSays: said }),
  erased: { impact: null, urgency: null, callerSays: ERASED },
  searched: ["callerSays"],
  moves: true,
  isHarmless: false,
  // Proposing what is already in force undoes no agreement.
  after: (ticket, { priority: current, impact, urgency, callerSays, callerWants, at: since }) => {
    const views = { impact, urgency, callerSays, callerWants };
    if (current === ticket.priority.current) return withBase(ticket, { priority: { ...ticket.priority, ...views } });
    return withBase(ticket, {
      priority: { ...views, current, since, agreement: "proposed" },
      // Another proposal than the one disputed takes the dispute away with it.
      timeline: settledWith(ticket, since, current),
    });
  },
});

const PriorityAgreed = ticketEvent({
  type: "PriorityAgreed",
  version: 2,
  upcasts: fromOnePayload(["priority", "how"], ["agreedWith"]),
  facts: z.strictObject({ priority: codeFact, how: z.enum(AGREED_HOW) }),
  words: z.strictObject({ agreedWith: said }),
  erased: { agreedWith: ERASED },
  searched: [],
  moves: true,
  isHarmless: false,
  after: (ticket, { priority: current, agreedWith, how, at: since }) =>
    withBase(ticket, {
      priority: { ...viewsOf(ticket.priority), current, since, agreement: "agreed", agreedWith, how },
      timeline: settledWith(ticket, since, current),
    }),
});

/** The ticket runs on the analyst's priority and goes to the team leader with a clock of its own. */
const PriorityDisputed = ticketEvent({
  type: "PriorityDisputed",
  version: 2,
  upcasts: fromOnePayload(["priority", "callerWants"], ["callerSays"]),
  facts: z.strictObject({ priority: codeFact, callerWants: codeFact }),
  words: z.strictObject({ callerSays: said }),
  erased: { callerSays: ERASED },
  searched: ["callerSays"],
  moves: true,
  isHarmless: false,
  after: (ticket, { priority: current, callerWants, callerSays, at: since }) =>
    withBase(ticket, {
      priority: { ...viewsOf(ticket.priority), current, callerWants, callerSays, since, agreement: "disputed" },
      timeline: disputed(ticket.timeline, since, current),
    }),
});

const DisputeSettled = ticketEvent({
  type: "DisputeSettled",
  version: 2,
  upcasts: fromOnePayload(["priority"], ["reason"]),
  facts: z.strictObject({ priority: codeFact }),
  words: z.strictObject({ reason: said }),
  erased: { reason: ERASED },
  searched: ["reason"],
  moves: true,
  isHarmless: false,
  after: (ticket, { priority: current, reason, at: since, by: settledBy }) =>
    withBase(ticket, {
      priority: { ...viewsOf(ticket.priority), current, since, agreement: "settled", reason, settledBy },
      timeline: settledWith(ticket, since, current),
    }),
});

const PriorityChanged = ticketEvent({
  type: "PriorityChanged",
  version: 2,
  upcasts: fromOnePayload(["from", "to"], ["reason"]),
  facts: z.strictObject({ from: codeFact, to: codeFact }),
  words: z.strictObject({ reason: said }),
  erased: { reason: ERASED },
  searched: ["reason"],
  moves: true,
  isHarmless: false,
  // A change leaves nothing agreed until the agreement that goes with it is recorded.
  after: (ticket, { to: current, at: since }) =>
    withBase(ticket, {
      priority: { ...viewsOf(ticket.priority), current, since, agreement: "proposed" },
      timeline: settledWith(ticket, since, current),
    }),
});

export const priorityEvents = {
  PriorityProposed,
  PriorityAgreed,
  PriorityDisputed,
  DisputeSettled,
  PriorityChanged,
} as const;
