import type { Instant } from "../../kernel/instant.ts";
import { isOver } from "../ballot/ballot-fold.ts";
import { ballotOf, type Change, deadlineOf } from "../change.ts";

/**
 * What a change can be due for. `vote-asked`: something waits for your vote. `vote-warning`: the vote closes soon.
 * `vote-changed`: what you voted on was changed, your vote is void. `deadline-warning`, `deadline-missed`: of the date
 * negotiated with the customer. `idle`: nobody has touched it for the time the desk is set to. `notice-due`: those
 * affected have to be told by now. `phase-due`: a phase of a project ends.
 */
export const MOMENT_KINDS = [
  "vote-asked",
  "vote-changed",
  "vote-warning",
  "deadline-warning",
  "deadline-missed",
  "idle",
  "notice-due",
  "phase-due",
] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** What a moment is about, as far as it can be checked against the change alone. */
export interface MomentFacts {
  readonly momentId: string;
  readonly what: MomentKind;
  readonly about: string | null;
  readonly since: Instant | null;
  readonly dueAt: Instant;
}

/** Whether a moment worked out earlier is still true of the change, and not delivered yet. */
export function stillStands(change: Change, moment: MomentFacts): boolean {
  return !change.delivered.includes(moment.momentId) && isTrueOf(change, moment);
}

function isTrueOf(change: Change, { what, about, since, dueAt }: MomentFacts): boolean {
  switch (what) {
    case "vote-asked":
    case "vote-changed":
    case "vote-warning": {
      const ballot = about === null ? null : ballotOf(change, about);
      return ballot !== null && !isOver(ballot) && ballot.contentSince === since && ballot.closesAt === dueAt;
    }
    case "deadline-warning":
    case "deadline-missed":
      return isAhead(change) && deadlineOf(change)?.dueAt === dueAt;
    case "idle":
      return change.touchedAt === since;
    case "notice-due":
      return change.status === "scheduled" && change.slot.from === since;
    case "phase-due":
      return change.phases.some(({ phaseId, doneAt }) => phaseId === about && doneAt === null);
  }
}

/** Approved and not carried out yet: the negotiated date is what the desk works to. */
export function isAhead({ status }: Change): boolean {
  return status === "approved" || status === "scheduled";
}
