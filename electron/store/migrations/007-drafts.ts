import type { Migration } from "./migration.ts";

/**
 * What is half written in any form is kept, by what it is about and by which form it is. The table that was for calls
 * alone stays, empty: no step takes a table away.
 */
export const drafts: Migration = {
  version: 7,
  does: "keeps what is half written in any form, not in that of a call alone",
  apply: (db) => {
    db.exec(`
      CREATE TABLE draft (
        subject TEXT NOT NULL,
        form TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        fields TEXT NOT NULL,
        PRIMARY KEY (subject, form)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO draft (subject, form, saved_at, fields) SELECT 'call', id, saved_at, fields FROM call_draft;
      DELETE FROM call_draft;
    `);
  },
};
