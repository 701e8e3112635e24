/**
 * Splits the text of a CSV file into records, each with the lines it stands on. It is our own because no CSV library
 * says where in the file a record began, and all of them let one stray quotation mark swallow the rows behind it: a
 * quotation mark counts here only if the field it opens also ends with one, and if none of the lines it would swallow
 * is a record by itself. Every line of the file is in exactly one record, or empty: `lines` adds up, and
 * `count-lines.ts` counts it again without looking at a single quotation mark.
 */
export interface RawRecord {
  /** Its first line, counted from 1. */
  readonly line: number;
  /** How many lines it stands on. */
  readonly lines: number;
  readonly fields: readonly string[];
  /** Fields that begin with a quotation mark which was taken as a letter, by their place. */
  readonly strayQuotes: readonly number[];
  /** It is longer than any record can be: only its beginning was read. */
  readonly isTooLong: boolean;
}

/** How the records of one file look, as far as it is known: nothing before the header has been read. */
export interface RecordShape {
  readonly delimiter: string;
  /** Number of columns; null for the header itself. */
  readonly width: number | null;
  /** Which column names the record, by which a swallowed one is known again. */
  readonly numberAt: number | null;
}

export const LONGEST_LINE = 1_000_000;
export const MOST_COLUMNS = 2_000;

interface Place {
  at: number;
  line: number;
}

/** @param text its line breaks all `\n` */
export class RecordReader {
  readonly #text: string;
  readonly #place: Place;
  /** Empty lines passed over. */
  blank = 0;

  constructor(text: string, at: number, line: number) {
    this.#text = text;
    this.#place = { at, line };
  }

  /** The next record that is not an empty line; null at the end. */
  next(shape: RecordShape): RawRecord | null {
    const text = this.#text;
    const place = this.#place;
    while (place.at < text.length) {
      const end = lineEnd(text, place.at);
      if (!isBlank(text, place.at, end)) break;
      place.at = end + 1;
      place.line += 1;
      this.blank += 1;
    }
    if (place.at >= text.length) return null;
    const read = bestReading(text, place.at, shape);
    const record = { line: place.line, lines: read.lines, ...read.record };
    place.at = read.end + 1;
    place.line += read.lines;
    return record;
  }
}

interface Reading {
  readonly record: Pick<RawRecord, "fields" | "strayQuotes" | "isTooLong">;
  readonly end: number;
  readonly lines: number;
}

/** How the text after a closing quotation mark is understood, where there is any. */
type Manner = "letters" | "joined" | "no-quotes";

function bestReading(text: string, from: number, shape: RecordShape): Reading {
  const end = lineEnd(text, from);
  if (end - from > LONGEST_LINE) {
    return { record: { fields: [], strayQuotes: [], isTooLong: true }, end, lines: 1 };
  }
  const first = read(text, from, shape, "letters");
  if (shape.width === null || first.record.fields.length === shape.width) return first;
  // A field that is quoted only in part, or a mark that happens to find a partner lines below: what fits is meant.
  const others = (["joined", "no-quotes"] as const).map((manner) => read(text, from, shape, manner));
  return others.find(({ record }) => record.fields.length === shape.width) ?? first;
}

function read(text: string, from: number, shape: RecordShape, manner: Manner): Reading {
  const { delimiter } = shape;
  const fields: string[] = [];
  const strayQuotes: number[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    const quoted = text[at] === '"' && manner !== "no-quotes" ? quotedField(text, at, shape, manner) : null;
    if (text[at] === '"' && quoted === null) strayQuotes.push(fields.length);
    const field = quoted ?? plainField(text, at, delimiter);
    fields.push(field.value);
    lines += field.breaks;
    at = field.end;
    const isOver = at >= text.length || text[at] === "\n";
    if (isOver) return { record: { fields, strayQuotes, isTooLong: false }, end: at, lines };
    if (fields.length >= MOST_COLUMNS) {
      return { record: { fields, strayQuotes, isTooLong: true }, end: lineEnd(text, at), lines };
    }
    at += delimiter.length;
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly breaks: number;
}

function plainField(text: string, from: number, delimiter: string): Field {
  const end = fieldEnd(text, from, delimiter);
  return { value: text.slice(from, end), end, breaks: 0 };
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  const end = lineEnd(text, from);
  const next = text.indexOf(delimiter, from);
  return next < 0 || next > end ? end : next;
}

/** The field a quotation mark opens; null where it opens none. */
function quotedField(text: string, from: number, shape: RecordShape, manner: Manner): Field | null {
  const close = closingQuote(text, from + 1);
  if (close < 0) return null;
  const end = fieldEnd(text, close + 1, shape.delimiter);
  const rest = text.slice(close + 1, end);
  if (rest.trim() !== "" && manner === "letters") return null;
  const inside = text.slice(from + 1, close);
  const lines = inside.split("\n");
  if (lines.length > 1 && swallowsRecord(text, from, lines.length - 1, shape)) return null;
  return { value: inside.replaceAll('""', '"') + rest.trimEnd(), end, breaks: lines.length - 1 };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at - from <= LONGEST_LINE; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/** A field that is quoted altogether or not at all: no end of another one. */
const WHOLE = /^(?:"[^"]+"|[^"]+)$/;

/** Whether one of the lines after the first is a record by itself: as many fields, and a number of the same look. */
function swallowsRecord(
  text: string,
  from: number,
  breaks: number,
  { delimiter, width, numberAt }: RecordShape,
): boolean {
  if (width === null || numberAt === null || width < 2) return false;
  const numberOf = (at: number): string | null => {
    const fields = text.slice(at, lineEnd(text, at)).split(delimiter, width + 1);
    const number = fields[numberAt]?.trim() ?? "";
    return fields.length === width && WHOLE.test(number) ? lookOf(number) : null;
  };
  let at = lineEnd(text, from) + 1;
  const own = lookOf(text.slice(lineStart(text, from), at).split(delimiter, numberAt + 1)[numberAt] ?? "");
  for (let left = breaks; left > 0; left -= 1) {
    if (numberOf(at) === own) return true;
    at = lineEnd(text, at) + 1;
  }
  return false;
}

/** `INC0012345` and `INC0000007` look alike, and so do `"12"` and `7`; a word of a sentence looks otherwise. */
export function lookOf(number: string): string {
  return number
    .trim()
    .replaceAll('"', "")
    .replace(/\p{N}+/gu, "9")
    .replace(/\p{L}+/gu, "A");
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function lineStart(text: string, from: number): number {
  return from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
}

function isBlank(text: string, from: number, end: number): boolean {
  return end - from < LONGEST_LINE && text.slice(from, end).trim() === "";
}
