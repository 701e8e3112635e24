import type { Window } from "../content.ts";

/** Something that stands on the schedule: a scheduled change, planned work, or what a school has said it is doing. */
export interface PlannedEntry extends Window {
  readonly entryId: string;
  readonly kind: "change" | "maintenance" | "activity" | "freeze";
  readonly title: string;
  /** Empty: all of them, or none in particular. */
  readonly services: readonly string[];
}
