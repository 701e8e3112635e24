import type { Connection } from "../connection.ts";
import type { SearchedText } from "./search-text.ts";

/** Asked for at once: an expression of the index may not have any number of parts. */
const ASKED_AT_ONCE = 60;
/** Long enough to tell texts apart; two characters of each piece stand in the next, so that no trigram is left out. */
const PIECE = 48;
const OVERLAP = 2;

/**
 * Whether a record can be found by everything that stands in it. The indexes hold no texts to compare with: what they
 * are asked for is each word and each piece of the text, in this record alone.
 */
export function openFindable(db: Connection): (stream: number, searched: SearchedText) => boolean {
  const asks = [
    { sql: openAsk(db, "search_words"), partsOf: ({ words }: SearchedText) => wordsOf(words) },
    { sql: openAsk(db, "search_titles"), partsOf: ({ title }: SearchedText) => wordsOf(title) },
    { sql: openAsk(db, "search_parts"), partsOf: ({ parts }: SearchedText) => piecesOf(parts) },
  ];
  return (stream, searched) =>
    asks.every(({ sql, partsOf }) => {
      const parts = partsOf(searched);
      for (let from = 0; from < parts.length; from += ASKED_AT_ONCE) {
        if (sql.get(parts.slice(from, from + ASKED_AT_ONCE).join(" AND "), stream) === undefined) return false;
      }
      return true;
    });
}

/** Asked for one row alone, an index may still answer with one that was taken out of it; its list of rows does not. */
const openAsk = (db: Connection, index: string) =>
  db
    .prepare<[string, number], number>(
      `SELECT 1 FROM ${index}
       WHERE ${index} MATCH ? AND rowid = ? AND EXISTS (SELECT 1 FROM ${index}_docsize WHERE id = ${index}.rowid)`,
    )
    .pluck();

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * Words of letters the index has always known, between signs it has always known: there it is of one mind with us where
 * a word begins and ends, and can be asked for whole words alone. Everything else is in the pieces of the text.
 */
const PLAIN_WORDS =
  /(?<![^\0-/:-@[-`{-\x7f])[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+(?![^\0-/:-@[-`{-\x7f])/gu;

const wordsOf = (text: string): readonly string[] => [...new Set(text.match(PLAIN_WORDS) ?? [])].map(quoted);

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  const signs = [...text];
  for (let from = 0; from + OVERLAP < signs.length; from += PIECE) {
    const piece = signs.slice(from, from + PIECE + OVERLAP);
    if (piece.length > OVERLAP) pieces.push(quoted(piece.join("")));
  }
  return pieces;
}
