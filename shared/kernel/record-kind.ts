import type { EventMeta } from "./actor.ts";
import type { EventDefinitions, EventsFrom } from "./event-definition.ts";
import type { UnknownEvent } from "./unknown-event.ts";

/** A kind of record: what can happen to it, and what it is before anything did. */
export interface RecordKind<State, Definitions extends EventDefinitions<State>> {
  /** Stands in every event of such a record: "ticket", "change", "person". */
  readonly category: string;
  readonly initial: State;
  readonly events: Definitions;
}

/** A record as its events left it. */
export interface Folded<State> {
  readonly state: State;
  /** What timers recorded and what did not fit at its place, by index in the order of the fold: it counts for nothing. */
  readonly struck: ReadonlySet<number>;
  /** Events this version cannot read: while there are any, the record can be read only. */
  readonly unknown: readonly UnknownEvent[];
}

/** The record after one more event that counts. Total. */
export function evolveRecord<State, Definitions extends EventDefinitions<State>>(
  kind: RecordKind<State, Definitions>,
  state: State,
  event: EventsFrom<Definitions>,
): State {
  return definitionFor(kind, event).evolve(state, event);
}

/** Folds a record's events, given in the order of the fold (`foldOrder`). */
export function foldRecord<State, Definitions extends EventDefinitions<State>>(
  kind: RecordKind<State, Definitions>,
  events: Iterable<EventsFrom<Definitions> | (UnknownEvent & EventMeta)>,
): Folded<State> {
  let state = kind.initial;
  const struck = new Set<number>();
  const unknown: UnknownEvent[] = [];
  let index = -1;
  for (const event of events) {
    index += 1;
    if (isUnknown(event)) unknown.push(event);
    else if (counts(kind, state, event)) state = evolveRecord(kind, state, event);
    else struck.add(index);
  }
  return { state, struck, unknown };
}

function counts<State, Definitions extends EventDefinitions<State>>(
  kind: RecordKind<State, Definitions>,
  state: State,
  event: EventsFrom<Definitions>,
): boolean {
  return event.by.kind !== "timer" || definitionFor(kind, event).fits(state, event);
}

function definitionFor<State, Definitions extends EventDefinitions<State>>(
  kind: RecordKind<State, Definitions>,
  event: EventsFrom<Definitions>,
) {
  const definition = kind.events[event.type];
  if (definition === undefined) throw new Error(`There is no event ${event.type} of a ${kind.category}.`);
  return definition;
}

function isUnknown(event: { readonly type: string }): event is UnknownEvent & EventMeta {
  return event.type === "UnknownEvent";
}
