import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Result } from "../kernel/result.ts";
import type { CommandType } from "./commands.ts";
import { mayClose } from "./decide/closing.ts";
import { mayAcknowledge, mayNote, mayUpdate } from "./decide/contact.ts";
import { mayConvert } from "./decide/converting.ts";
import { mayRevise } from "./decide/deadline.ts";
import { mayAssign, mayLink, mayTransfer, mayVerify } from "./decide/handling.ts";
import { mayAgree, mayDispute, mayPropose, maySettle } from "./decide/priority.ts";
import { mayRecur, mayReopen } from "./decide/reopening.ts";
import { mayConfirm, mayResolve } from "./decide/resolving.ts";
import type { Around } from "./decide/standing.ts";
import { mayPause, mayResume } from "./decide/waiting.ts";
import type { Rejection } from "./rejection.ts";
import type { TicketState } from "./state.ts";

/** What a person can ask of a ticket that exists; the rest is the timers' own. */
export type TicketAction = Exclude<
  CommandType,
  "LogTicket" | "RecordThreshold" | "CloseAfterTime" | "ResolveWithoutAnswer"
>;

export interface AvailableAction {
  readonly action: TicketAction;
  readonly allowed: boolean;
  /** Why not, and what to do instead. Present exactly where it is not allowed. */
  readonly why?: string;
}

type May = (state: TicketState, around: Around) => Result<unknown, Rejection>;

/** The same questions `decide` asks first, in the order in which a screen shows the actions. */
const MAY: { readonly [Action in TicketAction]: May } = {
  AcknowledgeTicket: mayAcknowledge,
  VerifyCaller: mayVerify,
  AgreePriority: mayAgree,
  ProposePriority: mayPropose,
  DisputePriority: mayDispute,
  SettleDispute: maySettle,
  ChangePriority: mayPropose,
  AssignTicket: mayAssign,
  TransferToSupportTeam: mayTransfer,
  AddNote: mayNote,
  SendUpdate: mayUpdate,
  PauseClock: mayPause,
  ResumeClock: mayResume,
  ReviseDeadline: mayRevise,
  ConvertTicket: mayConvert,
  LinkTicket: mayLink,
  ResolveTicket: mayResolve,
  ConfirmResolution: mayConfirm,
  CloseTicket: mayClose,
  ReopenTicket: mayReopen,
  RecordRecurrence: mayRecur,
};

// Object.keys says string; the type of the table names its keys exactly.
const ACTIONS = Object.keys(MAY) as readonly TicketAction[];

/**
 * Every action with whether it could succeed at `now`, and if not why. An action allowed here can still be refused for
 * what it is filled in with (a past deadline, an unknown priority); one refused here is refused by `decide` whatever it
 * says, with the same sentence.
 */
export function availableActions(
  state: TicketState,
  agreement: AgreementDocument,
  calendar: Calendar,
  now: Instant,
): readonly AvailableAction[] {
  return ACTIONS.map((action) => {
    const may = MAY[action](state, { agreement, calendar, now });
    return may.ok ? { action, allowed: true } : { action, allowed: false, why: may.error.message };
  });
}
