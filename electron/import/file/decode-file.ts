import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** How a file turned out to be written. */
export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

export interface DecodedFile {
  readonly text: string;
  readonly encoding: Encoding;
  /** Sentences about how it was read; empty where it is plain UTF-8. */
  readonly notes: readonly string[];
  /** Lines (from 1) on which letters were lost, here or before. */
  readonly lostOn: readonly { readonly line: number; readonly message: string }[];
}

const decode = (label: string, bytes: Uint8Array): string => new TextDecoder(label).decode(bytes);
const begins = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/**
 * A file's text, in the encoding its first bytes name, else UTF-8, else Windows-1252, which is what ServiceNow and
 * Excel write on most PCs. Lines of both kinds in one file (two exports put together) are read each in its own.
 * Errors: a sentence about a file that holds no text.
 */
export function decodeFile(bytes: Uint8Array): Result<DecodedFile, string> {
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return err("This is a workbook, not a text file. Open it in the spreadsheet program and save it as CSV.");
  }
  const wide = utf16Of(bytes);
  if (wide !== null) {
    const note = wide.isMarked ? "The file is UTF-16, as its first bytes say." : "The file is UTF-16, without a mark.";
    return ok(withLosses({ text: decode(wide.label, bytes), encoding: "UTF-16", notes: [note] }));
  }
  if (bytes.includes(0)) return err("This file holds bytes that are no text: it is not a CSV file.");
  const plain = strictUtf8(bytes);
  return ok(withLosses(plain === null ? notUtf8(bytes) : { text: plain, encoding: "UTF-8", notes: [] }));
}

/** UTF-16, by its mark or by the zeros that every second byte of Latin text is. */
function utf16Of(bytes: Uint8Array): { readonly label: "utf-16le" | "utf-16be"; readonly isMarked: boolean } | null {
  if (begins(bytes, 0xff, 0xfe)) return { label: "utf-16le", isMarked: true };
  if (begins(bytes, 0xfe, 0xff)) return { label: "utf-16be", isMarked: true };
  const head = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 5;
  if (odd > many && even === 0) return { label: "utf-16le", isMarked: false };
  return even > many && odd === 0 ? { label: "utf-16be", isMarked: false } : null;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Read = Omit<DecodedFile, "lostOn">;

const WHOLLY = "The file is not UTF-8; it was read as Windows-1252, the encoding of Western Windows.";

function notUtf8(bytes: Uint8Array): Read {
  const parts: string[] = [];
  const foreign: number[] = [];
  let isMixed = false;
  let line = 0;
  for (const [from, to] of lineSpans(bytes)) {
    line += 1;
    const part = bytes.subarray(from, to);
    const text = strictUtf8(part);
    if (text === null) foreign.push(line);
    else isMixed ||= text.length < part.length;
    parts.push(text ?? decode("windows-1252", part));
  }
  if (!isMixed) return { text: decode("windows-1252", bytes), encoding: "Windows-1252", notes: [WHOLLY] };
  const which =
    foreign.length === 1 ? `line ${foreign[0]} is` : `${foreign.length} lines are, the first is ${foreign[0]}`;
  const note = `The file is UTF-8, but not all of it: ${which}, and was read as Windows-1252.`;
  return { text: parts.join(""), encoding: "UTF-8", notes: [note] };
}

function* lineSpans(bytes: Uint8Array): Generator<readonly [number, number]> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    yield [from, to];
    from = to;
  }
}

/** Letters nobody can bring back: those an earlier program replaced, and bytes that mean nothing in Windows-1252. */
const LOST = /\uFFFD|[\u0081\u008d\u008f\u0090\u009d]/u;

function withLosses(read: Read): DecodedFile {
  // Most files have none, and are not taken apart to look for them.
  if (!LOST.test(read.text)) return { ...read, lostOn: [] };
  const lostOn = read.text.split(/\r\n?|\n/).flatMap((text, index) => {
    const found = LOST.exec(text);
    if (found === null) return [];
    const around = text.slice(Math.max(0, found.index - 20), found.index + 20).replace(/\p{Cc}/gu, "\uFFFD");
    const message = `A letter is lost: "${around}". It was so before the desk read the file.`;
    return [{ line: index + 1, message }];
  });
  return { ...read, lostOn };
}
