import type { Counted, FigureResult } from "../report/figures.ts";
import type { MonthReport } from "../report/month-report.ts";
import type { QueueRow } from "./queue-row.ts";

/** A figure without the tickets behind it: those are asked for when somebody opens it. */
export interface FigureView extends Omit<FigureResult, "tickets"> {
  readonly tickets: number;
}

/** A month of one agreement as its page shows it. */
export interface MonthView extends Omit<MonthReport, "figures" | "overruns"> {
  readonly figures: readonly FigureView[];
  readonly overruns: number;
  /** The month is not over: everything is so far. */
  readonly isRunning: boolean;
}

/** Some of the tickets behind a figure, and how many there are of each result. */
export interface FigureTickets {
  readonly rows: readonly (QueueRow & { readonly result: Counted["result"]; readonly lateMs: number | null })[];
  readonly total: number;
}
