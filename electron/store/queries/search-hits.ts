import type { Connection } from "../connection.ts";
import type { Condition } from "./queue-conditions.ts";
import { searchTerms } from "./search-terms.ts";
import type { StatementCache } from "./statement-cache.ts";

/**
 * Where a text is found. `few`: looked up one by one. `many`: the rows are walked in the queue's order and each is asked
 * of the SQL function `is_found`, which answers for the last text that was searched for.
 */
export type Found =
  | { readonly kind: "everywhere" }
  | { readonly kind: "few"; readonly numbers: readonly number[] }
  | { readonly kind: "many"; readonly count: number; has(number: number): boolean };

/** Asks the search index where a text is found. To be used before the next text is asked for. */
export type FindText = (text: string) => Found;

/** As many hits as are sooner looked up one by one than met on a walk through the whole index. */
const FEW_HITS = 2_000;

/**
 * Asking the index for a word that stands in nearly every ticket is the dear part of a search, so it is done once for a
 * page and its counts, and again only after something was written. One byte a ticket is kept.
 */
export function openSearch(db: Connection, cache: StatementCache): FindText {
  let last: { readonly key: string; readonly found: Found } | null = null;
  db.function("is_found", { directOnly: true }, (number) =>
    last?.found.kind === "many" && last.found.has(Number(number)) ? 1 : 0,
  );
  return (text) => {
    // Nobody else writes to the file, so this number tells whether anything at all has changed.
    const key = `${cache.one<number>("SELECT total_changes()", [])} ${text}`;
    if (last?.key !== key) last = { key, found: search(cache, text) };
    return last.found;
  };
}

function search(cache: StatementCache, text: string): Found {
  const terms = searchTerms(text);
  const asked = [hitsIn("search_parts", terms.parts), hitsIn("search_words", terms.words)].filter(
    (each) => each !== null,
  );
  if (asked.length === 0) return { kind: "everywhere" };
  // Two long lists meet sooner here than inside SQLite.
  const [first = [], second] = asked.map(({ sql, values }) => cache.column<number>(sql, values));
  const hasSecond = second === undefined ? () => true : membership(second);
  const numbers = first.filter(hasSecond);
  return numbers.length <= FEW_HITS
    ? { kind: "few", numbers }
    : { kind: "many", count: numbers.length, has: membership(numbers) };
}

function hitsIn(index: string, terms: string | null): Condition | null {
  return terms === null ? null : { sql: `SELECT rowid FROM ${index} WHERE ${index} MATCH ?`, values: [terms] };
}

/** The index answers in ascending order, so the last number is the largest. */
function membership(numbers: readonly number[]): (number: number) => boolean {
  const isIn = new Uint8Array((numbers.at(-1) ?? 0) + 1);
  for (const number of numbers) isIn[number] = 1;
  return (number) => isIn[number] === 1;
}
