import type { StationId } from "../../shared/kernel/ids.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { makeReference, parseReference, stationCodeFrom } from "../../shared/ticket/reference.ts";

/** The part of every reference that says which console issued it: drawn from the random bits of the station's id. */
export function stationCodeOf(station: StationId): string {
  return stationCodeFrom(Number.parseInt(station.slice(0, 8), 16));
}

/** A reference for a new ticket: the agreement's letters, this station's code, a number of its own, a check character. */
export function issueReference(agreementCode: string, station: StationId, number: number): string {
  return makeReference(agreementCode, stationCodeOf(station), number);
}

/** A reference as it was heard or typed, written the way the desk writes it. Errors: a sentence for whoever asks. */
export function heardReference(text: string): Result<string, string> {
  const parsed = parseReference(text);
  return parsed.ok ? ok(parsed.value.text) : err(parsed.error.message);
}
