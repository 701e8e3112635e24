import { z } from "zod";
import { Source, TicketKind } from "./source.ts";
import { Cadence, Span, Target } from "./target-schema.ts";

/** One row of an agreement's priority table, in the agreement's own words. */
export const Priority = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  definition: z.string(),
  examples: z.array(z.string()).readonly(),
  /** 1 is the most urgent; orders lists where due moments are equal or absent (Coventry 7.1, COV-69). */
  rank: z.int().positive(),
  kinds: z.array(TicketKind).min(1).readonly(),
  response: Target,
  fix: Target,
  updates: Cadence.nullable(),
  /** A warning to the desk where the promise has no moment of its own; never a breach (Calderdale Critical, CAL-05). */
  alarm: z.strictObject({ after: Span, label: z.string(), source: Source }).optional(),
  source: Source,
});
export type Priority = Readonly<z.infer<typeof Priority>>;

const Level = z.strictObject({ id: z.string(), label: z.string() });

/** Impact x urgency to priority. No agreement gives one, so it is administrator data and marked as ours. */
export const Matrix = z.strictObject({
  impactQuestion: z.string(),
  impacts: z.array(Level).min(1).readonly(),
  urgencyQuestion: z.string(),
  urgencies: z.array(Level).min(1).readonly(),
  /** `cells[impact id][urgency id]` is a priority id. */
  cells: z.record(z.string(), z.record(z.string(), z.string())),
  kinds: z.array(TicketKind).readonly(),
  source: Source,
});
export type Matrix = Readonly<z.infer<typeof Matrix>>;
