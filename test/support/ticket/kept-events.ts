import { readdirSync, readFileSync } from "node:fs";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { decodeEvent, type StoredEvent } from "../../../shared/kernel/event-codec.ts";
import { type TicketEvent, ticketEvents } from "../../../shared/ticket/events.ts";

const FOLDER = new URL("../../fixtures/events/", import.meta.url);

interface Kept {
  readonly type: string;
  readonly schemaVersion: number;
  readonly writtenBy: string;
  /** Version 1 kept everything in one payload. */
  readonly payload?: Readonly<Record<string, unknown>> & { readonly at: number; readonly by: Actor };
  readonly facts?: object;
  readonly words?: object | null;
  readonly at?: number;
  readonly by?: Actor;
}

/** Every stored event that is kept as a sample of its type and version. */
export function keptEvents(): readonly StoredEvent[] {
  // The fixtures are ours, one stored event each; those of other kinds of record lie in folders of their own.
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return files.map((file) => stored(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Kept));
}

function stored({ type, schemaVersion, writtenBy, payload, facts, words, at, by }: Kept): StoredEvent {
  return {
    type,
    schemaVersion,
    writtenBy,
    isErased: false,
    at: payload?.at ?? at ?? 0,
    by: payload?.by ?? by ?? { kind: "timer" },
    facts: JSON.stringify(payload ?? facts),
    words: words === undefined || words === null ? null : JSON.stringify(words),
  };
}

/** A stored event in today's shape. Fails the test if this version cannot read it. */
export function readEvent(event: StoredEvent): TicketEvent {
  const read = decodeEvent(ticketEvents, event);
  if (read.type === "UnknownEvent")
    throw new Error(`${event.type} ${event.schemaVersion} cannot be read: ${read.why}.`);
  return read;
}
