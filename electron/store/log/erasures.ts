import { z } from "zod";
import { uuidBytesIn } from "../../../shared/kernel/log-encoding.ts";
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

/** How many events of these streams, and of these events by name, still have their words. */
export function openWordsLeft(db: Connection): (streams: readonly string[], events: readonly string[]) => number {
  const ofStream = db.prepare<[Uint8Array], number>(
    `SELECT position FROM words JOIN event USING (position) JOIN stream ON stream.number = event.stream
     WHERE stream.id = ? AND erased_by IS NULL`,
  );
  const named = prepare(db).named;
  const hasWords = db.prepare<[number], number>("SELECT 1 FROM words WHERE position = ? AND erased_by IS NULL");
  return (streams, events) => {
    const found = new Set(streams.flatMap((stream) => ofStream.pluck().all(idBytes(stream))));
    for (const name of events) {
      const [command = "", index = ""] = name.split(":");
      const event = named.get({ command: idBytes(command), index: Number(index) });
      if (event !== undefined && hasWords.get(event.position) !== undefined) found.add(event.position);
    }
    return found.size;
  };
}

/** What an order names that is no id of ours is nobody's. */
const idBytes = (id: string): Uint8Array => uuidBytesIn(id) ?? new Uint8Array();

export interface Erasures {
  /** Empties what the erasures among these events name, wherever it stands before them. Returns whose words they were, by number. */
  carryOut(written: readonly LoggedEvent[]): readonly number[];
  /** Empties the words of an event that an erasure reaches which its author had not seen. True where it did. */
  reaches(event: LoggedEvent): boolean;
}

/**
 * Carries out what erasures order, in the same transaction in which they are logged: salt and words become NULL, and
 * nothing else is touched. Later events of those streams are reached too where their author had not seen the erasure.
 */
export function openErasures(db: Connection): Erasures {
  const sql = prepare(db);
  const emptyStream = (by: number, uuid: string): readonly number[] => {
    const id = idBytes(uuid);
    sql.stream.run({ by, id });
    return sql.numbers.all(id);
  };
  const emptyEvent = (by: number, name: string): readonly number[] => {
    const [command = "", index = ""] = name.split(":");
    const found = sql.named.get({ command: idBytes(command), index: Number(index) });
    if (found === undefined) return [];
    sql.event.run({ by, position: found.position });
    return [found.stream];
  };
  /** From the desk's last event back to what was seen: nearly always nothing. */
  const ordersAfter = (seen: number, before: number): readonly Order[] => {
    const last = sql.lastOfDesk.get();
    return last === undefined || last <= seen ? [] : sql.unseen.all(seen, before);
  };
  return {
    carryOut: (written) =>
      written.flatMap(({ category, type, facts, position }) => {
        if (category !== ERASURE.category || type !== ERASURE.type || position === null) return [];
        const { streams, events } = namedBy(facts);
        const emptied = streams.flatMap((stream) => emptyStream(position, stream));
        return [...emptied, ...events.flatMap((name) => emptyEvent(position, name))];
      }),
    reaches: ({ stream, seen, position, words }) => {
      if (words === null || position === null) return false;
      for (const order of ordersAfter(seen, position)) {
        if (namedBy(order.facts).streams.includes(stream))
          return sql.event.run({ by: order.position, position }).changes === 1;
      }
      return false;
    },
  };
}

interface Order {
  readonly position: number;
  readonly facts: string;
}

function prepare(db: Connection) {
  const empty = "UPDATE words SET salt = NULL, words = NULL, erased_by = @by WHERE erased_by IS NULL";
  return {
    stream: db.prepare(
      `${empty} AND position IN (
         SELECT position FROM event JOIN stream ON stream.number = event.stream
         WHERE stream.id = @id AND (event.position < @by OR event.seen < @by))`,
    ),
    event: db.prepare(`${empty} AND position = @position`),
    numbers: db.prepare<[Uint8Array], number>("SELECT number FROM stream WHERE id = ?").pluck(),
    // A command's events follow each other, so its place in it leads from the first to any.
    named: db.prepare<[{ command: Uint8Array; index: number }], { position: number; stream: number }>(
      `SELECT event.position, event.stream FROM event AS first
       JOIN event ON event.position = first.position + @index AND event.command_id = first.command_id
       WHERE first.command_id = @command AND first.command_index = 0`,
    ),
    lastOfDesk: db
      .prepare<[], number>(
        `SELECT position FROM event WHERE stream = (SELECT number FROM stream WHERE category = '${ERASURE.category}')
         ORDER BY version DESC LIMIT 1`,
      )
      .pluck(),
    unseen: db.prepare<[number, number], Order>(
      `SELECT position, facts FROM event JOIN event_type ON event_type.number = event.type
       WHERE stream = (SELECT number FROM stream WHERE category = '${ERASURE.category}')
         AND event_type.type = '${ERASURE.type}' AND position > ? AND position < ? ORDER BY position`,
    ),
  };
}
