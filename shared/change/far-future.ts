import { HORIZON_TO } from "../calendar/horizon.ts";
import { DAY_MS, type Instant } from "../kernel/instant.ts";
import type { Window } from "./content.ts";

/** The last moment anything of a change may be planned for: notices and warnings still have to be counted around it. */
export const LATEST_PLAN: Instant = HORIZON_TO - 3 * 366 * DAY_MS;
/** Longer than this nothing is carried out in one go: a project has phases. */
export const LONGEST_WINDOW_DAYS = 92;

/** Whether something may be planned then at all, whatever the rules say. */
export function isPlannable(at: Instant): boolean {
  return at <= LATEST_PLAN;
}

/** Whether a window is one somebody could mean. */
export function isTooLong({ from, until }: Window): boolean {
  return until - from > LONGEST_WINDOW_DAYS * DAY_MS;
}
