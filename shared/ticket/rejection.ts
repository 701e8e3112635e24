import type { Ending } from "../agreement/ending-limits.ts";
import type { WaitRule } from "../agreement/rules-schema.ts";
import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { type Err, err } from "../kernel/result.ts";
import type { ClosedWhy, DeadlineDoubt } from "./listed-words.ts";

type Plain = "TicketDoesNotExist" | "PriorityNotDisputed" | "ChangeNeedsReasonOrAgreement" | "AlreadyLinked";
type PlainEnding = "DuplicateOfNothing" | "NotWaitingForAnswer" | "ThresholdAlreadyRecorded" | "ThresholdNoLongerTrue";

/** How far the ticket has come, which is not where the command needs it. */
type Standing =
  | "TicketAlreadyLogged"
  | "TicketNotVerified"
  | "TicketAlreadyVerified"
  | "TicketNotResolved"
  | "TicketStillOpen"
  | "NewRecordNeeded";

/** It has ended, and how: whether it can be worked on again is its agreement's to say. */
type Ended = {
  readonly kind: "TicketAlreadyResolved" | "TicketAlreadyClosed";
  readonly reference: string;
  readonly ending: Ending;
};

/** What an agreement has against a call or a kind of ticket. `call`: while logging it; `conversion`: while turning it into this kind. */
type Intake =
  | { readonly kind: "WrongAgreement"; readonly loggedUnder: string; readonly agreementId: string }
  | {
      readonly kind: "KindNotInAgreement";
      readonly asked: "call" | "conversion" | "any-other";
      readonly ticketKind: TicketKind;
    }
  | { readonly kind: "TicketIsOfThatKind"; readonly reference: string; readonly ticketKind: TicketKind }
  | { readonly kind: "ChannelNeedsReference"; readonly channel: Channel }
  | { readonly kind: "QuestionUnanswered"; readonly questions: readonly string[] }
  | {
      readonly kind: "CallerCheckNeeded";
      readonly asked: "call" | "conversion";
      readonly checks: readonly string[];
      readonly ticketKind: TicketKind;
    }
  | { readonly kind: "NothingToVerify"; readonly ticketKind: TicketKind };

/** What stands against correcting what was taken down of a call. */
type Correcting =
  | { readonly kind: "AgreementUnchanged"; readonly shortName: string }
  | { readonly kind: "AgreementNotHere"; readonly agreementId: string }
  | {
      readonly kind: "NotOfThatAgreement";
      readonly shortName: string;
      readonly what:
        | { readonly ticketKind: TicketKind }
        | { readonly priority: string }
        | { readonly checks: readonly string[] };
    }
  | { readonly kind: "NothingCorrected"; readonly reference: string };

type AboutPriority =
  | { readonly kind: "PriorityNotInAgreement"; readonly priority: string; readonly ticketKind: TicketKind }
  | {
      readonly kind: "PriorityAlreadyAgreed";
      readonly priority: string;
      readonly agreement: "agreed" | "disputed" | "settled";
    }
  /** `isAgain`: it was to be disputed once more. */
  | { readonly kind: "PriorityDisputed"; readonly isAgain: boolean }
  | { readonly kind: "PriorityUnchanged"; readonly priority: string }
  | { readonly kind: "CallerWantsSamePriority"; readonly priority: string }
  | { readonly kind: "DowngradeNeedsReason"; readonly from: string; readonly to: string };

/** `every`: each of those the agreement knows. `any`: there is none at all. */
type Waiting =
  | { readonly kind: "WaitNotInAgreement"; readonly wait: WaitKind | "any" }
  | { readonly kind: "AlreadyWaiting"; readonly wait: WaitKind | "every" }
  | { readonly kind: "WaitNeedsMore"; readonly wait: WaitKind; readonly missing: WaitRule["requires"] }
  | { readonly kind: "ApproverNotAllowed"; readonly wait: WaitKind; readonly approver: PersonId }
  | { readonly kind: "WaitNotInProgress"; readonly wait: "this" | "any" }
  | { readonly kind: "ExpectedMomentPassed"; readonly expectedAt: Instant; readonly now: Instant };

/** Where a moment decides, it is here: the earliest that would be accepted, the limit that has passed, the moment from which it may be done. */
type Moments =
  | { readonly kind: "DeadlineNotRevisable"; readonly priority: string }
  | { readonly kind: "DeadlineNotInFuture"; readonly deadlineAt: Instant; readonly now: Instant }
  /** It is accepted once somebody says that each of these is meant. */
  | {
      readonly kind: "DeadlineNeedsConfirming";
      readonly doubts: readonly DeadlineDoubt[];
      readonly deadlineAt: Instant;
      readonly originalAt: Instant | null;
    }
  | { readonly kind: "NotDueYet"; readonly what: "closing" | "silence" | "threshold"; readonly dueAt: Instant }
  | { readonly kind: "ReopenLimitPassed"; readonly reference: string; readonly limitAt: Instant }
  | {
      readonly kind: "HappenedTooEarly";
      readonly before: "the-last-change" | "the-logging" | "the-resolution";
      readonly now: Instant;
      readonly earliestAt: Instant;
    };

type AboutEnding =
  | { readonly kind: "AlreadyConfirmed"; readonly confirmedBy: string }
  /** `nobody-confirmed`: there is nothing to close it by; `not-asked`: the agreement wants the customer asked before. */
  | { readonly kind: "ConfirmationNeeded"; readonly because: "nobody-confirmed" | "not-asked" }
  | { readonly kind: "CloseReasonNeedsText"; readonly why: Extract<ClosedWhy, "withdrawn" | "advice-not-followed"> }
  | { readonly kind: "NoSuchRule"; readonly rule: "closing-by-time" | "silence" }
  | { readonly kind: "ContactsNotDocumented"; readonly days: number }
  | { readonly kind: "ReopenNotAllowed"; readonly reference: string; readonly ticketKind: TicketKind };

/** Why something is not done with a ticket: a kind and its facts. The sentences stand in `words/ticket-refusals.ts`. */
export type Rejection =
  | { readonly [Kind in Plain | PlainEnding]: { readonly kind: Kind } }[Plain | PlainEnding]
  | { readonly [Kind in Standing]: { readonly kind: Kind; readonly reference: string } }[Standing]
  | {
      readonly kind: "AssignmentUnchanged";
      readonly reference: string;
      readonly owner: PersonId | null;
      readonly team: string | null;
    }
  | { readonly kind: "LinkToItself"; readonly as: "link" | "duplicate" | "recurrence" }
  | { readonly [Kind in Ended["kind"]]: Ended & { readonly kind: Kind } }[Ended["kind"]]
  | Intake
  | Correcting
  | AboutPriority
  | Waiting
  | Moments
  | AboutEnding;

/** A refusal as a result. */
export function refuse(rejection: Rejection): Err<Rejection> {
  return err(rejection);
}
