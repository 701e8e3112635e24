import type { TicketKind, WaitKind } from "../agreement/source.ts";
import type { PromiseKind } from "../clock/clock-report.ts";
import type { PersonId, TicketId } from "../kernel/ids.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";

/**
 * The promise a row counts down to. All moments are instants computed when the ticket last changed; the screen only
 * compares them with now and never decrements anything.
 */
export interface NextPromise {
  readonly promise: PromiseKind;
  readonly label: string;
  readonly basis: "service" | "elapsed";
  readonly state: "running" | "paused" | "not-started";
  /** Null while paused or where no deadline is set yet; running without one means at once, before all others (CAL-05). */
  readonly dueAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly budgetMs: DurationMs | null;
  readonly usedMs: DurationMs;
  /** The original deadline, where the one agreed beside it is in force (STK-42); null otherwise. */
  readonly originalDueAt: Instant | null;
  /** When the marks of every clock are reached (`clock/marks.ts`). */
  readonly warnAt: Instant | null;
  readonly urgentAt: Instant | null;
}

/** Wanted at once: running without a due moment (Calderdale Critical, CAL-05). */
export function isAtOnce(next: NextPromise | null): boolean {
  return next !== null && next.state === "running" && next.dueAt === null;
}

export type TicketStatus = "unverified" | "open" | "resolved" | "closed";
/** `team-leader`: a disputed priority is to be decided, and nothing is due sooner. `supplier`: parts are awaited. */
export type WhoseMove = "us" | "caller" | "third-party" | "supplier" | "approver" | "team-leader" | "nobody";

/** How the promises of a finished ticket ended: one missed is missed, whatever the others were. */
export type RowVerdict = "kept" | "missed";

/** One row of the queue: everything an analyst needs to choose the next ticket. */
export interface QueueRow {
  readonly id: TicketId;
  readonly reference: string;
  readonly kind: TicketKind;
  readonly agreementId: string;
  readonly agreementVersion: string;
  readonly priority: string;
  /** From the agreement: 1 is the most urgent. */
  readonly rank: number;
  readonly isMajor: boolean;
  /** `settled`: the team leader decided a dispute; the caller need not have agreed. */
  readonly priorityAgreement: "proposed" | "agreed" | "disputed" | "settled";
  readonly site: string;
  readonly caller: string;
  readonly summary: string;
  readonly owner: { readonly id: PersonId; readonly name: string } | null;
  readonly team: string | null;
  readonly status: TicketStatus;
  readonly whoseMove: WhoseMove;
  /** For whom, and until when an answer is expected; null where nobody said when. */
  readonly waiting: {
    readonly kind: WaitKind;
    readonly label: string;
    readonly party: string;
    readonly expectedAt: Instant | null;
  } | null;
  readonly next: NextPromise | null;
  /** Null while the ticket is open, and where nothing was promised. */
  readonly verdict: RowVerdict | null;
  /** Number of events in the ticket's stream; grows by one with each. */
  readonly version: number;
  readonly loggedAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly changedAt: Instant;
}
