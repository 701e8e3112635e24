import type { Result } from "../kernel/result.ts";
import { err, ok } from "../kernel/result.ts";
import { BODY_SYMBOLS, CHECK_SYMBOLS, checkSymbolFor, weightedSum } from "./reference-alphabet.ts";

/**
 * `ST-4K7-72Y`: the agreement's two letters, the station that issued it, that station's running number and a check
 * character. Issued offline: no two stations with different codes ever issue the same one.
 */
export interface Reference {
  /** As it is written: upper case with dashes. */
  readonly text: string;
  readonly code: string;
  readonly stationCode: string;
  readonly sequence: number;
}

export type ReferenceFault =
  | { readonly kind: "NotAReference"; readonly message: string }
  | { readonly kind: "UnusedCharacter"; readonly message: string; readonly character: string }
  | { readonly kind: "CheckFailed"; readonly message: string };

const BASE = BODY_SYMBOLS.length;
const STATION_LENGTH = 3;
/** Two characters hold the first 289 tickets of a station, three the first 4,913, four 83,521; it grows by itself. */
const SHORTEST_SEQUENCE = 2;

/** How many station codes there are. With five consoles on one desk two draw the same once in 500 times; with ten, once in 110. */
export const STATION_CODES = BASE ** STATION_LENGTH;

/** A station's code from a random whole number of at least 32 bits, drawn once when the desk is set up. */
export function stationCodeFrom(random: number): string {
  return encode(Math.abs(Math.trunc(random)) % STATION_CODES, STATION_LENGTH);
}

/** A reference, or any text, as it is compared and claimed: as read out on the phone, without dashes, in upper case. */
export function spokenReference(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
}

/**
 * The reference of a station's ticket number `sequence`, counted from 0 or 1.
 * @throws RangeError if the code is not two letters, the station code not ours, or the sequence not a whole number: bugs.
 */
export function makeReference(code: string, stationCode: string, sequence: number): string {
  if (!/^[A-Z]{2}$/.test(code)) throw new RangeError(`"${code}" is no agreement code.`);
  if (stationCode.length !== STATION_LENGTH || decode(stationCode) === undefined) {
    throw new RangeError(`"${stationCode}" is no station code.`);
  }
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new RangeError(`${sequence} is no sequence number.`);
  const number = encode(sequence, SHORTEST_SEQUENCE);
  return `${code}-${stationCode}-${number}${checkSymbolFor(code + stationCode + number)}`;
}

/**
 * Reads a reference as people type or say it: lower case, with or without dashes and spaces, 0 or O for Q, 1 or I for
 * L, 5 for 9. One wrong character or two swapped neighbours are always refused, most other slips too (28 of 29).
 */
export function parseReference(text: string): Result<Reference, ReferenceFault> {
  const symbols = text.toUpperCase().replace(/[\s.\-\u2010-\u2015\u2212]+/g, "");
  const shape = /^([A-Z]{2})([A-Z0-9]{3})([A-Z0-9]{2,11})([A-Z0-9])$/.exec(symbols);
  if (!shape)
    return err({
      kind: "NotAReference",
      message: "A reference looks like ST-4K7-72Y: two letters, then six or more characters.",
    });
  const [, code = "", station = "", number = "", check = ""] = shape;
  return readParts(code, correctStation(station), correct(number), correct(check));
}

function readParts(
  code: string,
  stationCode: string,
  number: string,
  check: string,
): Result<Reference, ReferenceFault> {
  const character = unused(stationCode + number, BODY_SYMBOLS) ?? unused(check, CHECK_SYMBOLS);
  if (character !== undefined) return err(neverUsed(character));
  const sequence = decode(number);
  const isPadded = number.length > SHORTEST_SEQUENCE && number.startsWith(BODY_SYMBOLS.charAt(0));
  if (sequence === undefined || isPadded || weightedSum(code + stationCode + number + check) !== 0) {
    return err({
      kind: "CheckFailed",
      message:
        "One character of this reference is wrong, or two are swapped. Ask for it again, character by character.",
    });
  }
  return ok({ text: `${code}-${stationCode}-${number}${check}`, code, stationCode, sequence });
}

function neverUsed(character: string): ReferenceFault {
  const message = `${character} never stands there in a reference. Ask for that character again.`;
  return { kind: "UnusedCharacter", message, character };
}

const SLIPS: Readonly<Record<string, string>> = { "0": "Q", O: "Q", "1": "L", I: "L", "5": "9" };

function correct(symbols: string): string {
  return symbols.replace(/[0O1I5]/g, (slip) => SLIPS[slip] ?? slip);
}

/** In the first place an O or I may be the code's second letter, swapped: it is not corrected there but refused. */
function correctStation(symbols: string): string {
  const [first = "", ...rest] = symbols;
  return (first === "O" || first === "I" ? first : correct(first)) + correct(rest.join(""));
}

function unused(symbols: string, allowed: string): string | undefined {
  return [...symbols].find((symbol) => !allowed.includes(symbol));
}

function encode(value: number, shortest: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / BASE)) text = BODY_SYMBOLS.charAt(rest % BASE) + text;
  return text.padStart(shortest, BODY_SYMBOLS.charAt(0));
}

function decode(text: string): number | undefined {
  let value = 0;
  for (const symbol of text) {
    const digit = BODY_SYMBOLS.indexOf(symbol);
    if (digit < 0) return undefined;
    value = value * BASE + digit;
  }
  return Number.isSafeInteger(value) ? value : undefined;
}
