import type { Zone } from "../../shared/calendar/zone.ts";
import type { Instant } from "../../shared/kernel/instant.ts";

/** The short name of a zone's time at a moment ("CST", "GMT+1"), to be shown where it is not the viewer's own. */
export function zoneMark(zone: string, at: Instant): string {
  const parts = markFormat(zone).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** Making one takes longer than drawing a row. */
const markFormats = new Map<string, Intl.DateTimeFormat>();

function markFormat(zone: string): Intl.DateTimeFormat {
  const known = markFormats.get(zone);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" });
  markFormats.set(zone, fresh);
  return fresh;
}

/** `times in CST`, where a zone's times are not those of this PC's own clock; null where they are. */
export function zoneNote(zone: Zone, at: Instant): string | null {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone.name === own ? null : `times in ${zoneMark(zone.name, at)}`;
}
