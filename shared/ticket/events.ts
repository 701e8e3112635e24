import type { EventMeta } from "../kernel/actor.ts";
import type { EventsFrom } from "../kernel/event-definition.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { callerCheckEvents } from "./events/caller-check.ts";
import { contactEvents } from "./events/contact.ts";
import { correctingEvents } from "./events/correcting.ts";
import { deadlineEvents } from "./events/deadline.ts";
import { endingEvents } from "./events/ending.ts";
import { handlingEvents } from "./events/handling.ts";
import { loggingEvents } from "./events/logging.ts";
import { priorityEvents } from "./events/priority.ts";
import { thresholdEvents } from "./events/threshold.ts";
import { waitingEvents } from "./events/waiting.ts";
import { initialState, type TicketState } from "./state.ts";

/** All that can happen to a ticket, each defined once in `events/`. */
export const ticketEvents = {
  ...loggingEvents,
  ...priorityEvents,
  ...callerCheckEvents,
  ...handlingEvents,
  ...contactEvents,
  ...waitingEvents,
  ...deadlineEvents,
  ...endingEvents,
  ...correctingEvents,
  ...thresholdEvents,
} as const;

export const ticketKind: RecordKind<TicketState, typeof ticketEvents> = {
  category: "ticket",
  initial: initialState,
  events: ticketEvents,
};

/** One thing that happened to a ticket. Past tense; never renamed, never rewritten. */
export type TicketEvent = EventsFrom<typeof ticketEvents>;

type WithoutMeta<Event> = Event extends TicketEvent ? Omit<Event, keyof EventMeta> : never;
/** An event without when it happened and who did it. */
export type TicketFact = WithoutMeta<TicketEvent>;
export type FactOf<Type extends TicketEvent["type"]> = Extract<TicketFact, { readonly type: Type }>;
