import { ok, type Result } from "../../shared/kernel/result.ts";

/** A reference for a new ticket: the agreement's letters, this station's, and a number of its own. */
export function issueReference(agreementCode: string, stationCode: string, number: number): string {
  return `${agreementCode}-${stationCode}-${number}`;
}

/** A reference as it was heard or typed, written the way the desk writes it. Errors: a sentence for whoever asks. */
export function heardReference(text: string): Result<string, string> {
  return ok(text.trim().toUpperCase());
}
