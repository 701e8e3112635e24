import { z } from "zod";
import { Channel, Source, TicketKind } from "./source.ts";

/** How a caller may reach the desk, when, and for what. */
export const ChannelRule = z.strictObject({
  channel: Channel,
  label: z.string(),
  /** In words, as the agreement puts it: the hours in which this channel is staffed. */
  hours: z.string(),
  address: z.string().optional(),
  kinds: z.array(TicketKind).readonly(),
  /** Shown at intake when this channel is chosen for one of these priorities (CPS-02, COV-38). */
  adviceFor: z.strictObject({ priorities: z.array(z.string()).readonly(), advice: z.string() }).optional(),
  /** The channel may only add to an open ticket (Stockport: fax, STK-11). */
  needsReference: z.boolean(),
  source: Source,
});
export type ChannelRule = Readonly<z.infer<typeof ChannelRule>>;

/** What must be checked about a caller before a request is worked on. */
export const CallerCheck = z.strictObject({
  id: z.string(),
  label: z.string(),
  kinds: z.array(TicketKind).readonly(),
  channels: z.array(Channel).readonly(),
  /** `hold`: the request waits, unverified, without a clock; `warn`: shown, not enforced. */
  onFailure: z.enum(["hold", "warn"]),
  /** Where only some such requests need it: what they ask for ("a change of DNS"). Left out: all of them do. */
  appliesTo: z.string().optional(),
  source: Source,
});
export type CallerCheck = Readonly<z.infer<typeof CallerCheck>>;

export const Contact = z.strictObject({
  role: z.string(),
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  source: Source,
});
export type Contact = Readonly<z.infer<typeof Contact>>;

/**
 * What a figure is worked out from. `counts` is which tickets belong to a month: those resolved in it, or those logged
 * in it; where the text leaves it open it is a setting, and is printed beside the figure.
 */
export const Figure = z.discriminatedUnion("from", [
  /** Tickets whose fix was in time, by the target that stood in the table. */
  z.strictObject({
    from: z.literal("fixed-in-time"),
    kinds: z.array(TicketKind).min(1).readonly(),
    counts: z.enum(["resolved", "logged"]),
  }),
  /** Tickets that came by one of these channels and were answered by a person within so many working days. */
  z.strictObject({
    from: z.literal("answered-within"),
    channels: z.array(Channel).min(1).readonly(),
    workingDays: z.int().min(1),
    counts: z.enum(["resolved", "logged"]),
  }),
  /** Tickets dealt with inside the span of `dealtWithin`, waits counted; the figure without waits stands beside it. */
  z.strictObject({
    from: z.literal("dealt-within"),
    kinds: z.array(TicketKind).min(1).readonly(),
    counts: z.enum(["resolved", "logged"]),
  }),
  /** How many were resolved in a month, over the twelve months that end with it. */
  z.strictObject({ from: z.literal("resolved-per-month"), months: z.int().min(1).max(36) }),
  /** Telephone calls, from the exchange's own counts: entered or imported month by month. */
  z.strictObject({ from: z.literal("telephone"), withinSeconds: z.int().min(1) }),
  /** Hours in which a service could be used; planned outages that were agreed are left out. */
  z.strictObject({ from: z.literal("availability"), service: z.string() }),
]);
export type Figure = Readonly<z.infer<typeof Figure>>;

export const Kpi = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    /** Percent unless `unit` says otherwise. */
    target: z.number().min(0),
    unit: z.enum(["percent", "count-per-month"]),
    measure: z.string(),
    figure: Figure,
    source: Source,
  })
  .refine(({ unit, target }) => unit !== "percent" || target <= 100, {
    message: "a share is 100 percent at most",
    path: ["target"],
  });
export type Kpi = Readonly<z.infer<typeof Kpi>>;

export const ExpectedMix = z.strictObject({
  priority: z.string(),
  percent: z.number().min(0).max(100),
  comparison: z.enum(["less-than", "about"]),
  source: Source,
});
export type ExpectedMix = Readonly<z.infer<typeof ExpectedMix>>;

/** A question asked while the caller is on the line. */
export const IntakeQuestion = z.strictObject({
  id: z.string(),
  label: z.string(),
  required: z.boolean(),
  kinds: z.array(TicketKind).readonly(),
  source: Source,
});
export type IntakeQuestion = Readonly<z.infer<typeof IntakeQuestion>>;

/** A rule kept in words because no clock or form acts on it; it lets the agreement be read as a whole. */
export const Provision = z.strictObject({ topic: z.string(), rule: z.string(), source: Source });
export type Provision = Readonly<z.infer<typeof Provision>>;

export const RequestType = z.strictObject({
  kind: TicketKind,
  name: z.string(),
  definition: z.string(),
  examples: z.array(z.string()).readonly(),
  source: Source,
});
export type RequestType = Readonly<z.infer<typeof RequestType>>;
