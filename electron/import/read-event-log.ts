import Papa from "papaparse";
import type { ImportRowReport } from "../../shared/contract/views.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { breathe } from "./breathe.ts";
import { COLUMNS, type Column, type EventLogRow, NEEDED } from "./event-log-row.ts";

export interface EventLogFile {
  /** Data rows in the file, those that cannot be used included. */
  readonly rows: number;
  /** The rows of each incident as they stand in the file, incidents in the order in which they first appear. */
  readonly incidents: ReadonlyMap<string, readonly EventLogRow[]>;
  readonly report: readonly ImportRowReport[];
}

/** As much as is read before others have a turn. */
const CHUNK = 256 * 1024;
/** What one field of a ticket holds; what is longer is cut and reported. */
const LONGEST = 200;
const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name); // widened to be searched

interface Reading {
  header: readonly string[] | undefined;
  line: number;
  rows: number;
  readonly incidents: Map<string, EventLogRow[]>;
  readonly report: ImportRowReport[];
}

/** Reads the file in pieces, so that the desk goes on meanwhile. Errors: a sentence about the file as a whole. */
export async function readEventLog(text: string): Promise<Result<EventLogFile, string>> {
  const { told, rest } = toldDelimiter(text);
  const line = told === null ? 1 : 2;
  const reading: Reading = { header: undefined, line, rows: 0, incidents: new Map(), report: [] };
  await new Promise<void>((resolve, reject) => {
    Papa.parse<readonly string[]>(rest, {
      delimiter: told ?? delimiterOf(rest),
      chunkSize: CHUNK,
      chunk: (piece: Papa.ParseResult<readonly string[]>, parser: Papa.Parser) => {
        reportQuotes(reading, piece.errors);
        for (const fields of piece.data) readFields(reading, fields);
        parser.pause();
        void breathe().then(() => parser.resume());
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  const missing = NEEDED.filter((column) => !(reading.header ?? []).includes(column));
  if (missing.length > 0) return err(notAnEventLog(missing));
  return reading.rows === 0 ? err("The file has a header and no rows.") : ok(reading);
}

/** A first line `sep=;` is there for Excel alone, which reads its columns by it. */
function toldDelimiter(text: string): { readonly told: string | null; readonly rest: string } {
  const found = /^\uFEFF?"?sep=([^\r\n])"?(?:\r\n?|\n)/i.exec(text);
  return found === null ? { told: null, rest: text } : { told: found[1] ?? ",", rest: text.slice(found[0].length) };
}

/** Spreadsheets in half of Europe write semicolons. Only the header is asked: a guess over the data can go wrong. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return [",", ";", "\t"].toSorted((one, other) => header.split(other).length - header.split(one).length)[0] ?? ",";
}

function notAnEventLog(missing: readonly string[]): string {
  const columns = missing.length === 1 ? `the column ${missing[0]}` : `the columns ${missing.join(", ")}`;
  return `This is not a ServiceNow incident event log: ${columns} cannot be found in its first line.`;
}

function reportQuotes(reading: Reading, errors: readonly Papa.ParseError[]): void {
  for (const error of errors.filter(({ type }) => type === "Quotes")) {
    const message = `A quotation mark is opened and not closed (${error.message}): what follows may be one long field.`;
    reading.report.push({ line: reading.line, ticket: "", severity: "noted", message });
  }
}

function readFields(reading: Reading, fields: readonly string[]): void {
  const { line } = reading;
  reading.line += 1 + fields.reduce((breaks, field) => breaks + (field.match(/\r\n?|\n/g)?.length ?? 0), 0);
  if (fields.every((field) => field.trim() === "")) return;
  if (reading.header === undefined) readHeader(reading, fields);
  else readRow(reading, reading.header, line, fields);
}

function readHeader(reading: Reading, fields: readonly string[]): void {
  reading.header = fields.map((field) =>
    field
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  );
  for (const name of reading.header.filter((column) => !isColumn(column))) {
    const message = `The column "${name}" is not known and was not read.`;
    reading.report.push({ line: 1, ticket: "", severity: "noted", message });
  }
}

function readRow(reading: Reading, header: readonly string[], line: number, fields: readonly string[]): void {
  reading.rows += 1;
  const values: Partial<Record<Column, string>> = {};
  const faults: string[] = [];
  header.forEach((column, index) => {
    if (isColumn(column)) values[column] = clean(column, fields[index] ?? "", faults);
  });
  if (fields.length !== header.length) faults.unshift(`It has ${fields.length} fields instead of ${header.length}.`);
  const number = values.number ?? "";
  if (number === "") {
    const message = "There is no incident number, so nobody can say to which ticket it belongs.";
    reading.report.push({ line, ticket: "", severity: "skipped", message });
    return;
  }
  if (faults.length > 0) reading.report.push({ line, ticket: number, severity: "changed", message: faults.join(" ") });
  const rows = reading.incidents.get(number);
  if (rows === undefined) reading.incidents.set(number, [{ line, values }]);
  else rows.push({ line, values });
}

/** One line without control characters, as every field of a ticket is; `?` is how the log says that nothing is known. */
function clean(column: Column, raw: string, faults: string[]): string {
  const text = raw
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (text === "?") return "";
  if (text.length <= LONGEST) return text;
  faults.push(`${column} was cut after ${LONGEST} of ${text.length} characters.`);
  return text.slice(0, LONGEST).toWellFormed();
}
