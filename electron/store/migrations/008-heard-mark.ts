import type { Migration } from "./migration.ts";

/** Up to which event of the log somebody has seen the warnings away. What an older version told, it told. */
export const heardMark: Migration = {
  version: 8,
  does: "remembers which warnings somebody has heard",
  apply: (db) => {
    db.exec(`
      CREATE TABLE heard_mark (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        position INTEGER NOT NULL
      ) STRICT;
      INSERT INTO heard_mark (id, position) SELECT 1, coalesce(max(position), 0) FROM event;
    `);
  },
};
