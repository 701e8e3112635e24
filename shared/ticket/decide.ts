import type { Result } from "../kernel/result.ts";
import { ok } from "../kernel/result.ts";
import type { CommandContext, CommandOf, CommandType, TicketCommand } from "./commands.ts";
import { decideClose, decideCloseAfterTime } from "./decide/closing.ts";
import { decideAcknowledge, decideNote, decideUpdate } from "./decide/contact.ts";
import { decideConvert } from "./decide/converting.ts";
import { decideRevise } from "./decide/deadline.ts";
import { decideAssign, decideLink, decideTransfer, decideVerify } from "./decide/handling.ts";
import { decideLog } from "./decide/log.ts";
import { decideAgree, decideChange, decideDispute, decidePropose, decideSettle } from "./decide/priority.ts";
import { decideRecur, decideReopen } from "./decide/reopening.ts";
import { decideConfirm, decideResolve, decideResolveWithoutAnswer } from "./decide/resolving.ts";
import { tooEarly } from "./decide/standing.ts";
import { decideThreshold } from "./decide/threshold.ts";
import { decidePause, decideResume } from "./decide/waiting.ts";
import type { TicketEvent } from "./events.ts";
import { isMove } from "./evolve.ts";
import type { Rejection } from "./rejection.ts";
import type { TicketState } from "./state.ts";

/**
 * What comes of a command: the events that happened, at least one, or the reason why nothing did. Pure; what is allowed
 * follows from the ticket and its agreement. Throws only for our own bugs and outside 1970-2200.
 *
 * Events may be recorded late: a call at 10:40 noted at 11:00. None may happen before the ticket was logged, and one
 * that moves a clock or the status none before the last that did, or a wait would end before it began.
 */
export function decide(
  state: TicketState,
  command: TicketCommand,
  context: CommandContext,
): Result<readonly TicketEvent[], Rejection> {
  const around = inTime(state, command, context);
  const decided = outcomeOf(state, command, around);
  return decided.ok ? inOrder(state, decided.value, around) : decided;
}

/** What the agreement does by itself, when the desk was off at its moment and the ticket changed since: at once, not before that change. */
function inTime(state: TicketState, command: TicketCommand, context: CommandContext): CommandContext {
  const isDoneByItself = command.type === "CloseAfterTime" || command.type === "ResolveWithoutAnswer";
  return isDoneByItself && state.status !== "none" && context.now < state.lastMoveAt
    ? { ...context, now: state.lastMoveAt }
    : context;
}

function inOrder(
  state: TicketState,
  events: readonly TicketEvent[],
  context: CommandContext,
): Result<readonly TicketEvent[], Rejection> {
  if (state.status === "none") return ok(events);
  const moves = events.some((event) => isMove(event.type));
  const earliestAt = moves ? state.lastMoveAt : state.loggedAt;
  if (context.now >= earliestAt) return ok(events);
  return tooEarly(context, moves ? "the last change to this ticket" : "the ticket was logged", earliestAt);
}

type Decider<Type extends CommandType> = (
  state: TicketState,
  command: CommandOf<Type>,
  context: CommandContext,
) => Result<readonly TicketEvent[], Rejection>;

const DECIDERS: { readonly [Type in CommandType]: Decider<Type> } = {
  LogTicket: decideLog,
  ProposePriority: decidePropose,
  AgreePriority: decideAgree,
  DisputePriority: decideDispute,
  SettleDispute: decideSettle,
  ChangePriority: decideChange,
  VerifyCaller: decideVerify,
  AssignTicket: decideAssign,
  TransferToSupportTeam: decideTransfer,
  AcknowledgeTicket: decideAcknowledge,
  AddNote: decideNote,
  SendUpdate: decideUpdate,
  PauseClock: decidePause,
  ResumeClock: decideResume,
  ReviseDeadline: decideRevise,
  ConvertTicket: decideConvert,
  LinkTicket: decideLink,
  ResolveTicket: decideResolve,
  ConfirmResolution: decideConfirm,
  CloseTicket: decideClose,
  ReopenTicket: decideReopen,
  RecordRecurrence: decideRecur,
  RecordThreshold: decideThreshold,
  CloseAfterTime: decideCloseAfterTime,
  ResolveWithoutAnswer: decideResolveWithoutAnswer,
};

function outcomeOf(state: TicketState, command: TicketCommand, context: CommandContext) {
  // The table's own type ties each key to its command, which TypeScript cannot follow through an index.
  const decider = DECIDERS[command.type] as Decider<CommandType>;
  return decider(state, command, context);
}
