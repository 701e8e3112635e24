import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";
import type { Tries } from "./session-ports.ts";

export const NO_TRIES: Tries = { failed: 0, waitUntil: 0 };
/** Wrong passwords in a row before the first wait. */
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** After one more wrong password: from the fifth on a wait that doubles, from half a minute to a quarter of an hour. */
export function afterWrongPassword(tries: Tries, now: Instant): Tries {
  const failed = tries.failed + 1;
  if (failed < FREE_TRIES) return { failed, waitUntil: 0 };
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failed - FREE_TRIES));
  return { failed, waitUntil: now + waitMs };
}

/**
 * How long a password is not looked at yet, in milliseconds; 0: it is. A clock set back must not lock anyone out for
 * longer than the longest wait.
 */
export function waitLeft({ waitUntil }: Tries, now: Instant): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(0, waitUntil - now));
}

/** A wait as a person reads it: seconds below a minute, whole minutes above. */
export function waitInWords(ms: DurationMs): string {
  return ms >= 60_000 ? `${Math.ceil(ms / 60_000)} min` : `${Math.ceil(ms / 1_000)} s`;
}
