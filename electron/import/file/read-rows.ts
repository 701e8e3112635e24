import type { ImportRowReport } from "../../../shared/contract/import-views.ts";
import type { MatchedColumns } from "../profiles/match-columns.ts";
import { type Field, folded, type Profile } from "../profiles/profile.ts";
import { isEmptyValue } from "./empty-values.ts";
import { oneLine, type Table } from "./read-table.ts";
import type { RawRecord } from "./split-records.ts";

/** One row of an export. A value that is missing is an empty text. */
export interface ExportRow {
  /** Line in the file, counted from 1. */
  readonly line: number;
  readonly values: Readonly<Partial<Record<Field, string>>>;
  /** What else it holds, by what its column is called: kept in the ticket's own words. */
  readonly kept: ReadonlyMap<string, string>;
}

export interface ExportRows {
  /** Rows in the file, those that cannot be used included. */
  readonly rows: number;
  /** The rows of each record as they stand in the file, records in the order in which they first appear. */
  readonly records: ReadonlyMap<string, readonly ExportRow[]>;
  readonly report: readonly ImportRowReport[];
  /** How a field's column is called in this file. */
  headingOf(field: Field): string;
}

export function valueOf(row: ExportRow, field: Field): string {
  return row.values[field] ?? "";
}

/** A whole number out of a column; undefined where there is none. */
export function countOf(row: ExportRow, field: Field): number | undefined {
  const text = valueOf(row, field);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** What one field may hold; what is longer is cut, and told. */
const LONGEST_FIELD = 100_000;
/** A number longer than this is no number; to cut it would make two records one. */
const LONGEST_NUMBER = 200;
/** States and priorities are told as they stand where nobody knows them. */
const AS_THEY_STAND: readonly Field[] = ["state", "priority"];
const SEVERAL_LINES: readonly Field[] = ["details", "closeNotes"];
const MOST_COLUMN_NOTES = 30;

interface Reading {
  readonly table: Table;
  readonly profile: Profile;
  readonly columns: MatchedColumns;
  readonly labels: readonly string[];
  readonly records: Map<string, ExportRow[]>;
  readonly report: ImportRowReport[];
  /** Texts that stood for nothing, and how often. */
  readonly empties: Map<string, number>;
}

/** What the rows of a file say, by the profile. Every row is in a record or in the report with the reason. */
export function readRows(table: Table, profile: Profile, columns: MatchedColumns): ExportRows {
  const known = new Set([...columns.placesOf.values()].flat());
  const labelOf = new Map(Object.entries(profile.labels).map(([heading, label]) => [folded(heading), label]));
  const labels = table.headings.map(
    (heading, place) => labelOf.get(folded(heading)) ?? (heading || `Column ${place + 1}`),
  );
  const reading: Reading = { table, profile, columns, labels, records: new Map(), report: [], empties: new Map() };
  noteColumns(reading, known, labelOf);
  for (const record of table.rows) readRow(reading, record);
  noteEmpties(reading);
  const headingOf = (field: Field): string => {
    const [place = -1] = columns.placesOf.get(field) ?? [];
    // A field this kind of file has no column for is called by its own words: "closed at".
    const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return table.headings[place] ?? profile.headings[field]?.[0] ?? words;
  };
  return { rows: table.rows.length, records: reading.records, report: reading.report, headingOf };
}

function note(reading: Reading, message: string): void {
  reading.report.push({ line: reading.table.headingLine, ticket: "", severity: "noted", message });
}

function noteColumns(reading: Reading, known: ReadonlySet<number>, labelOf: ReadonlyMap<string, string>): void {
  const { headings } = reading.table;
  const foreign = headings.filter((heading, place) => !known.has(place) && !labelOf.has(folded(heading)));
  const unknown = [...new Set(foreign)];
  for (const heading of unknown.slice(0, MOST_COLUMN_NOTES)) {
    note(
      reading,
      `The column "${heading}" is not known to this profile: what stands in it is kept in the ticket's words.`,
    );
  }
  const more = unknown.length - MOST_COLUMN_NOTES;
  if (more > 0) note(reading, `${more} more columns are not known to this profile, and are kept in the same way.`);
  const counts = new Map<string, number>();
  for (const heading of headings) counts.set(folded(heading), (counts.get(folded(heading)) ?? 0) + 1);
  for (const heading of new Set(headings)) {
    const count = counts.get(folded(heading)) ?? 0;
    if (count > 1 && heading !== "") {
      note(
        reading,
        `The column "${heading}" stands ${count} times: the first that says something counts, what the others say besides is kept in the ticket's words.`,
      );
    }
  }
}

function noteEmpties({ empties, ...reading }: Reading): void {
  if (empties.size === 0) return;
  const texts = [...empties].map(
    ([text, count]) => `"${text}" (${count === 1 ? "once" : `${count.toLocaleString("en-GB")} times`})`,
  );
  note({ empties, ...reading }, `Read as "nothing given": ${texts.join(", ")}.`);
}

function readRow(reading: Reading, record: RawRecord): void {
  const { table, columns, records, report } = reading;
  const { line, fields } = record;
  const [numberAt = -1] = columns.placesOf.get("number") ?? [];
  const number = numberOf(fields[numberAt] ?? "");
  const left = (message: string): void => {
    report.push({ line, ticket: number.slice(0, LONGEST_NUMBER), severity: "skipped", message });
  };
  if (record.isTooLong) return left("The row is far longer than a record can be, and was not read.");
  const extra = fields.slice(table.width).filter((field) => !isEmptyValue(field));
  if (extra.length > 0) return left(tooManyFields(table, fields.length));
  if (number === "") return left("There is no incident number, so nobody can say to which ticket it belongs.");
  if (number.length > LONGEST_NUMBER) return left(`Its number has ${number.length} characters: that is no number.`);
  const row = rowOf(reading, record, number);
  if (fields.length < table.width) {
    const message = `It has ${fields.length} fields instead of ${table.width}.`;
    report.push({ line, ticket: number, severity: "changed", message });
  }
  for (const place of record.strayQuotes) {
    const heading = table.headings[place] ?? `field ${place + 1}`;
    const message = `A quotation mark is opened and not closed rightly in ${heading}: it was taken as a letter.`;
    report.push({ line, ticket: number, severity: "noted", message });
  }
  const rows = records.get(number);
  if (rows === undefined) records.set(number, [row]);
  else rows.push(row);
}

function tooManyFields({ width, delimiter }: Table, count: number): string {
  const mark = delimiter === "\t" ? "a tab" : `"${delimiter}"`;
  return `It has ${count} fields instead of ${width}: ${mark} stands in a field that is not quoted, and nobody can say which column is which.`;
}

/** GLPI groups the digits of its numbers: `5 732 943`. Nothing else about a number is touched. */
function numberOf(text: string): string {
  const number = oneLine(text);
  if (number === "?" || isEmptyValue(number)) return "";
  return /^\d{1,3}(?:\s\d{3})+$/.test(number) ? number.replace(/\s/g, "") : number;
}

function rowOf(reading: Reading, { line, fields }: RawRecord, number: string): ExportRow {
  const { columns, labels, table } = reading;
  const values: Partial<Record<Field, string>> = {};
  const kept = new Map<string, string>();
  const told = new Set<number>();
  const keep = (place: number, value: string): void => {
    const label = labels[place] ?? `Column ${place + 1}`;
    const before = kept.get(label);
    if (before === undefined) kept.set(label, value);
    else if (!before.split("\n").includes(value)) kept.set(label, `${before}\n${value}`);
  };
  for (const [field, places] of columns.placesOf) {
    const found = places.map((place) => ({ place, value: valueAt(reading, field, fields[place] ?? "", line, number) }));
    const first = found.find(({ value }) => value !== "");
    values[field] = field === "number" ? number : (first?.value ?? "");
    for (const { place, value } of found) {
      told.add(place);
      if (value !== "" && value !== first?.value) keep(place, value);
    }
  }
  fields.slice(0, table.width).forEach((raw, place) => {
    if (told.has(place)) return;
    const value = valueAt(reading, "details", raw, line, number);
    if (value !== "") keep(place, value);
  });
  return { line, values, kept };
}

/** Text without control characters; several lines where the field may have them. Nothing where it stands for nothing. */
function valueAt(reading: Reading, field: Field, raw: string, line: number, number: string): string {
  const text = SEVERAL_LINES.includes(field) ? severalLines(raw) : oneLine(raw);
  if (AS_THEY_STAND.includes(field)) return text === "?" ? "" : text;
  if (isEmptyValue(text)) {
    if (text !== "" && text !== "?") reading.empties.set(text, (reading.empties.get(text) ?? 0) + 1);
    return "";
  }
  if (text.length <= LONGEST_FIELD) return text;
  const message = `A field was cut after ${LONGEST_FIELD.toLocaleString("en-GB")} of ${text.length.toLocaleString("en-GB")} characters.`;
  reading.report.push({ line, ticket: number, severity: "skipped", message });
  return text.slice(0, LONGEST_FIELD).toWellFormed();
}

function severalLines(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\t/g, " ")
    .replace(/[^\P{Cc}\n]+/gu, " ")
    .trim();
}
