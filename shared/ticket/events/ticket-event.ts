import { z } from "zod";
import {
  type EventDefinition,
  type EventSchema,
  type EventShape,
  eventOf,
  type UpcastStep,
} from "../../kernel/event-definition.ts";
import { LONGEST_TEXT } from "../../kernel/input-schemas.ts";
import type { Ticket, TicketState } from "../state.ts";

/** Whatever somebody said, typed or is called, as it lies in the log. */
export const said = z.string().max(LONGEST_TEXT);

interface Given<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>
  extends EventSchema<Type, Facts, Words> {
  /** What it does to a ticket that exists. */
  after(ticket: Ticket, event: EventShape<Type, Facts, Words>): Ticket;
  /** Whether it makes sense where it stands; always, where it does not say. */
  fitsTicket?(ticket: Ticket, event: EventShape<Type, Facts, Words>): boolean;
}

/** What can happen to a ticket that exists: on one never logged it changes nothing. */
export function ticketEvent<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>(
  given: Given<Type, Facts, Words>,
): EventDefinition<TicketState, Type, Facts, Words> {
  const { after, fitsTicket, ...schema } = given;
  return eventOf<TicketState>()({
    ...schema,
    fits: (state, event) => state.status !== "none" && (fitsTicket?.(state, event) ?? true),
    evolve: (state, event) => (state.status === "none" ? state : after(counted(state, schema.moves, event.at), event)),
  });
}

function counted(ticket: Ticket, moves: boolean, at: number): Ticket {
  const lastMoveAt = moves ? Math.max(ticket.lastMoveAt, at) : ticket.lastMoveAt;
  return { ...ticket, eventCount: ticket.eventCount + 1, lastMoveAt };
}

type Fields = Readonly<Record<string, unknown>>;

/** Version 1 kept facts and words in one payload, with names in it. Never to be changed. */
export function fromOnePayload(
  facts: readonly string[],
  words: readonly string[],
  change?: (payload: Fields) => Fields,
) {
  const step: UpcastStep = (shape) => {
    const payload = change === undefined ? shape.facts : change(shape.facts);
    return { facts: only(payload, facts), words: words.length === 0 ? null : only(payload, words) };
  };
  return { 1: step } as const;
}

function only(payload: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.filter((name) => name in payload).map((name) => [name, payload[name]]));
}
