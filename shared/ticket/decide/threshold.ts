import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import { isStillOwed } from "../events/threshold.ts";
import type { TicketEvent } from "../events.ts";
import { premisesOf } from "../premises.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { TicketState } from "../state.ts";
import { thresholdIdOf } from "../threshold-id.ts";
import { metaOf, openTicket, said } from "./standing.ts";

type Threshold = CommandOf<"RecordThreshold">;

/**
 * A warning or due moment the timers found. Refused once it is recorded, before its moment, and when it is no longer
 * true: the ticket is resolved (STK-79: not sent after Solved), the response was given, the dispute settled.
 */
export function decideThreshold(
  state: TicketState,
  command: Threshold,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  const may = openTicket(state);
  if (!may.ok) return may;
  const { promise, percent, thresholdAt, dueAt, to, isLate } = command;
  const thresholdId = thresholdIdOf(may.value.ticketId, promise, percent, dueAt);
  if (may.value.thresholds.some((recorded) => recorded.thresholdId === thresholdId)) {
    return refuse("ThresholdAlreadyRecorded", "This moment is on record already.");
  }
  if (context.now < thresholdAt) return refuse("NotDueYet", `This moment comes at ${said(context, thresholdAt)}.`);
  if (!isStillOwed(may.value, promise, thresholdAt)) {
    return refuse("ThresholdNoLongerTrue", "What this moment warns of has been done in time.");
  }
  const premises = premisesOf(may.value, promise, context.agreement);
  return ok([
    {
      type: "ThresholdReached",
      thresholdId,
      promise,
      percent,
      thresholdAt,
      dueAt,
      to,
      isLate,
      premises,
      ...metaOf(context),
    },
  ]);
}
