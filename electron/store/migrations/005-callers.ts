import { createProjectionTables, dropTables } from "../projections/tables.ts";
import type { Migration } from "./migration.ts";

/** Past callers are derived from the log too: the derived tables are made anew, and a rebuild fills them. */
export const callers: Migration = {
  version: 5,
  does: "adds whom the desk knows from earlier calls",
  outdatesProjections: true,
  apply: (db) => {
    dropTables(db, "");
    createProjectionTables(db);
  },
};
