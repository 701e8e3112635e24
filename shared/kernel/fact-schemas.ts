import { z } from "zod";
import { asId } from "./ids.ts";

/** 2201-01-01T00:00:00Z: calendars are not compiled beyond it. */
const LATEST_INSTANT = 7_289_654_400_000;

/** An id of one of our own records: a UUID or a name made of other ids. */
export function idFact<Kind extends string>(_kind: Kind) {
  return z
    .string()
    .regex(/^[\w.:-]{1,100}$/)
    .transform((text) => asId<Kind>(text));
}

/** A word from a list that data keeps (a priority, an agreement's id, a check's name): no sentence fits into it. */
export const codeFact = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:/+-]{0,59}$/u);

/** A moment in milliseconds since 1970, up to the year 2200. */
export const instantFact = z.int().min(0).max(LATEST_INSTANT);
