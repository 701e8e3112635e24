import { z } from "zod";
import { type ChangeCommand, changeActions } from "../../../shared/change/change-actions.ts";
import type { ChangeEvent } from "../../../shared/change/change-kind.ts";
import type { ChangeMoment } from "../../../shared/change/due/due-moments.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { RecordMoment, StreamKey } from "../log-port.ts";
import type { RecordMoments } from "../records/registration.ts";
import type { RecordWorld } from "../records/world.ts";

/** A moment of a change as the store keeps it. */
export const recordMoment = (key: StreamKey, moment: ChangeMoment): RecordMoment => ({
  ...key,
  // Also of other changes there may be one of this name; a timer's command takes its id from this text.
  id: `${key.stream}:${moment.id}`,
  at: moment.at,
  moment,
});

const Closing = z.object({ kind: z.literal("close-ballot"), ballotId: z.string() });
const Telling = changeActions.RecordChangeMoment.input
  .omit({ momentId: true, momentAt: true, isLate: true })
  .extend({ kind: z.literal("tell"), id: z.string(), at: z.int() });

/** What time asks of a change: a ballot closes when its period ends, also where the desk was off; a notice when it is sent. */
export const changeMomentsDoor: RecordMoments<RecordWorld, ChangeEvent, ChangeCommand> = {
  ask: ({ moment, at }, isLate, now) => {
    const closing = Closing.safeParse(moment);
    if (closing.success) {
      const ballotId = asId<"ballot">(closing.data.ballotId);
      return { command: { type: "CloseBallot", ballotId }, at: Math.min(at, now), what: "closing", dueAt: at };
    }
    const telling = Telling.safeParse(moment);
    if (!telling.success) return undefined;
    const { kind: _kind, id, at: momentAt, ...told } = telling.data;
    const momentId = asId<"moment">(id);
    const command = { type: "RecordChangeMoment", ...told, momentId, momentAt, isLate } as const;
    return { command, at: now, what: "warning", dueAt: told.dueAt };
  },
  noticeTypes: ["ChangeMomentReached"],
  noticeOf: (_world, event, { stream, position, reference, summary, zone }) => {
    if (event.type !== "ChangeMomentReached") return undefined;
    const { what, to, dueAt, isLate } = event;
    return { kind: "change", changeId: stream, what, to, position, reference, dueAt, isLate, summary, zone };
  },
};
