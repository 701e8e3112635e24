import type { TicketAction } from "../../../shared/ticket/available-actions.ts";

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
  | "recurrence";

export interface ActionSpec {
  readonly name: ActionName;
  /** Any of these being allowed makes the action possible. */
  readonly commands: readonly TicketAction[];
  readonly label: string;
  readonly binding: string;
}

/** What can be done with a ticket, in the order in which it usually is. Every one has a key. */
export const TICKET_ACTIONS: readonly ActionSpec[] = [
  { name: "verify", commands: ["VerifyCaller"], label: "Verify the caller", binding: "v" },
  { name: "acknowledge", commands: ["AcknowledgeTicket"], label: "Acknowledge", binding: "a" },
  { name: "resume", commands: ["ResumeClock"], label: "Resume", binding: "r" },
  { name: "pause", commands: ["PauseClock"], label: "Pause", binding: "p" },
  { name: "update", commands: ["SendUpdate"], label: "Update the caller", binding: "u" },
  { name: "note", commands: ["AddNote"], label: "Note", binding: "w" },
  { name: "priority", commands: ["AgreePriority", "SettleDispute"], label: "Priority", binding: "m" },
  { name: "assign", commands: ["AssignTicket"], label: "Assign", binding: "s" },
  { name: "resolve", commands: ["ResolveTicket"], label: "Resolve", binding: "f" },
  { name: "confirm", commands: ["ConfirmResolution"], label: "Confirm resolution", binding: "k" },
  { name: "close", commands: ["CloseTicket"], label: "Close", binding: "x" },
  { name: "reopen", commands: ["ReopenTicket"], label: "Reopen", binding: "o" },
  { name: "transfer", commands: ["TransferToSupportTeam"], label: "Transfer to a support team", binding: "t" },
  { name: "deadline", commands: ["ReviseDeadline"], label: "Revise the deadline", binding: "d" },
  { name: "convert", commands: ["ConvertTicket"], label: "Change the kind", binding: "c" },
  { name: "link", commands: ["LinkTicket"], label: "Link", binding: "l" },
  { name: "recurrence", commands: ["RecordRecurrence"], label: "It came back", binding: "b" },
];

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
