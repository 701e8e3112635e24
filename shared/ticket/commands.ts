import { z } from "zod";
import type { AgreementDocument } from "../agreement/agreement.ts";
import { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { Actor } from "../kernel/actor.ts";
import type { TicketId } from "../kernel/ids.ts";
import { idText, instant, line, optionalProse, prose } from "../kernel/input-schemas.ts";
import type { Instant } from "../kernel/instant.ts";
import { AgreedInput, agreementId, CallerInput, CheckInput, ProposalInput, priorityId } from "./command-parts.ts";
import { LINK_RELATIONS, UPDATE_PHASES } from "./listed-words.ts";

const reason = prose("The reason");
const team = line("The team");

/** The whole call in one pass: what it is, what was proposed, and whether the caller agreed (`agreed`), disputes it, or was not asked. */
export const LogTicket = z
  .strictObject({
    type: z.literal("LogTicket"),
    kind: TicketKind,
    agreementId,
    channel: Channel,
    priority: priorityId,
    site: line("The site"),
    caller: CallerInput,
    summary: line("The summary"),
    details: optionalProse("The details"),
    answers: z.record(z.string().max(60), optionalProse("The answer")),
    verification: z.enum(["not-needed", "verified", "pending"]),
    proposal: ProposalInput.optional(),
    agreed: AgreedInput.optional(),
    disputed: z.literal(true).optional(),
    owner: idText("person").optional(),
    team: team.optional(),
    /** A new record that follows from an old one: a recurrence, a continuation after no answer (STK-55, COV-51, COV-76). */
    link: z.strictObject({ other: idText("ticket"), relation: z.enum(LINK_RELATIONS) }).optional(),
  })
  .refine((log) => !(log.agreed && log.disputed), {
    path: ["disputed"],
    error: "A priority is either agreed or disputed, not both.",
  })
  .refine((log) => !log.disputed || (log.proposal?.callerWants ?? null) !== null, {
    path: ["proposal", "callerWants"],
    error: "A disputed priority needs the priority the caller wants.",
  });

export const ProposePriority = ProposalInput.extend({ type: z.literal("ProposePriority"), priority: priorityId });

export const AgreePriority = AgreedInput.extend({
  type: z.literal("AgreePriority"),
  priority: priorityId,
  reason: reason.optional(),
});

/** `priority`: what the analyst proposes now, where it is another than the one in force; the ticket then runs on it. */
export const DisputePriority = z.strictObject({
  type: z.literal("DisputePriority"),
  priority: priorityId.optional(),
  reason: reason.optional(),
  callerWants: priorityId,
  callerSays: prose("What the caller says"),
});

export const SettleDispute = z.strictObject({ type: z.literal("SettleDispute"), priority: priorityId, reason });

/** A reason, or the name of who agreed, or both: no priority changes without a record of why or with whom. */
export const ChangePriority = z.strictObject({
  type: z.literal("ChangePriority"),
  priority: priorityId,
  reason: reason.optional(),
  agreed: AgreedInput.optional(),
});

export const VerifyCaller = CheckInput.extend({ type: z.literal("VerifyCaller") });

/** Leaves out what is to stay; `null` takes it away. */
export const AssignTicket = z
  .strictObject({
    type: z.literal("AssignTicket"),
    owner: idText("person").nullable().optional(),
    team: team.nullable().optional(),
  })
  .refine((assign) => assign.owner !== undefined || assign.team !== undefined, "Choose an owner or a team.");

export const TransferToSupportTeam = z.strictObject({ type: z.literal("TransferToSupportTeam"), team });

/** A person spoke to the customer (STK-39): this stops the response clock. */
export const AcknowledgeTicket = z.strictObject({
  type: z.literal("AcknowledgeTicket"),
  how: line("How the customer was contacted"),
  text: prose("What was said"),
});

export const AddNote = z.strictObject({ type: z.literal("AddNote"), text: prose("The note") });

export const SendUpdate = z.strictObject({
  type: z.literal("SendUpdate"),
  phase: z.enum(UPDATE_PHASES),
  text: prose("The update"),
});

/** Begins a wait. Whether a clock stands still is the agreement's decision. `note`: e.g. order details (CPS-30), kept as a note. */
export const PauseClock = z.strictObject({
  type: z.literal("PauseClock"),
  waitId: idText("wait"),
  kind: WaitKind,
  reason: line("The reason for waiting"),
  party: optionalProse("Who the desk is waiting for"),
  expectedAt: instant("The expected moment").nullable(),
  customerTold: z.boolean(),
  approvedBy: line("The name of who approved").nullable(),
  note: prose("The note").optional(),
});

export const ResumeClock = z.strictObject({
  type: z.literal("ResumeClock"),
  waitId: idText("wait"),
  outcome: prose("What came of it"),
});

export const ReviseDeadline = AgreedInput.extend({
  type: z.literal("ReviseDeadline"),
  deadlineAt: instant("The new deadline"),
  reason,
});

/** `verified`: the check the new kind asks for, where it asks for one (STK-51). */
export const ConvertTicket = z.strictObject({
  type: z.literal("ConvertTicket"),
  to: TicketKind,
  priority: priorityId,
  reason,
  verified: CheckInput.optional(),
});

export const LinkTicket = z.strictObject({
  type: z.literal("LinkTicket"),
  other: idText("ticket"),
  relation: z.enum(LINK_RELATIONS),
});

/** `confirmed`: the customer said so in the same conversation (STK-53). */
export const ResolveTicket = z.strictObject({
  type: z.literal("ResolveTicket"),
  how: z.enum(["fix", "workaround"]),
  text: prose("What was done"),
  confirmed: z.strictObject({ confirmedBy: line("The name of who confirmed"), how: line("How") }).optional(),
});

export const ConfirmResolution = z.strictObject({
  type: z.literal("ConfirmResolution"),
  confirmedBy: line("The name of who confirmed"),
  how: line("How it was confirmed"),
});

export const CLOSE_REASONS = [
  "confirmed",
  "completed",
  "time-passed",
  "advice-not-followed",
  "duplicate",
  "withdrawn",
] as const;
export const CloseTicket = z.strictObject({
  type: z.literal("CloseTicket"),
  why: z.enum(CLOSE_REASONS),
  text: optionalProse("The text"),
  duplicateOf: idText("ticket").optional(),
});

export const ReopenTicket = z.strictObject({ type: z.literal("ReopenTicket"), reason });

/** The same fault is back. Within the agreement's time the ticket reopens; later `newTicket` names the new record, if one was logged. */
export const RecordRecurrence = z.strictObject({
  type: z.literal("RecordRecurrence"),
  newTicket: idText("ticket").nullable(),
  text: prose("What came back"),
});

/** From the timers: a due moment or warning was reached. Its id is made by `thresholdIdOf`, so the same moment is recorded once. */
export const RecordThreshold = z.strictObject({
  type: z.literal("RecordThreshold"),
  promise: z.enum(["response", "fix", "update", "decision", "alarm"]),
  percent: z.number().positive().max(1000),
  thresholdAt: instant("The threshold"),
  dueAt: instant("The due moment"),
  to: z.array(line("The recipient")).readonly(),
  isLate: z.boolean(),
});

/** From the timers: resolved tickets close by themselves after the agreement's time (STK-54). */
export const CloseAfterTime = z.strictObject({ type: z.literal("CloseAfterTime") });

/** From the timers: the customer stayed silent for as long as the agreement says (COV-50, CPS-29). */
export const ResolveWithoutAnswer = z.strictObject({ type: z.literal("ResolveWithoutAnswer") });

/** Everything a person, a timer or an import can ask of a ticket. Imperative; what comes of it are events or a `Rejection`. */
export const TicketCommand = z.discriminatedUnion(
  "type",
  [
    LogTicket,
    ProposePriority,
    AgreePriority,
    DisputePriority,
    SettleDispute,
    ChangePriority,
    VerifyCaller,
    AssignTicket,
    TransferToSupportTeam,
    AcknowledgeTicket,
    AddNote,
    SendUpdate,
    PauseClock,
    ResumeClock,
    ReviseDeadline,
    ConvertTicket,
    LinkTicket,
    ResolveTicket,
    ConfirmResolution,
    CloseTicket,
    ReopenTicket,
    RecordRecurrence,
    RecordThreshold,
    CloseAfterTime,
    ResolveWithoutAnswer,
  ],
  { error: "This is nothing that can be asked of a ticket: update Deskwatch on this computer." },
);
export type TicketCommand = Readonly<z.infer<typeof TicketCommand>>;
export type CommandType = TicketCommand["type"];
export type CommandOf<Type extends CommandType> = Extract<TicketCommand, { readonly type: Type }>;

/** What surrounds a command: everything `decide` may know besides the ticket itself. */
export interface CommandContext {
  /** When it happened: becomes `at` of every event. May be earlier than when it is recorded. */
  readonly now: Instant;
  readonly by: Actor;
  readonly ticketId: TicketId;
  /** Issued by the station before logging (`makeReference`); used by `LogTicket` only. */
  readonly reference: string;
  /** The version that governs this ticket: the one in force when it was logged. */
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
}
