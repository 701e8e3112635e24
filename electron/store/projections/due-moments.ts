import type { RecordMoment } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";

/** When the desk must do something about a record of any kind, and what. */
export const dueMoments: Projection = {
  name: "due moments",
  version: 1,
  tables: ["due_moment"],
  create: (db, suffix) => {
    db.exec(`
      CREATE TABLE due_moment${suffix} (
        stream INTEGER NOT NULL,
        id TEXT NOT NULL,
        at INTEGER NOT NULL,
        moment TEXT NOT NULL,
        PRIMARY KEY (stream, id)
      ) STRICT, WITHOUT ROWID`);
  },
  index: (db) => {
    db.exec("CREATE INDEX due_moment_at ON due_moment (at, id)");
  },
  openWriter: (db) => {
    const stored = openStored(db);
    const drop = db.prepare("DELETE FROM due_moment WHERE stream = ?");
    const add = openAdd(db, "");
    return (stream, record) => {
      if (stored(stream) === textOf(record.moments)) return;
      drop.run(stream);
      add(stream, record);
    };
  },
  openFill: (db, suffix) => ({ add: openAdd(db, suffix), finish: () => undefined }),
  openComparison: (db) => {
    const stored = openStored(db);
    const strays = db
      .prepare<[], number>("SELECT DISTINCT stream FROM due_moment WHERE stream NOT IN (SELECT number FROM stream)")
      .pluck();
    return {
      differences: (stream, { moments }) => (stored(stream) === textOf(moments) ? [] : ["Its due moments differ."]),
      strays: () => strays.all().map(() => "A due moment belongs to no record."),
    };
  },
};

type Stored = Pick<RecordMoment, "id" | "at"> & { readonly moment: string };

const inOrder = (moments: readonly Stored[]): string =>
  moments
    .map(({ id, at, moment }) => JSON.stringify([id, at, moment]))
    .toSorted()
    .join("\n");

const textOf = (moments: readonly RecordMoment[]): string =>
  inOrder(moments.map(({ id, at, moment }) => ({ id, at, moment: JSON.stringify(moment) })));

/** All columns are compared: one damaged by the disk is replaced too. */
function openStored(db: Connection): (stream: number) => string {
  const moments = db.prepare<[number], Stored>("SELECT id, at, moment FROM due_moment WHERE stream = ?");
  return (stream) => inOrder(moments.all(stream));
}

function openAdd(db: Connection, suffix: string): WriteProjection {
  const add = db.prepare(`INSERT INTO due_moment${suffix} (stream, id, at, moment) VALUES (?, ?, ?, ?)`);
  return (stream, { moments }) => {
    for (const { id, at, moment } of moments) add.run(stream, id, at, JSON.stringify(moment));
  };
}
