import { createProjectionTables } from "../projections/tables.ts";
import type { Migration } from "./migration.ts";

/**
 * What is derived from the log for fast reading. Derived tables are not migrated but remade: this step makes today's
 * shape, and a later step that changes the shape drops them, makes them again and leaves the filling to a rebuild.
 */
export const projections: Migration = {
  version: 2,
  does: "makes the queue, the due moments and the search",
  outdatesProjections: true,
  apply: (db) => {
    db.exec(STATE);
    createProjectionTables(db);
  },
};

const STATE = `
  CREATE TABLE projection_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    is_outdated INTEGER NOT NULL
  ) STRICT;
  INSERT INTO projection_state (id, is_outdated) VALUES (1, 0);
`;
