import { isDisputed, isFinished, queueOrder } from "../../../shared/contract/queue-order.ts";
import { spokenReference } from "../../../shared/ticket/reference.ts";
import type { StoredRow } from "../../core/ports.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";
import { packRow } from "./queue-row-text.ts";

/** The rows of the queue of tickets, in its order. */
export const queue: Projection = {
  name: "queue",
  version: 4,
  tables: ["queue_row"],
  create: (db, suffix) => {
    db.exec(`
      CREATE TABLE queue_row${suffix} (
        stream INTEGER PRIMARY KEY,
        reference_key TEXT NOT NULL,
        is_open INTEGER NOT NULL,
        due_order INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        logged_at INTEGER NOT NULL,
        agreement TEXT NOT NULL,
        priority TEXT NOT NULL,
        status TEXT NOT NULL,
        kind TEXT NOT NULL,
        owner TEXT NOT NULL,
        site TEXT NOT NULL,
        is_disputed INTEGER NOT NULL,
        is_waiting INTEGER NOT NULL,
        is_major INTEGER NOT NULL,
        row TEXT NOT NULL
      ) STRICT`);
  },
  // The wide index holds every column a filter asks for, so a filter never touches the rows it passes over. Open rows
  // come before finished ones in the queue's order, so it serves both together too.
  index: (db) => {
    db.exec(`
      CREATE INDEX queue_row_shown ON queue_row (
        is_open DESC, due_order, rank, logged_at, reference_key, stream,
        agreement, priority, status, kind, owner, site, is_disputed, is_waiting, is_major
      )`);
  },
  openWriter: (db) => {
    const add = openAdd(db, "");
    const isThere = db.prepare<[number], number>("SELECT 1 FROM queue_row WHERE stream = ?").pluck();
    const drop = db.prepare("DELETE FROM queue_row WHERE stream = ?");
    const change = db.prepare(
      `UPDATE queue_row SET ${COLUMNS.map((name) => `${name} = ?`).join(", ")} WHERE stream = ?`,
    );
    return (stream, record) => {
      const row = record.rows.queue;
      if (isThere.get(stream) === undefined) add(stream, record);
      else if (row === undefined) drop.run(stream);
      else change.run(...columnsOf(row), stream);
    };
  },
  openFill: (db, suffix) => ({ add: openAdd(db, suffix), finish: () => undefined }),
  openComparison: (db) => {
    const stored = db
      .prepare<[number], readonly unknown[]>(`SELECT ${COLUMNS.join(", ")} FROM queue_row WHERE stream = ?`)
      .raw();
    const strays = db
      .prepare<[], number>("SELECT count(*) FROM queue_row WHERE stream NOT IN (SELECT number FROM stream)")
      .pluck();
    return {
      differences: (stream, { rows }) => differences(stored.get(stream), rows.queue),
      strays: () => {
        const count = strays.get() ?? 0;
        return count === 0 ? [] : [`${count} rows of the queue have no ticket in the log.`];
      },
    };
  },
};

/** Everything of a row but which stream it is of. */
const COLUMNS = [
  "reference_key",
  "is_open",
  "due_order",
  "rank",
  "logged_at",
  "agreement",
  "priority",
  "status",
  "kind",
  "owner",
  "site",
  "is_disputed",
  "is_waiting",
  "is_major",
  "row",
];

/** A row's columns in the order of COLUMNS. */
function columnsOf(row: StoredRow): readonly (string | number)[] {
  return [
    spokenReference(row.reference),
    Number(!isFinished(row)),
    queueOrder(row),
    row.rank,
    row.loggedAt,
    row.agreementId,
    row.priority,
    row.status,
    row.kind,
    row.owner ?? "",
    row.site,
    Number(isDisputed(row)),
    Number(row.waiting !== null),
    Number(row.isMajor),
    packRow(row),
  ];
}

function differences(stored: readonly unknown[] | undefined, row: StoredRow | undefined): readonly string[] {
  if (row === undefined) return stored === undefined ? [] : ["It is in the queue and does not belong there."];
  if (stored === undefined) return ["It is missing from the queue."];
  const wrong = columnsOf(row).flatMap((value, index) => (value === stored[index] ? [] : [COLUMNS[index]]));
  return wrong.length === 0 ? [] : [`Its row in the queue differs in ${wrong.join(", ")}.`];
}

function openAdd(db: Connection, suffix: string): WriteProjection {
  const add = db.prepare(
    `INSERT INTO queue_row${suffix} (stream, ${COLUMNS.join(", ")}) VALUES (?, ${COLUMNS.map(() => "?").join(", ")})`,
  );
  return (stream, { rows }) => {
    if (rows.queue !== undefined) add.run(stream, ...columnsOf(rows.queue));
  };
}
