import type { EventMeta } from "../../../shared/kernel/actor.ts";
import { decodeEvent, encodeEvent, type StoredEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventSchemas } from "../../../shared/kernel/event-definition.ts";
import { maya } from "./change-scene.ts";

export const DAY = 86_400_000;
export const NOW = Date.UTC(2026, 2, 2, 9);

/** Written and read back, as a log would. */
export function kept<Event extends EventMeta & { readonly type: string }>(
  schemas: EventSchemas,
  events: readonly Event[],
): readonly Event[] {
  return events.map((event) => {
    const stored: StoredEvent = {
      ...encodeEvent(schemas, event),
      at: event.at,
      by: event.by,
      writtenBy: "test",
      isErased: false,
    };
    const read = decodeEvent(schemas, stored);
    if (read.type === "UnknownEvent") throw new Error(`${event.type} cannot be read back`);
    return read as never;
  });
}

/** What every decision is given, by the change manager. */
export const base = (at: number, number = 0) => ({
  now: at,
  by: maya.by,
  stream: "b1",
  newId: (n: number) => `id-${number}-${n}`,
});
