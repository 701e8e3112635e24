import {
  LOG_GUARDS,
  LOG_TABLES,
  OWN_STATION,
  PENDING_GUARDS,
  PENDING_TABLES,
  VERIFIER_TABLE,
  WORDS_GUARDS,
} from "../log/tables.ts";
import { PROJECTION_STATE } from "../projections/registry.ts";
import type { Migration } from "./migration.ts";

/** The log as it can be shared (shared-log.md). Formats up to 7 came before it and are not read. */
export const log: Migration = {
  version: 10,
  does: "makes the log, the stations and what waits for them",
  apply: (db) => {
    db.exec(LOG_TABLES + OWN_STATION + PENDING_TABLES + VERIFIER_TABLE);
    db.exec(LOG_GUARDS + WORDS_GUARDS + PENDING_GUARDS);
    db.exec(PROJECTION_STATE);
  },
};
