import type { ScheduleEntry } from "../../../shared/contract/change-views.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";

/** What stands on the forward schedule and when. */
export const schedule: Projection = {
  name: "schedule",
  version: 1,
  tables: ["schedule_entry"],
  create: (db, suffix) => {
    db.exec(`
      CREATE TABLE schedule_entry${suffix} (
        stream INTEGER PRIMARY KEY,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL,
        entry TEXT NOT NULL
      ) STRICT`);
  },
  index: (db) => {
    db.exec("CREATE INDEX schedule_entry_time ON schedule_entry (from_at, until_at)");
  },
  openWriter: (db) => {
    const add = openAdd(db, "");
    const drop = db.prepare("DELETE FROM schedule_entry WHERE stream = ?");
    return (stream, record) => {
      drop.run(stream);
      add(stream, record);
    };
  },
  openFill: (db, suffix) => ({ add: openAdd(db, suffix), finish: () => undefined }),
  openComparison: (db) => {
    const stored = db
      .prepare<[number], readonly unknown[]>("SELECT from_at, until_at, entry FROM schedule_entry WHERE stream = ?")
      .raw();
    const strays = db
      .prepare<[], number>("SELECT count(*) FROM schedule_entry WHERE stream NOT IN (SELECT number FROM stream)")
      .pluck();
    return {
      differences: (stream, { rows }) => {
        const entry = rows.schedule;
        const made = entry === undefined ? null : columnsOf(entry);
        return JSON.stringify(stored.get(stream) ?? null) === JSON.stringify(made)
          ? []
          : ["Its place on the schedule differs."];
      },
      strays: () => ((strays.get() ?? 0) > 0 ? ["An entry of the schedule has no record in the log."] : []),
    };
  },
};

const columnsOf = (entry: ScheduleEntry): readonly (string | number)[] => [
  entry.from,
  entry.until,
  JSON.stringify(entry),
];

function openAdd(db: Connection, suffix: string): WriteProjection {
  const add = db.prepare(`INSERT INTO schedule_entry${suffix} (from_at, until_at, entry, stream) VALUES (?, ?, ?, ?)`);
  return (stream, { rows }) => {
    if (rows.schedule !== undefined) add.run(...columnsOf(rows.schedule), stream);
  };
}
