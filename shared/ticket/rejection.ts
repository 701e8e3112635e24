import type { Instant } from "../kernel/instant.ts";
import type { Err } from "../kernel/result.ts";
import { err } from "../kernel/result.ts";

/** Why a command is refused: facts about the ticket or its agreement. */
export const REJECTION_KINDS = [
  "TicketDoesNotExist",
  "TicketAlreadyLogged",
  "TicketIsReadOnly",
  "TicketNotVerified",
  "TicketAlreadyVerified",
  "TicketAlreadyResolved",
  "TicketNotResolved",
  "TicketAlreadyClosed",
  "TicketStillOpen",
  "WrongAgreement",
  "KindNotInAgreement",
  "TicketIsOfThatKind",
  "ChannelNeedsReference",
  "QuestionUnanswered",
  "CallerCheckNeeded",
  "NothingToVerify",
  "PriorityNotInAgreement",
  "PriorityAlreadyAgreed",
  "PriorityDisputed",
  "PriorityNotDisputed",
  "PriorityUnchanged",
  "CallerWantsSamePriority",
  "DowngradeNeedsReason",
  "ChangeNeedsReasonOrAgreement",
  "AssignmentUnchanged",
  "WaitNotInAgreement",
  "WaitNeedsMore",
  "AlreadyWaiting",
  "WaitIdTaken",
  "WaitNotInProgress",
  "ExpectedMomentPassed",
  "DeadlineNotRevisable",
  "DeadlineNotInFuture",
  "LinkToItself",
  "AlreadyLinked",
  "DuplicateOfNothing",
  "AlreadyConfirmed",
  "ConfirmationNeeded",
  "CloseReasonNeedsText",
  "NotDueYet",
  "NoSuchRule",
  "NotWaitingForAnswer",
  "ContactsNotDocumented",
  "ReopenNotAllowed",
  "NewRecordNeeded",
  "ThresholdAlreadyRecorded",
  "ThresholdNoLongerTrue",
] as const;

/**
 * A refusal with a sentence that says what to do next. Where a moment decides, it is there as a value too: the earliest
 * time that would be accepted, the limit that has passed, the moment from which a timer may act.
 */
export type Rejection =
  | { readonly kind: (typeof REJECTION_KINDS)[number]; readonly message: string }
  | { readonly kind: "HappenedTooEarly"; readonly message: string; readonly earliestAt: Instant }
  | { readonly kind: "ReopenLimitPassed"; readonly message: string; readonly limitAt: Instant };

/** A refusal as a result. */
export function refuse(kind: (typeof REJECTION_KINDS)[number], message: string): Err<Rejection> {
  return err({ kind, message });
}
