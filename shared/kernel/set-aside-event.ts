import { z } from "zod";
import { ERASED, eventOf } from "./event-definition.ts";

/** The type of the event below; the shared log knows it too: a station that is closing may write nothing else. */
export const SET_ASIDE = "CommandSetAside";

const name = z.string().regex(/^[A-Z][A-Za-z]{2,60}$/);

/**
 * Something a person did on a console that had not heard of everything, and that is no longer allowed now that it has:
 * kept on the record with everything that was typed, and changing nothing else. Every kind of record has it.
 * Source: shared-log.md, "A command has one outcome".
 */
export const setAsideSchema = {
  type: SET_ASIDE,
  version: 1,
  upcasts: {},
  /** What was asked; which rule refused it; the first of its story that was set aside, where it was not the first. */
  facts: z.strictObject({ action: name, because: name, first: z.uuid().nullable() }),
  /** The refusal as a sentence, and what was typed, as JSON text. */
  words: z.strictObject({ sentence: z.string().max(2_000), typed: z.string().max(200_000) }),
  erased: { sentence: ERASED, typed: ERASED },
  searched: [],
  moves: false,
  isHarmless: true,
} as const;

/** The event for a kind of record that keeps nothing of it in its state. */
export function setAsideEvent<State>() {
  return eventOf<State>()({ ...setAsideSchema, fits: () => true, evolve: (state) => state });
}
