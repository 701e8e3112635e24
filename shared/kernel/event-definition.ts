import { z } from "zod";
import type { EventMeta } from "./actor.ts";

/** What an event of an older version said, before it is brought up to date. `words` is null where they were erased or never were. */
export interface StoredShape {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, unknown>> | null;
}

/** Turns the shape of one schema version into that of the next. Once released it is never changed. */
export type UpcastStep = (shape: StoredShape) => StoredShape;

/** An empty schema reads as "no field may be there"; beside other fields it means nothing more. */
type PartFrom<Schema extends z.ZodObject> = [keyof Schema["shape"]] extends [never] ? unknown : z.output<Schema>;

/** An event as the rooms see it: facts and words side by side, when it happened and who did it. */
export type EventShape<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject> = Readonly<
  { type: Type } & PartFrom<Facts> & PartFrom<Words>
> &
  EventMeta;

/** What an event says and how it is kept: enough to write and read it. */
export interface EventSchema<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject> {
  readonly type: Type;
  /** The schema version this product writes. Raised with every change of shape, with a step in `upcasts`. */
  readonly version: number;
  /** `upcasts[1]` makes version 2 of version 1. */
  readonly upcasts: Readonly<Record<number, UpcastStep>>;
  /** Ids, instants, numbers, booleans, words from a list: they stay for ever. Never free text. */
  readonly facts: Facts;
  /** Whatever a person said, typed or is called: they lie apart and can be erased. */
  readonly words: Words;
  /** How the words read once they were erased; the event still folds. */
  readonly erased: z.output<Words>;
  /** Which of the words a search finds. */
  readonly searched: readonly (keyof z.output<Words> & string)[];
  /** Moves a clock or the status: what such events say stays in the order in which it happened. */
  readonly moves: boolean;
  /** What others may add while someone looks at the record without making that look wrong. */
  readonly isHarmless: boolean;
}

/**
 * One thing that can happen to a record, whole: what it says, what may be erased of it, and what it does. Schema
 * versions, parsing, erasing and search are derived from this. How it reads as a sentence stands in `words/`.
 */
export interface EventDefinition<State, Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>
  extends EventSchema<Type, Facts, Words> {
  /**
   * Whether it makes sense where it stands. Events of timers that do not fit count for nothing and are shown struck
   * through: a person's late truth outweighs what a clock took for granted (shared-log.md). People's always count.
   */
  fits(state: State, event: EventShape<Type, Facts, Words>): boolean;
  /** The record after it. Total: every event leaves a lawful state. */
  evolve(state: State, event: EventShape<Type, Facts, Words>): State;
}

/** For events without anything that could be erased. */
export const NO_WORDS = z.strictObject({});
/** Stands where a name or a sentence stood. */
export const ERASED = "[erased]";

/** `eventOf<Ticket>()({ type: "NoteAdded", ... })`: the state is named, the rest is inferred. */
export function eventOf<State>() {
  return <Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>(
    definition: EventDefinition<State, Type, Facts, Words>,
  ): EventDefinition<State, Type, Facts, Words> => definition;
}

/** Any event's schema, and a table of them by type. */
export type AnyEventSchema = EventSchema<string, z.ZodObject, z.ZodObject>;
export type EventSchemas = Readonly<Record<string, AnyEventSchema>>;
/** All that can happen to one kind of record, by type. */
export type EventDefinitions<State> = Readonly<
  Record<string, EventDefinition<State, string, z.ZodObject, z.ZodObject>>
>;

/** The event one definition describes. */
export type EventFrom<Definition> =
  Definition extends EventSchema<infer Type, infer Facts, infer Words> ? EventShape<Type, Facts, Words> : never;

/** The union of all events of a table of definitions. */
export type EventsFrom<Definitions> = { [Type in keyof Definitions]: EventFrom<Definitions[Type]> }[keyof Definitions];
