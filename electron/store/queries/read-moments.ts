import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { RecordMoment } from "../../core/log-port.ts";
import type { Mender } from "../mend.ts";
import type { StatementCache } from "./statement-cache.ts";

/** A moment as its table holds it. `category` is null where it belongs to no record. */
interface StoredMoment {
  readonly stream: number;
  readonly category: string | null;
  readonly streamId: Buffer | null;
  readonly id: string;
  readonly at: number;
  readonly moment: string;
}

/** Whether a moment is what the record's kind writes as one: only the core can tell. */
export type IsMoment = (moment: RecordMoment) => boolean;

const MOMENTS = `
  SELECT due_moment.stream, category, stream.id AS streamId, due_moment.id, at, moment
  FROM due_moment LEFT JOIN stream ON stream.number = due_moment.stream
  WHERE at <= ? ORDER BY at, due_moment.id LIMIT ?`;

/** The soonest moments; what cannot be read is made anew or left out, and takes no sound one's place, however many there are. */
export function momentsUntil(
  cache: StatementCache,
  mender: Mender,
  isMoment: IsMoment,
  at: number,
  limit: number,
): readonly RecordMoment[] {
  for (let most = limit; ; ) {
    const stored = cache.records<StoredMoment>(MOMENTS, [at, most]);
    const damaged = new Set<number>();
    const sound = stored.flatMap((row) => readMoment(row, isMoment) ?? (damaged.add(row.stream), []));
    if (damaged.size > 0 && mender.mend("moments", [...damaged])) continue;
    if (sound.length >= limit || stored.length < most) return sound.slice(0, limit);
    most = limit + stored.length - sound.length;
  }
}

function readMoment({ category, streamId, id, at, moment }: StoredMoment, isMoment: IsMoment): RecordMoment | null {
  if (category === null || streamId === null) return null;
  try {
    const read: RecordMoment = { category, stream: uuidText(streamId), id, at, moment: JSON.parse(moment) };
    return isMoment(read) ? read : null;
  } catch {
    return null; // no JSON: damaged
  }
}
