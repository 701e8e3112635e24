import { z } from "zod";
import type { CommandsFrom } from "../kernel/action-definition.ts";
import { commandSchema } from "../kernel/command-schema.ts";
import { actionsByItself } from "./actions/by-itself.ts";
import { callerCheckActions } from "./actions/caller-check.ts";
import { closingActions } from "./actions/closing.ts";
import { contactActions } from "./actions/contact.ts";
import { convertingActions } from "./actions/converting.ts";
import { correctingActions } from "./actions/correcting.ts";
import { deadlineActions } from "./actions/deadline.ts";
import { handlingActions } from "./actions/handling.ts";
import { loggingActions } from "./actions/logging.ts";
import { priorityActions } from "./actions/priority.ts";
import { raisingChangeActions } from "./actions/raising-change.ts";
import { reopeningActions } from "./actions/reopening.ts";
import { resolvingActions } from "./actions/resolving.ts";
import { waitingActions } from "./actions/waiting.ts";

/** What a person can ask of a ticket that exists, in the order in which a screen shows it. */
export const actionsOnTicket = {
  AcknowledgeTicket: contactActions.AcknowledgeTicket,
  ...callerCheckActions,
  ...priorityActions,
  ...handlingActions,
  AddNote: contactActions.AddNote,
  SendUpdate: contactActions.SendUpdate,
  ...waitingActions,
  ...deadlineActions,
  ...convertingActions,
  ...correctingActions,
  ...resolvingActions,
  ...closingActions,
  ...reopeningActions,
} as const;

/** All that can be asked of a ticket, each defined once in `actions/`. */
export const ticketActions = {
  ...loggingActions,
  ...actionsOnTicket,
  ...raisingChangeActions,
  ...actionsByItself,
} as const;

type TicketActions = typeof ticketActions;

/** Everything a person, a timer or an import can ask of a ticket. Imperative; what comes of it are events or a `Rejection`. */
export type TicketCommand = CommandsFrom<TicketActions>;
export type CommandType = keyof TicketActions;
export type CommandOf<Type extends CommandType> = Extract<TicketCommand, { readonly type: Type }>;

/** The schema of a call with its type: what the form of a call is checked by before it is sent. */
export const LogTicket = loggingActions.LogTicket.input.safeExtend({ type: z.literal("LogTicket") });

/** The schema of any command of a ticket. */
export const TicketCommand = commandSchema(ticketActions, "a ticket");
