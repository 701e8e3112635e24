/** The lines of a text by nothing but its line breaks: what the records of a file must add up to. */
export interface LineCount {
  readonly all: number;
  readonly blank: number;
}

const CR = 13;
const LF = 10;

/**
 * Counts what stands in the raw text, whatever ends its lines (CRLF, LF, CR, or all of them in one file). It knows
 * nothing of fields, delimiters and quotation marks, so that a mistake about those cannot hide in its count.
 */
export function countLines(raw: string): LineCount {
  let all = 0;
  let blank = 0;
  let from = 0;
  while (from < raw.length) {
    const end = endOf(raw, from);
    all += 1;
    if (raw.slice(from, end).trim() === "") blank += 1;
    from = raw.charCodeAt(end) === CR && raw.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
  }
  return { all, blank };
}

function endOf(raw: string, from: number): number {
  let at = from;
  while (at < raw.length && raw.charCodeAt(at) !== CR && raw.charCodeAt(at) !== LF) at += 1;
  return at;
}
