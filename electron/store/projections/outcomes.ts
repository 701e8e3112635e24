import type { TicketOutcome } from "../../../shared/report/outcome.ts";
import type { Connection } from "../connection.ts";
import { packOutcome } from "./outcome-text.ts";
import type { Projection } from "./projection.ts";

/** How each ticket ended or stands: what the figures of a month are counted from. */
export const outcomes: Projection = {
  name: "outcomes",
  version: 1,
  tables: ["outcome"],
  create: (db, suffix) => {
    db.exec(`
      CREATE TABLE outcome${suffix} (
        stream INTEGER PRIMARY KEY,
        agreement TEXT NOT NULL,
        logged_at INTEGER NOT NULL,
        resolved_at INTEGER,
        is_resolution INTEGER NOT NULL,
        outcome TEXT NOT NULL
      ) STRICT`);
  },
  // The first also finds what was open at the end of a month long ago without reading a row: both ends stand in it.
  index: (db) => {
    db.exec(`
      CREATE INDEX outcome_logged ON outcome (agreement, logged_at, resolved_at);
      CREATE INDEX outcome_resolved ON outcome (agreement, resolved_at, is_resolution);`);
  },
  openWriter: (db) => {
    const add = openAdd(db, "");
    const drop = db.prepare("DELETE FROM outcome WHERE stream = ?");
    const stored = db.prepare<[number], string>("SELECT outcome FROM outcome WHERE stream = ?").pluck();
    return (stream, { rows: { outcome } }) => {
      const before = stored.get(stream);
      if (before === (outcome && packOutcome(outcome))) return;
      if (before !== undefined) drop.run(stream);
      if (outcome !== undefined) add(stream, outcome);
    };
  },
  openFill: (db, suffix) => {
    const add = openAdd(db, suffix);
    return {
      add: (stream, { rows: { outcome } }) => {
        if (outcome !== undefined) add(stream, outcome);
      },
      finish: () => undefined,
    };
  },
  openComparison: (db) => {
    const stored = db
      .prepare<[number], readonly unknown[]>(`SELECT ${COLUMNS.join(", ")} FROM outcome WHERE stream = ?`)
      .raw();
    const strays = db
      .prepare<[], number>("SELECT count(*) FROM outcome WHERE stream NOT IN (SELECT number FROM stream)")
      .pluck();
    return {
      differences: (stream, { rows: { outcome } }) => {
        const wanted = outcome && JSON.stringify(columnsOf(outcome));
        const found = stored.get(stream);
        return (found && JSON.stringify(found)) === wanted ? [] : ["How it counts in the figures differs."];
      },
      strays: () => {
        const count = strays.get() ?? 0;
        return count === 0 ? [] : [`${count} outcomes have no ticket in the log.`];
      },
    };
  },
};

const COLUMNS = ["agreement", "logged_at", "resolved_at", "is_resolution", "outcome"];

const columnsOf = (outcome: TicketOutcome): readonly (string | number | null)[] => [
  outcome.agreementId,
  outcome.loggedAt,
  outcome.resolvedAt,
  Number(outcome.how !== null),
  packOutcome(outcome),
];

function openAdd(db: Connection, suffix: string): (stream: number, outcome: TicketOutcome) => void {
  const add = db.prepare(
    `INSERT INTO outcome${suffix} (stream, ${COLUMNS.join(", ")}) VALUES (?, ${COLUMNS.map(() => "?").join(", ")})`,
  );
  return (stream, outcome) => void add.run(stream, ...columnsOf(outcome));
}
