import { warningFailedKey } from "../../../shared/contract/troubles.ts";
import { momentCommandId } from "../../../shared/kernel/derived-ids.ts";
import { announceRecords } from "../announce.ts";
import type { Desk } from "../handler.ts";
import type { RecordMoment } from "../log-port.ts";
import { noticesAfter } from "../notices.ts";
import { noticesWaiting } from "../sharing/shared-notices.ts";
import { kindOfRecord } from "./all-kinds.ts";
import { READ_ONLY } from "./registration.ts";
import { runRecords } from "./run-requests.ts";

/**
 * `obsolete`: what the moment was about does not hold as the record stands; it left no trace in it. `blocked`: the
 * record can be read only, so that it could not be recorded; people are told.
 */
export type MomentOutcome = "delivered" | "repeated" | "obsolete" | "blocked";

/** A command of the desk writes few events at once. */
const MOST_NOTICES = 20;

/** Whether a moment is one its record's kind could have written: another is damage, and is made anew. */
export function isSoundMoment(moment: RecordMoment): boolean {
  return kindOfRecord(moment.category)?.ask(moment, false, moment.at) !== undefined;
}

/**
 * Delivers a due moment of a record of any kind: what its kind makes of it is carried out the same way as a person's
 * command, under a command id made of the moment, so that it happens once however often it is tried. `isLate`: the desk
 * was off or asleep when it came.
 */
export function runMoment(desk: Desk, moment: RecordMoment, isLate: boolean): MomentOutcome {
  const { category, stream } = moment;
  const ask = kindOfRecord(category)?.ask(moment, isLate, desk.time.now());
  if (ask === undefined) return "obsolete";
  const before = desk.store.position();
  const part = { category, stream, expectedVersion: undefined, command: ask.command, told: null };
  const commandId = momentCommandId(moment.id);
  const done = runRecords(desk, { commandId, acting: { by: { kind: "timer" } }, at: ask.at, parts: [part] });
  if (!done.ok && done.error.kind === "refused" && done.error.rejection === READ_ONLY) {
    tellUndelivered(desk, moment, done.error.message);
    return "blocked";
  }
  desk.troubles.settle(warningFailedKey(moment.id));
  if (!done.ok) {
    desk.log.info("A due moment no longer holds", { id: moment.id, because: done.error.message });
    return "obsolete";
  }
  if (done.value.wasRepeat) return "repeated";
  announceRecords(desk, done.value.streams);
  const isWaiting = desk.store.position() === before;
  const told = isWaiting
    ? noticesWaiting(desk, commandId, done.value.streams)
    : noticesAfter(desk, before, MOST_NOTICES).toReversed();
  for (const notice of told) desk.publish({ name: "notice.delivered", data: notice });
  return "delivered";
}

/** Tells people of a moment that could not be delivered, and why. */
export function tellUndelivered(desk: Desk, moment: RecordMoment, because: string): void {
  const { category, stream: recordId, id: momentId } = moment;
  const kind = kindOfRecord(category);
  const ask = kind?.ask(moment, false, desk.time.now());
  if (kind === undefined || ask === undefined) return;
  const about = kind.about(desk, recordId);
  const { what, dueAt } = ask;
  const told = { momentId, category, recordId, reference: about?.reference ?? null, what, dueAt };
  desk.troubles.raise({ kind: "warning-failed", ...told, zone: about?.zone ?? "UTC", because });
}
