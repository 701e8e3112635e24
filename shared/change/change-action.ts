import type { Who } from "../agreement/roles.ts";
import { actionOf } from "../kernel/action-definition.ts";
import type { EventMeta } from "../kernel/actor.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { RecordContext } from "../kernel/record-context.ts";
import type { Err, Result } from "../kernel/result.ts";
import { err, ok } from "../kernel/result.ts";
import type { Change, ChangeState, ChangeStatus } from "./change.ts";
import type { ChangeAround, ChangeContext } from "./change-context.ts";
import type { ChangeEvent } from "./change-kind.ts";
import type { ChangeRejection } from "./change-rejection.ts";

export type Decided = Result<readonly ChangeEvent[], ChangeRejection>;

/** One action on a change, its input's type inferred. */
export const changeAction = actionOf<ChangeState, ChangeEvent, ChangeRejection, Who, ChangeAround, ChangeContext>();

/** Whoever takes calls and works on what they bring. */
export const DESK: readonly Who[] = ["analyst", "team-leader", "change-manager", "specialist"];
/** Whoever can hold a seat on a board; whether one does is checked by the seat. */
export const VOTERS: readonly Who[] = ["board-member", "change-manager", "specialist", "team-leader", "analyst"];

export type In<Status extends ChangeStatus> = Extract<Change, { status: Status }>;

/** A refusal with its facts. */
export function refuse(rejection: ChangeRejection): Err<ChangeRejection> {
  return err(rejection);
}

/** The change, if it has been logged. */
export function logged(state: ChangeState): Result<Change, ChangeRejection> {
  return state.status === "none" ? refuse({ kind: "ChangeDoesNotExist" }) : ok(state);
}

/** The change, if it stands at one of these steps. */
export function standing<Status extends ChangeStatus>(
  state: ChangeState,
  needs: readonly Status[],
): Result<In<Status>, ChangeRejection> {
  if (state.status === "none") return refuse({ kind: "ChangeDoesNotExist" });
  return isAt(state, needs) ? ok(state) : refuse({ kind: "NotAtThisStep", status: state.status, needs });
}

function isAt<Status extends ChangeStatus>(change: Change, needs: readonly Status[]): change is In<Status> {
  return needs.some((status) => status === change.status);
}

/** Checks the step and that it is not said to have happened before the last one; then `make` says what comes of it. */
export function step<Status extends ChangeStatus>(
  state: ChangeState,
  context: ChangeContext,
  needs: readonly Status[],
  make: (change: In<Status>, meta: EventMeta) => Decided,
): Decided {
  const change = standing(state, needs);
  if (!change.ok) return change;
  const { lastMoveAt } = change.value;
  if (context.now < lastMoveAt) return refuse({ kind: "HappenedTooEarly", earliestAt: lastMoveAt });
  return make(change.value, metaOf(context));
}

/** The same for what can be added at any step and moves nothing. */
export function addition(
  state: ChangeState,
  context: ChangeContext,
  make: (change: Change, meta: EventMeta) => Decided,
): Decided {
  const change = logged(state);
  if (!change.ok) return change;
  const { loggedAt } = change.value;
  if (context.now < loggedAt) return refuse({ kind: "HappenedTooEarly", earliestAt: loggedAt });
  return make(change.value, metaOf(context));
}

export function metaOf({ now: at, by }: RecordContext): EventMeta {
  return { at, by };
}

/** The person who acts; null for timers and imports. */
export function actingPerson({ by }: RecordContext): PersonId | null {
  return by.kind === "person" ? by.id : null;
}
