import { DECIDED } from "./decided.ts";
import type { ChangeStory } from "./story.ts";
import { UNDECIDED } from "./undecided.ts";

/** A change at every step there is, in the order in which they were logged. */
export const CHANGE_STORIES: readonly ChangeStory[] = [...UNDECIDED, ...DECIDED].toSorted(
  (one, other) => other.loggedHoursAgo - one.loggedHoursAgo,
);
