import type { Instant } from "../../kernel/instant.ts";

/** What a rule of the schedule has against a time, with its clause. `refuse` bars it unless overridden; `warn` is said and kept. */
export interface ScheduleFinding {
  readonly ruleId: string;
  readonly effect: "refuse" | "warn";
  /** What is said of it: facts only, the sentence stands in `words/`. */
  readonly what:
    | {
        readonly kind: "short-notice";
        readonly workingDays: number;
        readonly earliestAt: Instant;
        readonly tellBy: Instant;
      }
    | { readonly kind: "in-hours"; readonly name: string; readonly from: Instant; readonly until: Instant }
    | { readonly kind: "outside-window"; readonly name: string }
    | { readonly kind: "freeze"; readonly name: string; readonly from: Instant; readonly until: Instant }
    | {
        readonly kind: "activity";
        readonly entryId: string;
        readonly title: string;
        readonly from: Instant;
        readonly until: Instant;
      }
    | {
        readonly kind: "collision";
        readonly entryId: string;
        readonly title: string;
        readonly services: readonly string[];
        readonly from: Instant;
        readonly until: Instant;
      }
    | { readonly kind: "needs-notice"; readonly channels: readonly string[] }
    | { readonly kind: "needs-consultation" };
  readonly clause: string;
  /** Who may override a refusal; nobody where it is empty. */
  readonly overriddenBy: readonly string[];
}
