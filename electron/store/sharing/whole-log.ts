import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { SharedEvent } from "../../core/sharing/shared-log.ts";
import type { Connection } from "../connection.ts";
import { bodyOf, type EventRow, SELECT_EVENTS } from "../log/event-row.ts";

/** How many events are handed over at a time. */
const PAGE = 2_000;

/** The whole log of a file in the shape a shared log has it, some at a time; what waits is not in it. */
export function* wholeLog(db: Connection): Iterable<readonly SharedEvent[]> {
  const page = db.prepare<[number], EventRow>(
    `${SELECT_EVENTS} WHERE event.position > ? ORDER BY event.position LIMIT ${PAGE}`,
  );
  for (let after = 0; ; ) {
    const rows = page.all(after);
    if (rows.length === 0) return;
    yield rows.map(sharedEvent);
    after = rows.at(-1)?.position ?? after;
  }
}

function sharedEvent(row: EventRow): SharedEvent {
  const { position, orderedAt, version, link, salt, words, erasedBy, commitment } = row;
  const hex = (bytes: Buffer | null): string | null => (bytes === null ? null : bytes.toString("hex"));
  return {
    ...bodyOf(row),
    position,
    orderedAt,
    version,
    link: link.toString("hex"),
    commitment: hex(commitment),
    salt: hex(salt),
    words,
    erasedBy,
  };
}

export interface FileStation {
  readonly id: string;
  readonly code: string;
  readonly since: number;
}

/** Every station this file has heard of. */
export function stationsOf(db: Connection): readonly FileStation[] {
  return db
    .prepare<[], { id: Buffer; code: string; since: number }>(
      "SELECT id, code, known_since AS since FROM station ORDER BY number",
    )
    .all()
    .map(({ id, ...rest }) => ({ ...rest, id: uuidText(id) }));
}

/** What the records of this file claim. */
export function claimsOf(db: Connection): readonly { claim: string; category: string; stream: string }[] {
  return db
    .prepare<[], { claim: string; category: string; id: Buffer }>(
      "SELECT claim, category, id FROM claim JOIN stream ON stream.number = claim.stream",
    )
    .all()
    .map(({ claim, category, id }) => ({ claim, category, stream: uuidText(id) }));
}
