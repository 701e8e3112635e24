/**
 * The bytes a log's hashes are made over, the same on every console and in PostgreSQL. Every field is its length in four
 * bytes and its bytes; absent is the length -1; integers are eight bytes, big-endian; ids their 16 raw bytes; text is
 * UTF-8. The first field is a tag with a version. Source: shared-log.md, "Encoding"; it can never be changed.
 */

/** A text, a whole number, raw bytes, or absent. */
type Field = string | number | Uint8Array | null;

/** What an event says of itself, whatever log it stands in and wherever it stands there. */
export interface EventBody {
  /** UUIDs as text, here and below. */
  readonly commandId: string;
  /** Place in its command, from 0. */
  readonly commandIndex: number;
  readonly commandCount: number;
  readonly category: string;
  readonly stream: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly writtenBy: string;
  readonly happenedAt: number;
  readonly recordedAt: number;
  /** Null: the clock was never measured. */
  readonly clockOffset: number | null;
  readonly actorKind: string;
  readonly actor: string | null;
  readonly station: string;
  /** Null for timers. */
  readonly stationNo: number | null;
  readonly seen: number;
  /** JSON text, exactly as it is stored. */
  readonly facts: string;
  /** sha256 of `wordsBytes`; null without words. */
  readonly commitment: Uint8Array | null;
}

/** What an event's sha256 never changes over, wherever the event goes. */
export function bodyBytes(body: EventBody): Uint8Array {
  return encode([
    "deskwatch body 1",
    uuidBytes(body.commandId),
    body.commandIndex,
    body.commandCount,
    body.category,
    uuidBytes(body.stream),
    body.type,
    body.schemaVersion,
    body.writtenBy,
    body.happenedAt,
    body.recordedAt,
    body.clockOffset,
    body.actorKind,
    body.actor === null ? null : uuidBytes(body.actor),
    uuidBytes(body.station),
    body.stationNo,
    body.seen,
    body.facts,
    body.commitment,
  ]);
}

/** An event's place in the order of one log. */
export interface EventLink {
  /** The link of the event before; for the first event the sha256 of `genesisBytes`. */
  readonly previous: Uint8Array;
  readonly position: number;
  /** Place in its stream, from 1. */
  readonly version: number;
  /** By the clock of whoever gives the order. */
  readonly orderedAt: number;
  readonly bodyHash: Uint8Array;
}

/** What the link of an event is the sha256 of. */
export function linkBytes({ previous, position, version, orderedAt, bodyHash }: EventLink): Uint8Array {
  return encode(["deskwatch link 1", previous, position, version, orderedAt, bodyHash]);
}

/** What a commitment is the sha256 of: without the salt nobody can guess the words and compare. */
export function wordsBytes(salt: Uint8Array, words: string): Uint8Array {
  return encode(["deskwatch words 1", salt, words]);
}

/** What the link before the first is the sha256 of: two desks' logs cannot be spliced. */
export function genesisBytes(deskId: string): Uint8Array {
  return encode(["deskwatch desk 1", uuidBytes(deskId)]);
}

/** What the `n`th id made in deciding a command is made of: deciding again gives the same ids. */
export function derivedIdBytes(commandId: string, n: number): Uint8Array {
  return encode(["deskwatch id 1", uuidBytes(commandId), n]);
}

/** What the id of a timer's command is made of: the moment's own text, so that the moment is delivered once. */
export function momentIdBytes(moment: string): Uint8Array {
  return encode(["deskwatch moment 1", moment]);
}

/** The 16 bytes of a UUID. @throws for any other text: nothing else may stand where an id does. */
export function uuidBytes(uuid: string): Uint8Array {
  const bytes = uuidBytesIn(uuid);
  if (bytes === undefined) throw new Error(`"${uuid}" is no UUID.`);
  return bytes;
}

/** The 16 bytes of a text that may be a UUID; undefined where it is none. */
export function uuidBytesIn(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(16);
  let at = 0;
  for (let index = 0; index < 36; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (text.charCodeAt(index) !== DASH) return undefined;
      index += 1;
    }
    const high = HEX[text.charCodeAt(index)] ?? NO_DIGIT;
    const low = HEX[text.charCodeAt(index + 1)] ?? NO_DIGIT;
    if ((high | low) > 15) return undefined;
    bytes[at] = (high << 4) | low;
    at += 1;
  }
  return text.length === 36 ? bytes : undefined;
}

/** The UUID of 16 bytes, in small letters. */
export function uuidText(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new Error(`A UUID has 16 bytes, not ${bytes.length}.`);
  let text = "";
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += "-";
    text += PAIRS[bytes[index] ?? 0];
  }
  return text;
}

/** A UUID of the version for ids made of a hash (RFC 9562, version 8) out of its first 16 bytes. */
export function uuidOfHash(hash: Uint8Array): string {
  const bytes = hash.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes);
}

const DASH = 45;
const NO_DIGIT = 16;
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const HEX = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? NO_DIGIT : digit;
});

const LENGTH = 4;
const INTEGER = 8;
const TWO_TO_32 = 2 ** 32;

/** A text is at most four bytes a unit of UTF-16 here: three are the most UTF-8 needs. */
const roomFor = (field: Field): number =>
  LENGTH + (typeof field === "string" ? field.length * 3 : typeof field === "number" ? INTEGER : (field?.length ?? 0));

function encode(fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce<number>((room, field) => room + roomFor(field), 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of fields) {
    const end = field === null ? at + LENGTH : writeField(bytes, view, field, at + LENGTH);
    view.setInt32(at, field === null ? -1 : end - at - LENGTH);
    at = end;
  }
  return bytes.subarray(0, at);
}

/** Returns where the field ends. */
function writeField(bytes: Uint8Array, view: DataView, field: string | number | Uint8Array, at: number): number {
  if (typeof field === "string") return writeText(bytes, field, at);
  if (typeof field !== "number") {
    bytes.set(field, at);
    return at + field.length;
  }
  if (!Number.isSafeInteger(field)) throw new Error(`${field} is no whole number a log could hold.`);
  view.setInt32(at, Math.floor(field / TWO_TO_32));
  view.setUint32(at + 4, field >>> 0);
  return at + INTEGER;
}

/** UTF-8 by hand: a pure room has no encoder, and the platform's puts a replacement where half a pair stands. */
function writeText(bytes: Uint8Array, text: string, from: number): number {
  let at = from;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      if (unit === 0) throw new Error("A text with a NUL cannot stand in a log: not every database holds it.");
      bytes[at++] = unit;
    } else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else if (unit >= 0xd800 && unit < 0xe000) {
      const point = text.codePointAt(index) ?? 0;
      if (point < 0x10000) throw new Error("A text with half a pair of surrogates cannot stand in a log.");
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
      index += 1;
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return at;
}
