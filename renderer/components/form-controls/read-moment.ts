import { instantOfMoment } from "../../../shared/calendar/local-moment.ts";
import { localOfSpoken, type SpokenBy } from "../../../shared/calendar/spoken-moment.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** The instant a `MomentField` holds, or the sentence that says what is wrong with it. */
export function readMoment(value: string, by: SpokenBy): Result<Instant, string> {
  const instant = instantOfMoment(by.place, value.trim());
  if (instant.ok) return ok(instant.value);
  if (instant.error.kind !== "bad-text") return err(instant.error.message);
  const said = localOfSpoken(value, by);
  return said.ok ? err(instant.error.message) : err(said.error);
}
