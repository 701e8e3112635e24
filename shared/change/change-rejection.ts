import type { Instant } from "../kernel/instant.ts";
import type { Choice } from "./ballot/ballot.ts";
import type { ChangeStatus } from "./change.ts";
import type { Level } from "./change-parts.ts";
import type { ContentField } from "./content.ts";
import type { ScheduleFinding } from "./schedule/finding.ts";

/** Why something about a change is refused, with the facts the sentence needs. The sentences stand in `words/change-refusals.ts`. */
export type ChangeRejection =
  | { readonly kind: "ChangeDoesNotExist" }
  | { readonly kind: "ChangeAlreadyLogged"; readonly reference: string }
  /** It is not where this step belongs. */
  | { readonly kind: "NotAtThisStep"; readonly status: ChangeStatus; readonly needs: readonly ChangeStatus[] }
  | { readonly kind: "HappenedTooEarly"; readonly earliestAt: Instant }
  | { readonly kind: "NothingChanges" }
  | { readonly kind: "AlreadyThere" }
  // intake
  | {
      readonly kind: "ChannelNotForChanges";
      readonly channel: string;
      readonly allowed: readonly string[];
      readonly clause: string;
    }
  | { readonly kind: "UnknownService"; readonly service: string }
  | { readonly kind: "UnknownArea"; readonly area: string }
  | { readonly kind: "WindowEndsBeforeItBegins" }
  | { readonly kind: "WindowTooLong"; readonly mostDays: number }
  | { readonly kind: "TooFarAhead"; readonly latestAt: Instant }
  // level
  | { readonly kind: "EmergencyNeedsSpecialist"; readonly clause: string }
  | { readonly kind: "EmergencyNeedsLink"; readonly clause: string }
  | { readonly kind: "EmergencyLinkNotCritical"; readonly other: string; readonly clause: string }
  | { readonly kind: "EmergencyUnanswered"; readonly clause: string }
  | { readonly kind: "EmergencyCanWait"; readonly clause: string }
  | { readonly kind: "NotAssessedYet" }
  | { readonly kind: "LevelNotAgreed"; readonly level: Level; readonly clause: string }
  | { readonly kind: "LevelNotDisputed" }
  | { readonly kind: "SameLevelWanted"; readonly level: Level }
  // boards and ballots
  | { readonly kind: "BoardUnknown"; readonly boardId: string }
  | { readonly kind: "BoardHasNobody"; readonly boardId: string }
  | { readonly kind: "QuorumOutOfReach"; readonly quorum: number; readonly seats: number }
  | { readonly kind: "SeatUnknown"; readonly seatId: string }
  | { readonly kind: "NotForEmergencyBoard"; readonly clause: string }
  | { readonly kind: "EmergencyBoardNeedsMember"; readonly clause: string }
  | { readonly kind: "EmergencyBoardNeedsTechnician"; readonly areas: readonly string[]; readonly clause: string }
  | { readonly kind: "NoOpenBallot" }
  | { readonly kind: "NotOnTheBoard" }
  | { readonly kind: "NoVoteForThatSeat" }
  | { readonly kind: "NotSubstituteNow"; readonly seatId: string }
  | { readonly kind: "MemberHasVoted"; readonly seatId: string; readonly choice: Choice }
  | { readonly kind: "OnlyTheChair" }
  | { readonly kind: "SameVote"; readonly choice: Choice }
  | { readonly kind: "VotedOnOlderContent"; readonly fields: readonly ContentField[] }
  | { readonly kind: "NothingEnteredForYou" }
  | { readonly kind: "AlreadyAnswered" }
  | { readonly kind: "NotLaterDeadline"; readonly closesAt: Instant }
  // deciding and appealing
  | { readonly kind: "BoardDecides"; readonly boardId: string }
  | { readonly kind: "DecidedBefore"; readonly clause: string }
  | { readonly kind: "BallotLapsed" }
  | { readonly kind: "AppealDecided" }
  | { readonly kind: "OnlyTheChangeManager"; readonly clause: string }
  | { readonly kind: "DuplicateNeedsSurvivor"; readonly clause: string }
  | { readonly kind: "DuplicateOfItself" }
  | { readonly kind: "SurvivorUnknown"; readonly survivor: string }
  // content
  | { readonly kind: "ContentFixed"; readonly status: ChangeStatus; readonly fields: readonly ContentField[] }
  | { readonly kind: "NotOnlySpelling"; readonly field: ContentField }
  | { readonly kind: "TemplateUnknown"; readonly templateId: string }
  | { readonly kind: "TemplateNotApproved"; readonly templateId: string; readonly approvedUntil: Instant | null }
  // carrying out
  | { readonly kind: "DeadlineNotInFuture" }
  | { readonly kind: "SlotInThePast" }
  | { readonly kind: "SlotOutsideApprovedWindow"; readonly from: Instant; readonly until: Instant }
  | { readonly kind: "ScheduleRefused"; readonly findings: readonly ScheduleFinding[] }
  | { readonly kind: "OverrideNotAllowed"; readonly findings: readonly ScheduleFinding[] }
  | { readonly kind: "EndsBeforeItBegins" }
  | { readonly kind: "NoSuchNotice"; readonly noticeId: string }
  | { readonly kind: "NoticeAlreadySent"; readonly sentAt: Instant }
  | { readonly kind: "NoSuchAdvice"; readonly adviceId: string }
  | { readonly kind: "NoSuchPhase"; readonly phaseId: string }
  | { readonly kind: "NotAProject" }
  // timers
  | { readonly kind: "NotDueYet"; readonly at: Instant }
  | { readonly kind: "NoLongerTrue"; readonly momentId: string };
