import type { LocalDate } from "../kernel/instant.ts";

/** Where the fault is (`weekly.mon[0].to`, `closures[0]`) and a sentence for the administrator. */
interface FaultPlace {
  readonly path: string;
  readonly message: string;
}

/** One thing wrong with calendar data. `compileCalendar` reports all of them together. */
export type CalendarFault = FaultPlace &
  (
    | { readonly kind: "unknown-zone"; readonly zone: string }
    | { readonly kind: "bad-time"; readonly text: string }
    | { readonly kind: "bad-date"; readonly text: string }
    | { readonly kind: "bad-month-day"; readonly text: string }
    | { readonly kind: "beyond-horizon"; readonly date: LocalDate }
    | { readonly kind: "missing-name" }
    | { readonly kind: "bad-precedence"; readonly precedence: number }
    | { readonly kind: "empty-hours"; readonly from: string; readonly to: string }
    | { readonly kind: "inverted-hours"; readonly from: string; readonly to: string }
    | { readonly kind: "overlapping-hours"; readonly otherPath: string }
    | { readonly kind: "inverted-range"; readonly from: LocalDate; readonly to: LocalDate }
    | { readonly kind: "overlapping-layers"; readonly otherPath: string }
    | { readonly kind: "part-day-closure-of-several-days"; readonly from: LocalDate; readonly to: LocalDate }
    | { readonly kind: "no-service-hours" }
    | { readonly kind: "closed-too-long"; readonly from: LocalDate; readonly to: LocalDate; readonly days: number }
  );

/** The longest a desk may be without any opening, in days. Beyond it a question would have to search without end. */
export const LONGEST_CLOSED_DAYS = 366;
