import type { EventMeta } from "../../../shared/kernel/actor.ts";
import { decodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import { foldOrder } from "../../../shared/kernel/fold-order.ts";
import { type Folded, foldRecord, type RecordKind } from "../../../shared/kernel/record-kind.ts";
import type { UnknownEvent } from "../../../shared/kernel/unknown-event.ts";
import type { LoggedEvent, LoggedStream } from "../log-port.ts";

/** An event of a record with where and when it was logged. */
export interface RecordEntry<Event> {
  readonly logged: LoggedEvent;
  readonly event: Event | (UnknownEvent & EventMeta);
}

/** A record as its log makes it, in the order of the fold. */
export interface ReadRecord<State, Event> extends Folded<State> {
  readonly entries: readonly RecordEntry<Event>[];
  /** Number of events in the stream. */
  readonly version: number;
  readonly damage: string | null;
}

/** Reads, orders and folds one stream. */
export function readRecord<State, Events extends EventDefinitions<State>>(
  kind: RecordKind<State, Events>,
  stream: LoggedStream,
): ReadRecord<State, EventsFrom<Events>> {
  const entries = foldOrder(stream.events).map((logged) => ({ logged, event: decodeEvent(kind.events, logged) }));
  const folded = foldRecord(
    kind,
    entries.map(({ event }) => event),
  );
  return { ...folded, entries, version: stream.events.length, damage: stream.damage };
}
