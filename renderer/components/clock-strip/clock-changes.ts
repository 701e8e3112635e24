import { yearOf } from "../../../shared/calendar/horizon.ts";
import { offsetTable, type Zone } from "../../../shared/calendar/zone.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

/** The instants between `from` and `to` (both inclusive) at which the clocks of a zone are set forward or back. */
export function clockChangesBetween(zone: Zone, from: Instant, to: Instant): readonly Instant[] {
  const { starts } = offsetTable(zone, yearOf(from), yearOf(to));
  // The table's first entry is where it begins, not a change.
  return starts.slice(1).filter((start) => start >= from && start <= to);
}
