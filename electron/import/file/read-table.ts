import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { countLines } from "./count-lines.ts";
import type { DecodedFile } from "./decode-file.ts";
import { lookOf, MOST_COLUMNS, type RawRecord, RecordReader } from "./split-records.ts";

/** A file as rows under headings, before anybody says what they mean. */
export interface Table {
  /** The headings as they stand in the file; two may be alike. */
  readonly headings: readonly string[];
  readonly headingLine: number;
  readonly delimiter: string;
  /** Number of columns, those without a heading included. */
  readonly width: number;
  readonly rows: readonly RawRecord[];
  /** Rows that hold nothing. */
  readonly emptyRows: readonly RawRecord[];
  readonly lines: {
    readonly all: number;
    /** Before the headings: `sep=;`. */
    readonly before: number;
    /** Between records. */
    readonly blank: number;
    /** Lines that no record covers: none, unless this reader is wrong. */
    readonly unread: number;
  };
  readonly text: string;
}

/** As many rows as one import takes; a desk's ten years are about 100,000 incidents. */
export const MOST_ROWS = 500_000;

/** @param numberAt which column names the record, once the headings are known */
export function readTable(
  file: DecodedFile,
  numberAt: (headings: readonly string[]) => number | null,
): Result<Table, string> {
  const text = file.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const told = /^"?sep=([^\n])"?\n/i.exec(text);
  const before = told === null ? 0 : 1;
  const from = told?.[0].length ?? 0;
  const delimiter = told?.[1] ?? delimiterOf(text, from);
  const reader = new RecordReader(text, from, before + 1);
  const header = reader.next({ delimiter, width: null, numberAt: null });
  if (header === null) return err("The file is empty.");
  if (header.isTooLong) return err(`Its first line has more than ${MOST_COLUMNS.toLocaleString("en-GB")} columns.`);
  const headings = withoutTrailing(header.fields.map((heading) => oneLine(heading)));
  const shape = { delimiter, width: header.fields.length, numberAt: numberAt(headings) };
  const rows: RawRecord[] = [];
  const emptyRows: RawRecord[] = [];
  for (let record = reader.next(shape); record !== null; record = reader.next(shape)) {
    const isEmpty = !record.isTooLong && record.fields.every((field) => field.trim() === "");
    (isEmpty ? emptyRows : rows).push(record);
    if (rows.length > MOST_ROWS) {
      return err(`The file has more than ${MOST_ROWS.toLocaleString("en-GB")} rows. Divide it and import the parts.`);
    }
  }
  if (rows.length === 0) return err("The file has a header and no rows.");
  const { all } = countLines(file.text);
  const covered = [header, ...rows, ...emptyRows].reduce((sum, { lines }) => sum + lines, before);
  const lines = { all, before, blank: reader.blank, unread: all - covered - reader.blank };
  const width = header.fields.length;
  return ok({ headings, headingLine: header.line, delimiter, width, rows, emptyRows, lines, text });
}

export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Spreadsheets end every line with the delimiters of columns that hold nothing. */
function withoutTrailing(headings: readonly string[]): readonly string[] {
  const last = headings.findLastIndex((heading) => heading !== "");
  return headings.slice(0, last + 1);
}

const DELIMITERS = [",", ";", "\t", "|"];

/** Spreadsheets in half of Europe write semicolons. Only the header is asked: a guess over the data can go wrong. */
function delimiterOf(text: string, from: number): string {
  const widths = DELIMITERS.map((delimiter) => {
    const header = new RecordReader(text, from, 1).next({ delimiter, width: null, numberAt: null });
    return { delimiter, width: header?.fields.length ?? 0 };
  });
  return widths.toSorted((one, other) => other.width - one.width)[0]?.delimiter ?? ",";
}

/**
 * Lines that stand inside another record and look like one by themselves, by a reading that knows no quotation marks.
 * There are none where the records were read rightly.
 */
export function swallowedLines(table: Table, numberAt: number): readonly number[] {
  const { width, delimiter, rows, text } = table;
  const single = rows.filter(({ lines }) => lines === 1);
  const looks = new Set(single.slice(0, 1_000).map(({ fields }) => lookOf(fields[numberAt] ?? "")));
  looks.delete("");
  const inside = new Set(
    rows.flatMap(({ line, lines }) => Array.from({ length: lines - 1 }, (_, by) => line + by + 1)),
  );
  if (inside.size === 0 || width < 2) return [];
  return text.split("\n").flatMap((content, index) => {
    const line = index + 1;
    if (!inside.has(line)) return [];
    const fields = content.split(delimiter);
    return fields.length === width && looks.has(lookOf(fields[numberAt] ?? "")) ? [line] : [];
  });
}
