import type { Result } from "../kernel/result.ts";
import { ok } from "../kernel/result.ts";
import type { TicketCommand } from "./commands.ts";
import { ticketActions } from "./commands.ts";
import type { TicketEvent } from "./events.ts";
import { isMove } from "./evolve.ts";
import type { Rejection } from "./rejection.ts";
import { refuse } from "./rejection.ts";
import type { TicketState } from "./state.ts";
import type { CommandContext } from "./ticket-context.ts";

type Decided = Result<readonly TicketEvent[], Rejection>;

/**
 * What comes of a command: the events that happened, at least one, or the reason why nothing did. Pure; what is allowed
 * follows from the ticket and its agreement. Throws only for our own bugs and outside 1970-2200.
 *
 * Events may be recorded late: a call at 10:40 noted at 11:00. None may happen before the ticket was logged, and one
 * that moves a clock or the status none before the last that did, or a wait would end before it began.
 */
export function decide(state: TicketState, command: TicketCommand, context: CommandContext): Decided {
  const around = inTime(state, command, context);
  // The table ties each type to its input, which TypeScript cannot follow through an index.
  const { decide: decideOne } = ticketActions[command.type] as {
    decide(s: TicketState, i: unknown, c: CommandContext): Decided;
  };
  const decided = decideOne(state, command, around);
  return decided.ok ? inOrder(state, decided.value, around) : decided;
}

/** What the agreement does by itself, when the desk was off at its moment and the ticket changed since: at once, not before that change. */
function inTime(state: TicketState, command: TicketCommand, context: CommandContext): CommandContext {
  const isDoneByItself = command.type === "CloseAfterTime" || command.type === "ResolveWithoutAnswer";
  return isDoneByItself && state.status !== "none" && context.now < state.lastMoveAt
    ? { ...context, now: state.lastMoveAt }
    : context;
}

function inOrder(state: TicketState, events: readonly TicketEvent[], { now }: CommandContext): Decided {
  if (state.status === "none") return ok(events);
  const moves = events.some((event) => isMove(event.type));
  const earliestAt = moves ? state.lastMoveAt : state.loggedAt;
  if (now >= earliestAt) return ok(events);
  return refuse({ kind: "HappenedTooEarly", before: moves ? "the-last-change" : "the-logging", now, earliestAt });
}
