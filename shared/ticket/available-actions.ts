import type { Role } from "../agreement/roles.ts";
import { actionsOnTicket } from "./commands.ts";
import type { Rejection } from "./rejection.ts";
import type { TicketState } from "./state.ts";
import type { Around } from "./ticket-context.ts";

/** What a person can ask of a ticket that exists; the rest is the timers' own. */
export type TicketAction = keyof typeof actionsOnTicket;

/** Somebody else has to do it: whoever has one of these roles. */
export interface RoleNeeded {
  readonly kind: "RoleNeeded";
  readonly roles: readonly Role[];
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
 * @param roles of whoever looks: what is left to others says to whom, where the ticket itself would allow it.
 */
export function availableActions(
  state: TicketState,
  around: Around,
  roles: readonly Role[],
): readonly AvailableAction[] {
  return ACTIONS.map((action) => ({ action, refusal: refusalOf(action, state, around, roles) }));
}

function refusalOf(action: TicketAction, state: TicketState, around: Around, roles: readonly Role[]) {
  const { who, may } = actionsOnTicket[action];
  const allowed = may(state, around);
  if (!allowed.ok) return allowed.error;
  if (roles.some((role) => who.includes(role))) return null;
  return { kind: "RoleNeeded" as const, roles: who.filter((each) => each !== "timer") };
}
