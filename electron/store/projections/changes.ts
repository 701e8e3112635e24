import { spokenReference } from "../../../shared/ticket/reference.ts";
import type { StoredChangeRow } from "../../core/changes/change-row.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";

/** The rows of the changes list, in its order, and who may still vote on which. */
export const changes: Projection = {
  name: "changes",
  version: 1,
  tables: ["change_row", "change_voter"],
  create: (db, suffix) => {
    db.exec(`
      CREATE TABLE change_row${suffix} (
        stream INTEGER PRIMARY KEY,
        reference_key TEXT NOT NULL,
        list TEXT NOT NULL,
        is_over INTEGER NOT NULL,
        due_order INTEGER NOT NULL,
        logged_at INTEGER NOT NULL,
        holder_role TEXT NOT NULL,
        holder_person TEXT NOT NULL,
        level TEXT NOT NULL,
        agreement TEXT NOT NULL,
        row TEXT NOT NULL
      ) STRICT;
      CREATE TABLE change_voter${suffix} (
        person TEXT NOT NULL,
        stream INTEGER NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL,
        PRIMARY KEY (person, stream, from_at)
      ) STRICT, WITHOUT ROWID;`);
  },
  index: (db) => {
    db.exec(`
      CREATE INDEX change_row_reference ON change_row (reference_key);
      CREATE INDEX change_row_shown ON change_row (is_over, due_order, logged_at, stream, list, holder_role, holder_person, level, agreement);
      CREATE INDEX change_voter_stream ON change_voter (stream);`);
  },
  openWriter: (db) => {
    const add = openAdd(db, "");
    const drops = ["change_row", "change_voter"].map((table) => db.prepare(`DELETE FROM ${table} WHERE stream = ?`));
    const isThere = db.prepare<[number], number>("SELECT 1 FROM change_row WHERE stream = ?").pluck();
    return (stream, record) => {
      if (isThere.get(stream) !== undefined) for (const drop of drops) drop.run(stream);
      add(stream, record);
    };
  },
  openFill: (db, suffix) => ({ add: openAdd(db, suffix), finish: () => undefined }),
  openComparison: (db) => {
    const row = db
      .prepare<[number], readonly unknown[]>(`SELECT ${COLUMNS.join(", ")} FROM change_row WHERE stream = ?`)
      .raw();
    const voters = db
      .prepare<[number], readonly unknown[]>(
        "SELECT person, from_at, until_at FROM change_voter WHERE stream = ? ORDER BY person, from_at",
      )
      .raw();
    const strays = db
      .prepare<[], number>("SELECT count(*) FROM change_row WHERE stream NOT IN (SELECT number FROM stream)")
      .pluck();
    return {
      differences: (stream, { rows }) => {
        const given = rows.changes;
        const stored = JSON.stringify([row.get(stream) ?? null, voters.all(stream)]);
        const made = given === undefined ? [null, []] : [columnsOf(given), votersOf(given)];
        return stored === JSON.stringify(made) ? [] : ["Its row among the changes differs."];
      },
      strays: () => ((strays.get() ?? 0) > 0 ? ["A row of the changes has no change in the log."] : []),
    };
  },
};

const COLUMNS = [
  "reference_key",
  "list",
  "is_over",
  "due_order",
  "logged_at",
  "holder_role",
  "holder_person",
  "level",
  "agreement",
  "row",
] as const;

function columnsOf(stored: StoredChangeRow): readonly (string | number)[] {
  const { row, list, dueOrder, holderRole, holderPerson } = stored;
  return [
    spokenReference(row.reference),
    list,
    list === "ended" ? 1 : 0,
    dueOrder,
    row.loggedAt,
    holderRole,
    holderPerson,
    row.level ?? "",
    row.rulesId,
    JSON.stringify(row),
  ];
}

/** One line for each person and beginning; a second substitution from the same moment only lengthens the first. */
function votersOf({ voters }: StoredChangeRow): readonly (readonly [string, number, number])[] {
  const longest = new Map<string, readonly [string, number, number]>();
  for (const { person, from, until } of voters) {
    const key = `${person} ${from}`;
    const known = longest.get(key);
    if (known === undefined || known[2] < until) longest.set(key, [person, from, until]);
  }
  return [...longest.values()].toSorted((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
}

function openAdd(db: Connection, suffix: string): WriteProjection {
  const addRow = db.prepare(
    `INSERT INTO change_row${suffix} (${COLUMNS.join(", ")}, stream) VALUES (${COLUMNS.map(() => "?").join(", ")}, ?)`,
  );
  const addVoter = db.prepare(
    `INSERT INTO change_voter${suffix} (person, from_at, until_at, stream) VALUES (?, ?, ?, ?)`,
  );
  return (stream, { rows }) => {
    const given = rows.changes;
    if (given === undefined) return;
    addRow.run(...columnsOf(given), stream);
    for (const voter of votersOf(given)) addVoter.run(...voter, stream);
  };
}
