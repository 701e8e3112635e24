import { hash } from "node:crypto";
import type { RecordProjection } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";
import { openFindable } from "./search-findable.ts";
import { mergeOnlyWhenIdle, mergeSearchWhole, setSearchBuffer } from "./search-merge.ts";
import { searchedText } from "./search-text.ts";

/** While a rebuild fills it, the index gathers this much before it writes: the usual 1 MiB makes thousands of small pieces. */
const FILL_BUFFER = 32 * 1024 * 1024;
const USUAL_BUFFER = 1024 * 1024;

/**
 * The words of records of any kind, to be found by. The texts themselves are not kept a second time: indexes without
 * content, and a digest that tells whether a text has changed. Of what begins a word, and of signs, only that it is there
 * is kept (`detail=none`), which takes a quarter of the room; likeness needs to know where, but in titles alone.
 */
export const search: Projection = {
  name: "search",
  version: 3,
  tables: ["search_text", "search_words", "search_parts", "search_titles"],
  create: (db, suffix) => {
    db.exec(`
      CREATE TABLE search_text${suffix} (stream INTEGER PRIMARY KEY, digest BLOB NOT NULL) STRICT;
      CREATE VIRTUAL TABLE search_words${suffix} USING fts5(
        text, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 2"
      );
      CREATE VIRTUAL TABLE search_titles${suffix} USING fts5(
        title, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
      );
      CREATE VIRTUAL TABLE search_parts${suffix} USING fts5(
        text, content='', contentless_delete=1, tokenize="trigram remove_diacritics 1"
      );`);
    mergeOnlyWhenIdle(db, suffix);
  },
  index: () => undefined,
  openWriter,
  openFill: (db, suffix) => {
    const sql = prepare(db, suffix);
    setSearchBuffer(db, suffix, FILL_BUFFER);
    const add: WriteProjection = (stream, record) => {
      if (record.search === null) return;
      const { words, parts, title } = searchedText(record.search.title, record.search.text);
      sql.addText.run(stream, digestOf(record.search));
      sql.addWords.run(stream, words);
      sql.addParts.run(stream, parts);
      sql.addTitle.run(stream, title);
    };
    const finish = (): void => {
      mergeSearchWhole(db, suffix);
      setSearchBuffer(db, suffix, USUAL_BUFFER);
    };
    return { add, finish };
  },
  openComparison: (db) => {
    const digest = prepare(db, "").digest;
    const isFindable = openFindable(db);
    const indexes = ["search_words", "search_parts", "search_titles"].map((name) =>
      db.prepare<[], number>(`SELECT count(*) FROM ${name}_docsize WHERE id NOT IN (SELECT stream FROM search_text)`),
    );
    const texts = db.prepare<[], number>(
      "SELECT count(*) FROM search_text WHERE stream NOT IN (SELECT number FROM stream)",
    );
    return {
      differences: (stream, record) => {
        const stored = digest.get(stream);
        if (record.search === null) return stored === undefined ? [] : [DIFFERS];
        if (stored?.equals(digestOf(record.search)) !== true) return [DIFFERS];
        return isFindable(stream, searchedText(record.search.title, record.search.text))
          ? []
          : ["It is not found by all that stands in it."];
      },
      strays: () =>
        [...indexes, texts].some((count) => (count.pluck().get() ?? 0) > 0)
          ? ["The search holds texts of records that are not there."]
          : [],
    };
  },
  // A search index only marks a text as gone until its pieces are merged.
  forget: (db) => mergeSearchWhole(db),
};

const DIFFERS = "Its text in the search differs.";
/** Of the title, and of the text. */
const TITLE_BYTES = 4;
const TEXT_BYTES = 8;

function digestOf({ title, text }: NonNullable<RecordProjection["search"]>): Buffer {
  const of = (said: string, bytes: number) => hash("sha256", said, "buffer").subarray(0, bytes);
  return Buffer.concat([of(title, TITLE_BYTES), of(text, TEXT_BYTES)]);
}

/**
 * Most commands change no text, and the two indexes are the dear part of a write. Plain statements, no upsert: an upsert
 * may fail half-way, so SQLite sets a savepoint before it, and at every savepoint FTS5 writes out what it has gathered.
 */
function openWriter(db: Connection): WriteProjection {
  const sql = prepare(db, "");
  return (stream, record) => {
    const stored = sql.digest.get(stream);
    if (record.search === null) {
      if (stored === undefined) return;
      for (const drop of [sql.dropText, sql.dropWords, sql.dropParts, sql.dropTitle]) drop.run(stream);
      return;
    }
    const digest = digestOf(record.search);
    if (stored?.equals(digest) === true) return;
    const { words, parts, title } = searchedText(record.search.title, record.search.text);
    if (stored === undefined) sql.addText.run(stream, digest);
    else sql.changeText.run(digest, stream);
    sql.saveWords.run(stream, words);
    sql.saveParts.run(stream, parts);
    if (stored?.subarray(0, TITLE_BYTES).equals(digest.subarray(0, TITLE_BYTES)) !== true)
      sql.saveTitle.run(stream, title);
  };
}

function prepare(db: Connection, suffix: string) {
  const words = `INTO search_words${suffix} (rowid, text) VALUES (?, ?)`;
  const title = `INTO search_titles${suffix} (rowid, title) VALUES (?, ?)`;
  const parts = `INTO search_parts${suffix} (rowid, text) VALUES (?, ?)`;
  return {
    digest: db.prepare<[number], Buffer>(`SELECT digest FROM search_text${suffix} WHERE stream = ?`).pluck(),
    addText: db.prepare(`INSERT INTO search_text${suffix} (stream, digest) VALUES (?, ?)`),
    changeText: db.prepare(`UPDATE search_text${suffix} SET digest = ? WHERE stream = ?`),
    saveWords: db.prepare(`INSERT OR REPLACE ${words}`),
    saveParts: db.prepare(`INSERT OR REPLACE ${parts}`),
    addWords: db.prepare(`INSERT ${words}`),
    addParts: db.prepare(`INSERT ${parts}`),
    saveTitle: db.prepare(`INSERT OR REPLACE ${title}`),
    addTitle: db.prepare(`INSERT ${title}`),
    dropText: db.prepare(`DELETE FROM search_text${suffix} WHERE stream = ?`),
    dropWords: db.prepare(`DELETE FROM search_words${suffix} WHERE rowid = ?`),
    dropTitle: db.prepare(`DELETE FROM search_titles${suffix} WHERE rowid = ?`),
    dropParts: db.prepare(`DELETE FROM search_parts${suffix} WHERE rowid = ?`),
  };
}
