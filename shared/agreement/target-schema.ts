import { z } from "zod";
import { Channel, Source } from "./source.ts";

const amount = z.number().positive().max(10_000);

/**
 * How much time a promise allows. `service-hours` count only while the desk is open; `elapsed-hours` run on the UTC
 * time line; `working-days` follow the agreement's `dayMeaning` (B.2); `agreed` has no due moment until a deadline is
 * agreed with the customer; `none` makes no promise and says why.
 */
export const Target = z.discriminatedUnion("unit", [
  z.strictObject({
    unit: z.literal("service-hours"),
    amount,
    label: z.string(),
    source: Source,
    channels: z.array(Channel).readonly().optional(),
  }),
  z.strictObject({
    unit: z.literal("elapsed-hours"),
    amount,
    label: z.string(),
    source: Source,
    channels: z.array(Channel).readonly().optional(),
  }),
  z.strictObject({
    unit: z.literal("working-days"),
    amount: z.int().positive().max(400),
    label: z.string(),
    source: Source,
    channels: z.array(Channel).readonly().optional(),
  }),
  z.strictObject({ unit: z.literal("agreed"), label: z.string(), source: Source }),
  z.strictObject({ unit: z.literal("none"), label: z.string(), source: Source }),
]);
export type Target = Readonly<z.infer<typeof Target>>;

/** A length in the agreement's own units, for limits and cadences. */
export const Span = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("service-minutes"), amount }),
  z.strictObject({ unit: z.literal("working-days"), amount: z.int().positive() }),
  /** same local time so many dates later */
  z.strictObject({ unit: z.literal("calendar-days"), amount: z.int().positive() }),
  /** same date next month, moved to the next working day */
  z.strictObject({ unit: z.literal("months"), amount: z.literal(1) }),
]);
export type Span = Readonly<z.infer<typeof Span>>;

/** How one update that is owed leads to the next. */
export const RHYTHMS = ["from-each-update", "steady-beat", "each-working-day"] as const;

/**
 * When an update is owed. `starts`: the event from which the first one is counted; `identification` is the moment the
 * priority came into force, until a support team has the ticket, and the transfer to it from then on (COV-59).
 * `rhythm`: each update given sets the next one; or a beat at fixed steps, each of which an update since the one before
 * answers (Coventry 6.5); or one contact at any time of every working day after the one it started on (CPS-28).
 */
export const Cadence = z.strictObject({
  every: Span,
  starts: z.enum(["logged", "assessment", "identification", "transfer", "wait"]),
  rhythm: z.enum(RHYTHMS),
  /** `caller` is told something; `desk` looks at the ticket itself (Calderdale: monitored monthly). */
  audience: z.enum(["caller", "desk"]),
  label: z.string(),
  source: Source,
});
export type Cadence = Readonly<z.infer<typeof Cadence>>;
