import type { LoggedStream, Projector, StreamKey } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import { openLogReader } from "../log/read-log.ts";
import { outdatedProjections, PROJECTIONS } from "./registry.ts";

/** One way in which what is stored for fast reading is not what the log says. */
export interface ProjectionDifference {
  /** Null where it is about no single record. */
  readonly key: StreamKey | null;
  readonly message: string;
}

/** Compares every stored projection with one made from the log now. Writes nothing. */
export function* projectionDifferences(db: Connection, project: Projector): Iterable<ProjectionDifference> {
  const log = openLogReader(db);
  // What is of another version is made anew when the file is opened the next time.
  const outdated = new Set(outdatedProjections(db));
  const comparisons = PROJECTIONS.filter((projection) => !outdated.has(projection)).map((projection) =>
    projection.openComparison(db),
  );
  for (const { number, ...key } of log.streams()) {
    const made = attempt(project, key, log.readStream(key));
    if (typeof made === "string") yield { key, message: made };
    else if (made !== null)
      for (const comparison of comparisons)
        for (const message of comparison.differences(number, made)) yield { key, message };
  }
  for (const comparison of comparisons) for (const message of comparison.strays()) yield { key: null, message };
}

/** The projection; null where it is not for this version to judge; a sentence where none can be made. */
function attempt(project: Projector, key: StreamKey, stream: LoggedStream) {
  try {
    const { projection, isNewer, damage } = project(key, stream);
    // A newer version may have made more of it than this one can. Damage is told by the log's checks.
    return isNewer || damage !== null ? null : (projection ?? { ...key, rows: {}, moments: [], search: null });
  } catch (error) {
    return `It cannot be made from the log: ${error instanceof Error ? error.message : String(error)}`;
  }
}
