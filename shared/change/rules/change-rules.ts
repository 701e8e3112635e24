import { z } from "zod";
import { ROLES } from "../../agreement/roles.ts";
import { Channel, LocalDateText, LocalTimeText, Source } from "../../agreement/source.ts";
import { AT_DEADLINE, BALLOT_RULES, SEAT_ROLES } from "../ballot/ballot.ts";
import { NOTICE_CHANNELS } from "../change-parts.ts";
import { CONTENT_FIELDS } from "../content.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "an id is written in small letters, digits and dashes");
const Hours = z.array(z.strictObject({ from: LocalTimeText, to: LocalTimeText })).readonly();
const Weekly = z.strictObject({
  mon: Hours.optional(),
  tue: Hours.optional(),
  wed: Hours.optional(),
  thu: Hours.optional(),
  fri: Hours.optional(),
  sat: Hours.optional(),
  sun: Hours.optional(),
});

/** Hours of a rule: weekly ones, on all dates, on working days alone, or on or off the dates of a layer of the calendar (term). */
const RuleHours = z.strictObject({
  weekly: Weekly,
  dates: z.enum(["all", "working-days"]),
  layer: z.string().optional(),
  notLayer: z.string().optional(),
});
export type RuleHours = Readonly<z.output<typeof RuleHours>>;

/** What a rule of the schedule is about. */
export const PLANNED_KINDS = [
  "change",
  "emergency-change",
  "planned-maintenance",
  "emergency-maintenance",
  "managed-upgrade",
] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

const appliesTo = z.strictObject({
  kinds: z.array(z.enum(PLANNED_KINDS)).readonly(),
  /** Only where availability is affected, or only where it is not. */
  affectsAvailability: z.boolean().optional(),
  /** Only where one of these services is touched. */
  services: z.array(id).readonly().optional(),
});

const rule = {
  id,
  appliesTo,
  effect: z.enum(["refuse", "warn"]),
  /** Who may override a refusal, with a reason. */
  overriddenBy: z.array(z.enum(ROLES)).readonly().default([]),
  source: Source,
} as const;

/** A rule about when something may be done. */
export const ScheduleRule = z.discriminatedUnion("kind", [
  /** So many working days from the notice to the start, by the same-time rule. */
  z.strictObject({ ...rule, kind: z.literal("notice"), workingDays: z.int().min(1).max(60) }),
  /** Not inside these hours: weekly ones given here, or the agreement's own service hours. `unless`: a record that lifts it. */
  z.strictObject({
    ...rule,
    kind: z.literal("not-during"),
    name: z.string(),
    hours: z.union([z.literal("service-hours"), RuleHours]),
    unless: z.enum(["agreed"]).optional(),
  }),
  z.strictObject({ ...rule, kind: z.literal("only-within"), name: z.string(), hours: RuleHours }),
  z.strictObject({
    ...rule,
    kind: z.literal("freeze"),
    ranges: z.array(z.strictObject({ name: z.string(), from: LocalDateText, to: LocalDateText })).readonly(),
  }),
  /** Not on dates of a layer of the agreement's calendar: exam days, term. */
  z.strictObject({ ...rule, kind: z.literal("not-on-layer"), layer: z.string() }),
  /** What schools have said they are doing: exams, power work. */
  z.strictObject({ ...rule, kind: z.literal("no-activity") }),
  z.strictObject({ ...rule, kind: z.literal("collision") }),
  /** Told on all of these channels before it starts. `unlessWithin`: not needed inside the hours of that rule. */
  z.strictObject({
    ...rule,
    kind: z.literal("needs-notice"),
    channels: z.array(z.enum(NOTICE_CHANNELS)).readonly(),
    unlessWithin: id.optional(),
  }),
  z.strictObject({
    ...rule,
    kind: z.literal("needs-consultation"),
    kinds: z.array(z.enum(["agreed", "consulted", "not-possible"])).readonly(),
  }),
]);
export type ScheduleRule = Readonly<z.output<typeof ScheduleRule>>;

/** Steps of the process that an agreement asks for, each with its clause. What is left out is not enforced. */
const ProcessRules = z.strictObject({
  channels: z.strictObject({ allowed: z.array(Channel).readonly(), source: Source }).optional(),
  filterExplained: z.strictObject({ source: Source }).optional(),
  levelAgreed: z.strictObject({ source: Source }).optional(),
  emergencySpecialist: z.strictObject({ source: Source }).optional(),
  emergencyLink: z.strictObject({ source: Source }).optional(),
  emergencyCannotWait: z.strictObject({ source: Source }).optional(),
  emergencyBoardMember: z.strictObject({ source: Source }).optional(),
  emergencyBoardTechnician: z.strictObject({ source: Source }).optional(),
  emergencyNotifies: z.strictObject({ source: Source }).optional(),
  appealByOthers: z.strictObject({ source: Source }).optional(),
  duplicateSurvivor: z.strictObject({ source: Source }).optional(),
});

/** A board as the agreement has it: an administrator sets it up from this and seats its members. */
export const BoardDocument = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(["standing", "emergency"]),
  /** The standing board an emergency board takes its members from. */
  drawsFrom: id.nullable(),
  seats: z.array(z.strictObject({ role: z.enum(SEAT_ROLES), name: z.string() })).readonly(),
  rule: z.enum(BALLOT_RULES),
  quorum: z.int().min(0).max(30),
  hasCastingVote: z.boolean(),
  isBinding: z.boolean(),
  atDeadline: z.enum(AT_DEADLINE),
  /** Service time. */
  periodMinutes: z.int().min(1),
  warnBeforeMinutes: z.int().min(0),
  sources: z.record(z.string(), Source),
});
export type BoardDocument = Readonly<z.output<typeof BoardDocument>>;

/** How an agreement has changes made: data an administrator can read and change, each rule with its clause. */
export const ChangeRules = z.strictObject({
  /** The agreement it belongs to. */
  id,
  version: z.string(),
  process: ProcessRules,
  services: z.array(z.strictObject({ id, name: z.string(), area: id.nullable() })).readonly(),
  servicesSource: Source,
  areas: z.array(z.strictObject({ id, name: z.string() })).readonly(),
  /** Fields a vote is tied to; any other may be edited without a new vote. */
  material: z.strictObject({ fields: z.array(z.enum(CONTENT_FIELDS)).readonly(), source: Source }),
  boards: z.array(BoardDocument).readonly(),
  schedule: z.array(ScheduleRule).readonly(),
  /** Working days after which a change nobody has touched comes to its owner. */
  idle: z.strictObject({ workingDays: z.int().min(1).max(60), source: Source }),
  /** Shares of the negotiated time, in service time, at which the owner is warned. */
  deadlineWarnings: z.strictObject({ percents: z.array(z.int().min(1).max(99)).readonly(), source: Source }),
  /** What is drafted for those who are to be told; `{reference}`, `{summary}`, `{from}`, `{until}` and `{services}` are filled in. */
  noticeTemplates: z
    .array(
      z.strictObject({
        id,
        party: z.string(),
        channel: z.enum(NOTICE_CHANNELS),
        subject: z.string(),
        text: z.string(),
        source: Source,
      }),
    )
    .readonly(),
});
export type ChangeRules = Readonly<z.output<typeof ChangeRules>>;
