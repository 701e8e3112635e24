import type { Connection } from "../connection.ts";

const SEARCHES = ["search_words", "search_parts", "search_titles"];

/** Pages written in one go: a few milliseconds. */
const PAGES_AT_A_TIME = 200;
/** So many unmerged pieces of one size are merged inside a commit after all: a burst must not slow the search for good. */
const MOST_PIECES = 400;

/**
 * Every commit that changes a text adds a small piece to each index. Left to itself FTS5 merges the pieces inside one
 * commit in a dozen, which then takes thirty times as long (0.4 ms against 13): here that is left to idle moments.
 */
export function mergeOnlyWhenIdle(db: Connection, suffix: string): void {
  setForEach(db, suffix, "automerge", 0);
  setForEach(db, suffix, "crisismerge", MOST_PIECES);
}

/** The index gathers so much in memory before it writes a piece. */
export function setSearchBuffer(db: Connection, suffix: string, bytes: number): void {
  setForEach(db, suffix, "hashsize", bytes);
}

/** As text of the statement: FTS5 takes an integer, and a bound JavaScript number arrives as a floating one. */
function setForEach(db: Connection, suffix: string, setting: string, value: number): void {
  for (const name of SEARCHES) {
    db.exec(`INSERT INTO ${name}${suffix} (${name}${suffix}, rank) VALUES ('${setting}', ${value})`);
  }
}

/** Merges a little. Returns whether there may be more to merge. */
export function mergeSearch(db: Connection): boolean {
  const changes = db.prepare<[], number>("SELECT total_changes()").pluck();
  const before = changes.get() ?? 0;
  setForEach(db, "", "merge", PAGES_AT_A_TIME);
  // FTS5's own sign of a merge that found nothing to do: fewer than two rows changed for each index.
  return (changes.get() ?? 0) - before >= 2 * SEARCHES.length;
}

/** Merges everything, which also forgets for good what was only marked as gone. */
export function mergeSearchWhole(db: Connection, suffix = ""): void {
  for (const name of SEARCHES) db.exec(`INSERT INTO ${name}${suffix} (${name}${suffix}) VALUES ('optimize')`);
}
