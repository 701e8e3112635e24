import type { Weekday } from "./calendar-data.ts";

/** Why a stretch of time counts as service time. */
export type OpenReason =
  | { readonly kind: "weekly" }
  /** Hours of a date-range layer, such as term time. */
  | { readonly kind: "layer"; readonly name: string }
  | { readonly kind: "extra-opening"; readonly name: string };

/** Why a stretch of time does not count. */
export type ClosedReason =
  /** Night, lunch: a date that has hours, but not now. */
  | { readonly kind: "outside-hours" }
  /** A date whose weekday has no hours at all, in the ordinary week or in the layer named. */
  | { readonly kind: "no-hours-day"; readonly weekday: Weekday; readonly layer?: string }
  | { readonly kind: "weekend" }
  | { readonly kind: "holiday"; readonly name: string }
  | { readonly kind: "recurring-closure"; readonly name: string }
  | { readonly kind: "closure"; readonly name: string }
  | { readonly kind: "part-day-closure"; readonly name: string };

export type StretchReason = OpenReason | ClosedReason;

/** True for the reasons of open time. */
export function isOpenReason(reason: StretchReason): reason is OpenReason {
  return reason.kind === "weekly" || reason.kind === "layer" || reason.kind === "extra-opening";
}
