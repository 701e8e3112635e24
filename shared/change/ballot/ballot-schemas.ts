import { z } from "zod";
import { codeFact, idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { AT_DEADLINE, BALLOT_RULES, SEAT_ROLES } from "./ballot.ts";

/** More seats than this no board has; what is certain is worked out at every vote. */
export const MOST_SEATS = 30;
const MOST_SUBSTITUTES = 20;
const LONGEST_PERIOD_MS = 400 * 86_400_000;

/** How a board votes, as facts. */
export const ballotTermsFacts = z.strictObject({
  rule: z.enum(BALLOT_RULES),
  quorum: z.int().min(0).max(MOST_SEATS),
  hasCastingVote: z.boolean(),
  isBinding: z.boolean(),
  atDeadline: z.enum(AT_DEADLINE),
  periodMs: z.int().min(1).max(LONGEST_PERIOD_MS),
  warnBeforeMs: z.int().min(0).max(LONGEST_PERIOD_MS),
});

export const substituteFacts = z.strictObject({
  person: idFact("person"),
  from: instantFact,
  until: instantFact,
});

export const seatFacts = {
  seatId: idFact("seat"),
  person: idFact("person"),
  role: z.enum(SEAT_ROLES),
  area: codeFact.nullable(),
  isRequired: z.boolean(),
} as const;

export const ballotSeatFacts = z
  .array(z.strictObject({ ...seatFacts, substitutes: z.array(substituteFacts).max(MOST_SUBSTITUTES).readonly() }))
  .max(MOST_SEATS);
