import { z } from "zod";
import type { EventMeta } from "../kernel/actor.ts";
import { type EventDefinition, type EventShape, eventOf } from "../kernel/event-definition.ts";
import type { Change, ChangeState } from "./change.ts";

const changeEventOf = eventOf<ChangeState>();

/** What most events of a change are. Those that move it say so. */
export const quiet = {
  version: 1,
  upcasts: {},
  searched: [],
  moves: false,
  isHarmless: true,
  fits: () => true,
} as const;
/** Moves the change from one step to another, or may. */
export const moving = { ...quiet, moves: true, isHarmless: false } as const;

/** Words of one line and of many, as they are kept. What may be typed is bounded by the actions. */
export const shortWords = z.string().max(1_000);
export const longWords = z.string().max(20_000);

/** An event of a change that has been logged; of one that has not it changes nothing. */
export function changeEvent<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>(
  definition: Omit<EventDefinition<ChangeState, Type, Facts, Words>, "evolve"> & {
    evolve(change: Change, event: EventShape<Type, Facts, Words>): Change;
  },
): EventDefinition<ChangeState, Type, Facts, Words> {
  return changeEventOf({
    ...definition,
    evolve: (state, event) =>
      state.status === "none" ? state : touched(definition.evolve(state, event), event, definition.moves),
  });
}

/** Somebody did something about it: it is not idle. What timers record touches nothing. */
function touched(change: Change, { at, by }: EventMeta, moves: boolean): Change {
  return {
    ...change,
    eventCount: change.eventCount + 1,
    touchedAt: by.kind === "timer" ? change.touchedAt : Math.max(change.touchedAt, at),
    lastMoveAt: moves ? Math.max(change.lastMoveAt, at) : change.lastMoveAt,
  };
}
