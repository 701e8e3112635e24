import { warningFailedKey } from "../../shared/contract/troubles.ts";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { momentCommandId } from "../../shared/kernel/derived-ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { recipientsOf } from "../../shared/ticket/actions/by-itself.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import type { Desk } from "./handler.ts";
import { noticeOf, zoneOf } from "./notice-of.ts";
import type { DueMoment } from "./ports.ts";
import { READ_ONLY } from "./records/registration.ts";
import { runCommand } from "./run-command.ts";

/** One due moment, as the timers found it. `isLate`: the desk was off or asleep when it came. */
export interface TimerCommand {
  readonly moment: DueMoment;
  readonly isLate: boolean;
}

/**
 * `obsolete`: what the moment was about does not hold as the ticket stands; it left no trace in the ticket. `blocked`:
 * the ticket can be read only, so that it could not be recorded; people are told.
 */
export type MomentOutcome = "delivered" | "repeated" | "obsolete" | "blocked";

function commandFor({ moment, isLate }: TimerCommand): TicketCommand {
  if (moment.kind === "auto-close") return { type: "CloseAfterTime" };
  if (moment.kind === "auto-resolve") return { type: "ResolveWithoutAnswer" };
  const { promise, percent, at: thresholdAt, dueAt, to } = moment;
  if (promise === null || percent === null) throw new Error(`The moment ${moment.id} says not what it is about.`);
  return { type: "RecordThreshold", promise, percent, thresholdAt, dueAt, to: [...to], isLate };
}

/** A ticket closes when the agreement says so, also where the desk was off; a notice is sent when it is sent. */
function happenedAt({ moment }: TimerCommand, now: Instant): Instant {
  return moment.kind === "threshold" ? now : Math.min(moment.at, now);
}

const WHAT = { threshold: "warning", "auto-close": "closing", "auto-resolve": "resolving" } as const;

/** Tells people of a moment that could not be delivered, and why. */
export function tellUndelivered(desk: Desk, moment: DueMoment, because: string): void {
  const { id: momentId, ticketId, dueAt } = moment;
  const [row] = desk.store.rows([ticketId]);
  const about = { momentId, ticketId, reference: row?.reference ?? null, what: WHAT[moment.kind] };
  desk.troubles.raise({ kind: "warning-failed", ...about, dueAt, zone: zoneOf(desk, row), because });
}

function notice(desk: Desk, { moment, isLate }: TimerCommand): NoticeDelivered | undefined {
  const { ticketId, promise, percent, dueAt, to } = moment;
  if (promise === null || percent === null) return undefined;
  // Its event has just been written, and nobody else writes.
  const [row] = desk.store.rows([ticketId]);
  const told = recipientsOf({ owner: row?.owner ?? null }, to);
  return noticeOf(desk, ticketId, { promise, percent, dueAt, to: told, isLate }, desk.store.position());
}

/**
 * Delivers one due moment: the same way as a person's command, under a command id made of the moment, so that it
 * happens once however often it is tried.
 */
export function runTimerCommand(desk: Desk, command: TimerCommand): MomentOutcome {
  const { moment } = command;
  const answer = runCommand(
    desk,
    {
      commandId: momentCommandId(moment.id),
      ticketId: moment.ticketId,
      by: { kind: "timer" },
      at: happenedAt(command, desk.time.now()),
      expectedVersion: undefined,
      command: commandFor(command),
    },
    [],
  );
  if (!answer.ok && answer.error.kind === "refused" && answer.error.rejection === READ_ONLY) {
    tellUndelivered(desk, moment, answer.error.message);
    return "blocked";
  }
  desk.troubles.settle(warningFailedKey(moment.id));
  if (!answer.ok) {
    desk.log.info("A due moment no longer holds", { id: moment.id, because: answer.error.message });
    return "obsolete";
  }
  if (answer.value.wasRepeat) return "repeated";
  const delivered = moment.kind === "threshold" ? notice(desk, command) : undefined;
  if (delivered !== undefined) desk.publish({ name: "notice.delivered", data: delivered });
  return "delivered";
}
