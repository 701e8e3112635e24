import type { UpdateDue } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import { beatUpdates } from "./update-beats.ts";
import { progressUpdates } from "./update-rhythm.ts";
import { waitUpdates } from "./update-waits.ts";

interface Updates {
  /** Every update that was or is owed up to now, and the next one, in order of due moment. */
  readonly updates: readonly UpdateDue[];
  /** The one owed to the caller next; null where none is. */
  readonly next: UpdateDue | null;
}

const NONE: Updates = { updates: [], next: null };

/**
 * The updates a ticket owes under its agreement: by the priority in force, whatever put it in force, and by the waits
 * that last. The next is the earliest that nobody has given and that nothing has put an end to.
 */
export function updatesOf(input: ClockInput): Updates {
  const found = [...progressUpdates(input), ...beatUpdates(input), ...waitUpdates(input)];
  if (found.length === 0) return NONE;
  const updates = found.toSorted((a, b) => a.dueAt - b.dueAt);
  const next = updates.find((update) => update.audience === "caller" && update.standing === "owed") ?? null;
  return { updates, next };
}
