import { z } from "zod";
import { uuidBytes } from "../../../shared/kernel/log-encoding.ts";
import type { LoggedEvent } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";

/** The event that orders an erasure, on the desk's own stream. The triggers over `words` know it too. */
export const ERASURE = { category: "desk", type: "WordsErased" } as const;

/** What an erasure names; what else stands in it is not for the store to read. */
const Named = z.object({ streams: z.array(z.string().toLowerCase()), events: z.array(z.string()) });
export type ErasureNames = Readonly<z.infer<typeof Named>>;

/** What an erasure's facts name. @throws where they name nothing: it was written by something that is not ours. */
export function namedBy(facts: string): ErasureNames {
  return Named.parse(JSON.parse(facts));
}

export interface Erasures {
  /** Empties what the erasures among these events name, wherever it stands before them. */
  carryOut(written: readonly LoggedEvent[]): void;
  /** Empties the words of an event that an erasure reaches which its author had not seen. True where it did. */
  reaches(event: LoggedEvent): boolean;
}

/**
 * Carries out what erasures order, in the same transaction in which they are logged: salt and words become NULL, and
 * nothing else is touched. Later events of those streams are reached too where their author had not seen the erasure.
 */
export function openErasures(db: Connection): Erasures {
  const ofStream = db.prepare(
    `UPDATE words SET salt = NULL, words = NULL, erased_by = @by
     WHERE erased_by IS NULL AND position IN (
       SELECT position FROM event JOIN stream ON stream.number = event.stream
       WHERE stream.id = @id AND (event.position < @by OR event.seen < @by))`,
  );
  const single = db.prepare(
    `UPDATE words SET salt = NULL, words = NULL, erased_by = @by
     WHERE erased_by IS NULL AND position = (
       SELECT position + @index FROM event WHERE command_id = @command AND command_index = 0
         AND command_count > @index)`,
  );
  const unseen = db.prepare<[number, number], { position: number; facts: string }>(
    `SELECT position, facts FROM event WHERE type = '${ERASURE.type}' AND position > ? AND position < ?
     ORDER BY position`,
  );
  const empty = db.prepare("UPDATE words SET salt = NULL, words = NULL, erased_by = ? WHERE position = ?");
  return {
    carryOut: (written) => {
      for (const { category, type, facts, position } of written) {
        if (category !== ERASURE.category || type !== ERASURE.type) continue;
        const { streams, events } = namedBy(facts);
        for (const stream of streams) ofStream.run({ by: position, id: uuidBytes(stream) });
        for (const name of events) {
          const [command = "", index = ""] = name.split(":");
          single.run({ by: position, command: uuidBytes(command), index: Number(index) });
        }
      }
    },
    reaches: ({ stream, seen, position, words }) => {
      if (words === null || position === null) return false;
      const by = unseen.all(seen, position).find(({ facts }) => namedBy(facts).streams.includes(stream));
      return by !== undefined && empty.run(by.position, position).changes === 1;
    },
  };
}
