import { parseLocalDate } from "../../../shared/calendar/local-date.ts";
import { instantOfLocal } from "../../../shared/calendar/local-time.ts";
import type { Zone } from "../../../shared/calendar/zone.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { UsageError } from "../command.ts";

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/**
 * The instant somebody typed: a local time in the zone, or a time with its offset. A time the clocks went forward over
 * is refused; of one that comes twice the first pass is meant, the second with fold 1.
 * @throws UsageError with a sentence.
 */
export function readAt(zone: Zone, typed: string, fold: string | undefined): Instant {
  const pass = readFold(fold);
  const text = typed.trim().replace(" ", "T");
  if (WITH_OFFSET.test(text)) return withOffset(typed, text, pass);
  const found = instantOfLocal(zone, text, pass ?? 0);
  if (!found.ok) throw new UsageError(found.error.message);
  return found.value;
}

/** Whether a local time comes twice there, so that a reader should be told which pass was taken. */
export function comesTwice(zone: Zone, typed: string): boolean {
  return instantOfLocal(zone, typed.trim().replace(" ", "T"), 1).ok;
}

function withOffset(typed: string, text: string, pass: 0 | 1 | undefined): Instant {
  if (pass !== undefined) throw new UsageError(`${typed} has an offset and so comes once: leave --fold out.`);
  const at = Date.parse(text.toUpperCase());
  if (Number.isNaN(at) || parseLocalDate(text.slice(0, 10)) === undefined) {
    throw new UsageError(`"${typed}" is not a date and time like 2026-03-27T15:00+00:00.`);
  }
  if (at < 0 || at > Date.UTC(2199, 0, 1)) throw new UsageError(`${typed} lies outside the years 1970 to 2198.`);
  return at;
}

function readFold(fold: string | undefined): 0 | 1 | undefined {
  if (fold === undefined) return undefined;
  if (fold === "0") return 0;
  if (fold === "1") return 1;
  throw new UsageError(`--fold is 0 for the first pass of a repeated hour or 1 for the second, not "${fold}".`);
}
