import { localDateOf, localTimeOf, type Place, zoneOf } from "../../shared/calendar/local-time.ts";
import { offsetAt } from "../../shared/calendar/zone.ts";
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from "../../shared/kernel/instant.ts";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `2026-03-30T13:30:00+01:00`: one instant and how the wall clock there shows it. */
export function isoLocal(place: Place, at: Instant): string {
  const millis = ((at % SECOND_MS) + SECOND_MS) % SECOND_MS;
  const fraction = millis === 0 ? "" : `.${String(millis).padStart(3, "0")}`;
  return `${localDateOf(place, at)}T${localTimeOf(place, at)}${fraction}${offsetText(place, at)}`;
}

/** `Mon 2026-03-30 13:30 +01:00`, for people; seconds only where there are any. */
export function localWords(place: Place, at: Instant): string {
  const time = localTimeOf(place, at).replace(/:00$/, "");
  const weekday = WEEKDAYS[new Date(at + offsetAt(zoneOf(place), at)).getUTCDay()] ?? "";
  return `${weekday} ${localDateOf(place, at)} ${time} ${offsetText(place, at)}`;
}

function offsetText(place: Place, at: Instant): string {
  const offset = offsetAt(zoneOf(place), at);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(size / HOUR_MS)}:${two((size % HOUR_MS) / MINUTE_MS)}`;
}
