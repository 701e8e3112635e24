import type { LoggedStream, Projector, RecordProjection, StreamKey } from "../core/log-port.ts";
import type { DamageFound } from "../core/ports.ts";
import type { Connection } from "./connection.ts";
import type { EventLog } from "./log/append.ts";
import type { NumberedStream } from "./log/read-log.ts";
import { type LogWalk, openLogWalk } from "./log/verify-log.ts";
import type { ProjectionComparison } from "./projections/projection.ts";
import { outdatedProjections, PROJECTIONS } from "./projections/registry.ts";

/** What a whole pass found wrong with the log; what is derived from it was made anew where it differed. */
export interface SlowFindings {
  /** Sentences about the log itself. */
  readonly faults: readonly string[];
  /** What is derived differs in a way that no single record can mend: all of it is to be made anew. */
  readonly needsRebuild: boolean;
}

/** One pass over the log and all that is derived from it, in steps of some milliseconds, beside a desk at work. */
export interface SlowVerify {
  /** Looks at a little more. Null until everything was looked at. */
  step(): SlowFindings | null;
}

export interface SlowVerifyParts {
  readonly db: Connection;
  readonly events: EventLog;
  /** Tells of damage by itself. */
  readonly readStream: (key: StreamKey) => LoggedStream;
  readonly project: Projector | undefined;
  readonly write: (record: RecordProjection) => void;
  readonly found: (damage: DamageFound) => void;
}

/** As many as take about two milliseconds. */
const EVENTS_A_STEP = 60;
const RECORDS_A_STEP = 4;

export function beginSlowVerify(parts: SlowVerifyParts): SlowVerify {
  const walk = openLogWalk(parts.db);
  let records: RecordCheck | null = null;
  let log: readonly string[] | null = null;
  return {
    step: () => {
      if (log === null) {
        if (walk.next(EVENTS_A_STEP)) return null;
        log = faultsIn(walk);
        // What the walk found changed was perhaps read, and found sound, before it was.
        for (const key of walk.damaged.values()) parts.events.doubt(key);
        records = checkRecords(parts, walk);
        return null;
      }
      if (records?.next(RECORDS_A_STEP) === true) return null;
      return { faults: [...log, ...(records?.faults ?? [])], needsRebuild: records?.needsRebuild() === true };
    },
  };
}

function faultsIn(walk: LogWalk): readonly string[] {
  const { broken, changedWords, versionGaps, commands } = walk.findings();
  return [...broken, ...changedWords, ...versionGaps, ...commands];
}

interface RecordCheck {
  next(most: number): boolean;
  readonly faults: readonly string[];
  needsRebuild(): boolean;
}

/** Each record is read as everybody reads it, and what is kept of it compared with what the log makes of it now. */
function checkRecords(parts: SlowVerifyParts, walk: LogWalk): RecordCheck {
  const { db, events, readStream } = parts;
  const outdated = new Set(outdatedProjections(db));
  const comparisons = PROJECTIONS.filter((projection) => !outdated.has(projection)).map((each) =>
    each.openComparison(db),
  );
  const streams = events.streams()[Symbol.iterator]();
  const faults: string[] = [];
  let needsRebuild = false;
  const look = ({ category, stream, number }: NumberedStream): void => {
    const key = { category, stream };
    const read = readStream(key);
    // The way to a record's events goes by an index, which may have lost the last of them.
    if (read.events.length < walk.versionOf(key)) {
      faults.push(
        `Of the ${category} ${stream} only ${read.events.length} of ${walk.versionOf(key)} events are found.`,
      );
    }
    if (read.damage === null) needsRebuild ||= !mendWhereDifferent(parts, comparisons, number, key, read);
  };
  return {
    faults,
    needsRebuild: () => needsRebuild,
    next: (most) => {
      for (let looked = 0; looked < most; looked += 1) {
        const { value, done } = streams.next();
        if (done === true) {
          needsRebuild ||= comparisons.some((comparison) => [...comparison.strays()].length > 0);
          return false;
        }
        look(value);
      }
      return true;
    },
  };
}

/** False where what is kept of the record still differs after it was made anew. */
function mendWhereDifferent(
  { db, project, write, found }: SlowVerifyParts,
  comparisons: readonly ProjectionComparison[],
  number: number,
  key: StreamKey,
  read: LoggedStream,
): boolean {
  const made = project?.(key, read);
  if (made === undefined || made.projection === null || made.isNewer || made.damage !== null) return true;
  const { projection } = made;
  const isSame = (): boolean =>
    comparisons.every((comparison) => [...comparison.differences(number, projection)].length === 0);
  if (isSame()) return true;
  db.transaction(() => write(projection)).immediate();
  found({ what: "row", ...key });
  return isSame();
}
