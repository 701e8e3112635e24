import { localDateOf, localTimeOf, type Place } from "../../shared/calendar/local-time.ts";
import type { Instant } from "../../shared/kernel/instant.ts";

/** `2026-05-05T14:22`: a moment as a field for dates and times holds it, in the zone of a calendar. */
export function fieldTextOf(place: Place, at: Instant): string {
  return `${localDateOf(place, at)}T${localTimeOf(place, at).slice(0, 5)}`;
}
