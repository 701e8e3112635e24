import type { Instant } from "../kernel/instant.ts";
import type { NextPromise, QueueRow } from "./queue-row.ts";

/** A promise on the wall: no caller, no summary, and whoever has it by two letters only. */
export interface WallEntry extends Pick<QueueRow, "reference" | "agreementId" | "agreementVersion" | "priority"> {
  /** Of who owns the ticket; null where nobody does. */
  readonly initials: string | null;
  readonly next: NextPromise;
}

/** An hour of the rest of the day: how many promises fall due in it, so many are missed if nobody acts. */
export interface HorizonHour {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly due: number;
}

/** All that a wallboard receives. Nothing in it names a person or says what somebody said. */
export interface WallboardView {
  readonly asOf: Instant;
  /** In whose zone the hours are told. */
  readonly zone: string;
  /** The next promises that fall due, the soonest first; what is wanted at once before them. */
  readonly next: readonly WallEntry[];
  /** Missed and still open, the longest first; the number of all, and the first of them. */
  readonly missed: { readonly count: number; readonly first: readonly WallEntry[] };
  readonly horizon: readonly HorizonHour[];
  /** Major incidents that are open, with what they owe next. */
  readonly majors: readonly WallEntry[];
  /** Of the promises that ended today. */
  readonly today: { readonly kept: number; readonly missed: number };
  readonly disputed: number;
  readonly unassigned: number;
}
