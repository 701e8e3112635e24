import { existsSync, readFileSync } from "node:fs";
import type { Connection } from "../../../electron/store/connection.ts";
import { PROJECTIONS } from "../../../electron/store/projections/registry.ts";

/** Where words lie by design: apart from the log, in what is half written, in what waits for a shared desk. */
const WORDS_LIE_IN = ["words", "draft", "pending_command", "pending_event"];

/** What is derived from the words is made anew without them when they are erased. */
const derivedTables = (): readonly string[] => PROJECTIONS.flatMap(({ tables }) => tables);

/** Every table of the file but those. SQLite's own parts of a search index are named after it. */
export function otherTables(db: Connection): readonly string[] {
  const all = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const mayHold = [...WORDS_LIE_IN, ...derivedTables()];
  return all.filter((name) => !mayHold.some((table) => name === table || name.startsWith(`${table}_`)));
}

export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Everything anybody said, typed or is called, as it lies in the words; nothing so short that anything holds it. */
export function saidIn(db: Connection): ReadonlySet<string> {
  const rows = db.prepare<[], string>("SELECT words FROM words WHERE words IS NOT NULL").pluck().all();
  const texts = rows.flatMap((words) => textsIn(JSON.parse(words)));
  return new Set(texts.map((text) => text.trim()).filter((text) => text.length >= 4));
}

/** A cell as every reader of the file's bytes could read it. */
function readings(cell: unknown): readonly string[] {
  if (typeof cell === "string") return [cell, ...parsed(cell)];
  return cell instanceof Uint8Array ? [Buffer.from(cell).toString("utf8"), Buffer.from(cell).toString("utf16le")] : [];
}

function parsed(text: string): readonly string[] {
  try {
    return textsIn(JSON.parse(text));
  } catch {
    return [];
  }
}

/** Cells outside the words that hold something that was said: table, column and the cell. */
export function strayWords(db: Connection, said: ReadonlySet<string> = saidIn(db)): readonly string[] {
  // A word alone may be a name of ours too (a team "Network" and a type): it must be the whole of what stands there.
  const [sentences, single] = [[...said].filter((text) => /\s/.test(text)), new Set(said)];
  return otherTables(db).flatMap((table) => {
    const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
    return rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, cell]) =>
        readings(cell).some((text) => single.has(text.trim()) || sentences.some((sentence) => text.includes(sentence)))
          ? [`${table}.${column}: ${String(cell)}`]
          : [],
      ),
    );
  });
}

/** The bytes of a desk file and of what SQLite keeps beside it. */
export function bytesOf(file: string): string {
  return ["", "-wal", "-shm", "-journal"]
    .map((end) => (existsSync(file + end) ? readFileSync(file + end, "latin1") : ""))
    .join("");
}

/** Which of the texts stand in these bytes, as UTF-8 has them. */
export function foundIn(bytes: string, texts: Iterable<string>): readonly string[] {
  return [...texts].filter((text) => {
    const escaped = JSON.stringify(text).slice(1, -1);
    return [text, escaped].some((form) => bytes.includes(Buffer.from(form).toString("latin1")));
  });
}
