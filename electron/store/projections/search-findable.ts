import type { Connection } from "../connection.ts";

/** Asked for at once: an expression of the index may not have any number of parts. */
const ASKED_AT_ONCE = 60;
/** Long enough to tell texts apart; two characters of each piece stand in the next, so that no trigram is left out. */
const PIECE = 48;
const OVERLAP = 2;

/**
 * Whether a record can be found by everything that stands in it. The indexes hold no texts to compare with: what they
 * are asked for is each word and each piece of the text, in this record alone.
 */
export function openFindable(db: Connection): (stream: number, title: string, text: string) => boolean {
  const asks = [
    { sql: openAsk(db, "search_words"), partsOf: wordsOf },
    { sql: openAsk(db, "search_parts"), partsOf: piecesOf },
  ];
  return (stream, title, text) =>
    asks.every(({ sql, partsOf }) => {
      const parts = partsOf(title, text);
      for (let from = 0; from < parts.length; from += ASKED_AT_ONCE) {
        if (sql.get(parts.slice(from, from + ASKED_AT_ONCE).join(" AND "), stream) === undefined) return false;
      }
      return true;
    });
}

const openAsk = (db: Connection, index: string) =>
  db.prepare<[string, number], number>(`SELECT 1 FROM ${index} WHERE ${index} MATCH ? AND rowid = ?`).pluck();

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What stands between spaces; the index takes it apart as it did when it was filled. Signs alone are found elsewhere. */
function wordsOf(title: string, text: string): readonly string[] {
  const words = new Set(`${title} ${text}`.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)));
  return [...words].map(quoted);
}

function piecesOf(_title: string, text: string): readonly string[] {
  const pieces: string[] = [];
  const signs = [...text];
  for (let from = 0; from + OVERLAP < signs.length; from += PIECE) {
    const piece = signs.slice(from, from + PIECE + OVERLAP);
    if (piece.length > OVERLAP) pieces.push(quoted(piece.join("")));
  }
  return pieces;
}
