import { type HeldRoles, mayAct, type Who } from "../agreement/roles.ts";
import { actionsOnTicket } from "./commands.ts";
import type { Rejection } from "./rejection.ts";
import type { TicketState } from "./state.ts";
import type { Around } from "./ticket-context.ts";

/** What a person can ask of a ticket that exists; the rest is the timers' own. */
export type TicketAction = keyof typeof actionsOnTicket;

/** Somebody else has to do it: whoever has one of these roles. */
export interface RoleNeeded {
  readonly kind: "RoleNeeded";
  readonly who: readonly Who[];
  readonly held: HeldRoles;
}

export interface AvailableAction {
  readonly action: TicketAction;
  /** Why not; null where it is allowed. */
  readonly refusal: Rejection | RoleNeeded | null;
}

// Object.keys says string; the type of the table names its keys exactly.
const ACTIONS = Object.keys(actionsOnTicket) as readonly TicketAction[];

/**
 * Every action with whether it could succeed at `now`, and if not why. An action allowed here can still be refused for
 * what it is filled in with (a past deadline, an unknown priority); one refused here is refused by `decide` whatever it
 * says, for the same reason.
 * @param held what whoever looks may do: what is left to others says to whom, where the ticket itself would allow it.
 */
export function availableActions(state: TicketState, around: Around, held: HeldRoles): readonly AvailableAction[] {
  return ACTIONS.map((action) => ({ action, refusal: refusalOf(action, state, around, held) }));
}

function refusalOf(action: TicketAction, state: TicketState, around: Around, held: HeldRoles) {
  const { who, may } = actionsOnTicket[action];
  const allowed = may(state, around);
  if (!allowed.ok) return allowed.error;
  return mayAct(who, held) === "yes" ? null : { kind: "RoleNeeded" as const, who, held };
}
