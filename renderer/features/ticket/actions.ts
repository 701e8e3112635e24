import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketAction } from "../../../shared/ticket/available-actions.ts";
import { pauseLabel, resumeLabel } from "../../../shared/words/wait-words.ts";
import { reportAt, type TicketModel } from "./ticket-model.ts";

/** The name by which an action is begun from elsewhere (the queue's keys) and by which its form is found. */
export type ActionName =
  | "acknowledge"
  | "update"
  | "pause"
  | "resume"
  | "priority"
  | "assign"
  | "resolve"
  | "note"
  | "verify"
  | "transfer"
  | "deadline"
  | "convert"
  | "link"
  | "confirm"
  | "close"
  | "reopen"
  | "recurrence"
  | "agreement"
  | "call";

export interface ActionSpec {
  readonly name: ActionName;
  /** Any of these being allowed makes the action possible. */
  readonly commands: readonly TicketAction[];
  readonly label: string;
  readonly binding: string;
}

/** What can be done with a ticket, in the order in which it usually is. Every one has a key. */
const SPECS: readonly Omit<ActionSpec, "commands">[] = [
  { name: "verify", label: "Verify the caller", binding: "v" },
  { name: "acknowledge", label: "Acknowledge", binding: "a" },
  { name: "resume", label: "Resume", binding: "r" },
  { name: "pause", label: "Pause", binding: "p" },
  { name: "update", label: "Update the caller", binding: "u" },
  { name: "note", label: "Note", binding: "w" },
  { name: "priority", label: "Priority", binding: "m" },
  { name: "assign", label: "Assign", binding: "s" },
  { name: "resolve", label: "Resolve", binding: "f" },
  { name: "confirm", label: "Confirm resolution", binding: "k" },
  { name: "close", label: "Close", binding: "x" },
  { name: "reopen", label: "Reopen", binding: "o" },
  { name: "transfer", label: "Transfer to a support team", binding: "t" },
  { name: "deadline", label: "Revise the deadline", binding: "d" },
  { name: "convert", label: "Change the kind", binding: "c" },
  { name: "link", label: "Link", binding: "l" },
  { name: "recurrence", label: "It came back", binding: "b" },
  { name: "call", label: "Correct site, caller or summary", binding: "i" },
  { name: "agreement", label: "Correct the agreement", binding: "g" },
];

/** By which of them each thing is asked that can be asked of a ticket; a new one does not compile until it has its place. */
const ASKED_BY: { readonly [Action in TicketAction]: ActionName } = {
  AcknowledgeTicket: "acknowledge",
  VerifyCaller: "verify",
  AgreePriority: "priority",
  ProposePriority: "priority",
  DisputePriority: "priority",
  SettleDispute: "priority",
  ChangePriority: "priority",
  AssignTicket: "assign",
  TransferToSupportTeam: "transfer",
  LinkTicket: "link",
  AddNote: "note",
  SendUpdate: "update",
  PauseClock: "pause",
  ResumeClock: "resume",
  ReviseDeadline: "deadline",
  ConvertTicket: "convert",
  CorrectAgreement: "agreement",
  CorrectCall: "call",
  ResolveTicket: "resolve",
  ConfirmResolution: "confirm",
  CloseTicket: "close",
  ReopenTicket: "reopen",
  RecordRecurrence: "recurrence",
};

// Object.keys says string; the type of the table names its keys exactly.
const ASKED = Object.keys(ASKED_BY) as readonly TicketAction[];

export const TICKET_ACTIONS: readonly ActionSpec[] = SPECS.map((spec) => ({
  ...spec,
  commands: ASKED.filter((action) => ASKED_BY[action] === spec.name),
}));

/** What an action is called on this ticket: not every wait is a pause. */
export function actionLabel({ name, label }: ActionSpec, model: TicketModel, now: Instant): string {
  const { ticket, agreement } = model;
  if (name === "pause") return pauseLabel(ticket, agreement, reportAt(model, now));
  return name === "resume" ? resumeLabel(ticket, agreement) : label;
}

/** The spec of an action. @throws Error for a name that is not in the list: a bug. */
export function actionSpec(name: ActionName): ActionSpec {
  const spec = TICKET_ACTIONS.find((candidate) => candidate.name === name);
  if (!spec) throw new Error(`There is no action ${name}.`);
  return spec;
}

/** The few that are offered as buttons for a ticket in this state; the rest are a key or "All actions" away. */
export const OFFERED: Readonly<Record<"unverified" | "open" | "resolved" | "closed", readonly ActionName[]>> = {
  unverified: ["verify", "note", "assign", "close"],
  open: ["acknowledge", "update", "pause", "resume", "priority", "assign", "resolve", "note"],
  resolved: ["confirm", "close", "reopen", "note"],
  closed: ["reopen", "recurrence", "note"],
};
