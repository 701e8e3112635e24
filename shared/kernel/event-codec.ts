import type { z } from "zod";
import type { EventMeta } from "./actor.ts";
import type { AnyEventSchema, EventSchemas, EventsFrom, StoredShape } from "./event-definition.ts";
import type { UnknownEvent } from "./unknown-event.ts";

/** What an event says, as the log keeps it: facts for ever, words apart. */
export interface EncodedEvent {
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON text, keys in the order of the schema. */
  readonly facts: string;
  /** JSON text; null where there is nothing that could be erased. */
  readonly words: string | null;
}

/** An event as read back from a log. */
export interface StoredEvent extends EncodedEvent, EventMeta {
  readonly writtenBy: string;
  /** Its words were taken out by an erasure. */
  readonly isErased: boolean;
}

/** @throws when the event does not fit its own definition: a bug, found before it is in the log for ever. */
export function encodeEvent(definitions: EventSchemas, event: Readonly<{ type: string }>): EncodedEvent {
  const definition = definitionOf(definitions, event.type);
  if (definition === undefined) throw new Error(`There is no event ${event.type}.`);
  const facts = partOf(definition.facts, event);
  const words = partOf(definition.words, event);
  const hasWords = Object.keys(definition.words.shape).length > 0;
  return {
    type: event.type,
    schemaVersion: definition.version,
    facts: JSON.stringify(facts),
    words: hasWords ? JSON.stringify(words) : null,
  };
}

/** The event in today's shape; or what it is, if this version cannot read it, so that its record becomes read-only. */
export function decodeEvent<Definitions extends EventSchemas>(
  definitions: Definitions,
  stored: StoredEvent,
): EventsFrom<Definitions> | (UnknownEvent & EventMeta) {
  const definition = definitionOf(definitions, stored.type);
  if (definition === undefined || stored.schemaVersion > definition.version) return unknown(stored, "newer");
  const shape = upToDate(definition, stored);
  const facts = shape && definition.facts.safeParse(shape.facts);
  const words = shape && readWords(definition, stored, shape);
  if (!facts?.success || words === undefined) return unknown(stored, "damaged");
  // Both parts were just parsed by the schemas that the event's type is inferred from.
  return {
    type: stored.type,
    ...facts.data,
    ...words,
    at: stored.at,
    by: stored.by,
  } as unknown as EventsFrom<Definitions>;
}

function readWords(definition: AnyEventSchema, stored: StoredEvent, shape: StoredShape): object | undefined {
  if (stored.isErased) return definition.erased;
  const parsed = definition.words.safeParse(shape.words ?? {});
  return parsed.success ? parsed.data : undefined;
}

function upToDate(definition: AnyEventSchema, stored: StoredEvent): StoredShape | undefined {
  let shape = shapeOf(stored);
  for (let version = stored.schemaVersion; version < definition.version; version += 1) {
    const step = definition.upcasts[version];
    if (shape === undefined || step === undefined) return undefined;
    shape = step(shape);
  }
  return shape;
}

function shapeOf(stored: StoredEvent): StoredShape | undefined {
  const facts = objectIn(stored.facts);
  const words = stored.words === null ? null : objectIn(stored.words);
  return facts === undefined || words === undefined ? undefined : { facts, words };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // An object that is neither null nor a list is what a record of unknown fields is.
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Not JSON: damaged.
  }
  return undefined;
}

function unknown(stored: StoredEvent, why: UnknownEvent["why"]): UnknownEvent & EventMeta {
  const { type: storedType, schemaVersion, writtenBy, at, by } = stored;
  return { type: "UnknownEvent", storedType, schemaVersion, writtenBy, why, at, by };
}

function definitionOf(definitions: EventSchemas, type: string): AnyEventSchema | undefined {
  return Object.hasOwn(definitions, type) ? definitions[type] : undefined;
}

/** The fields of one schema, in its order, and checked by it. */
function partOf(schema: z.ZodObject, event: object): object {
  const part: Record<string, unknown> = {};
  for (const key of Object.keys(schema.shape)) {
    const value: unknown = Reflect.get(event, key);
    if (value !== undefined) part[key] = value;
  }
  return schema.parse(part);
}
