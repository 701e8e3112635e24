import type { BoardRejection } from "../change/board/board-action.ts";
import type { TemplateRejection } from "../change/template/template-kind.ts";
import type { WorkRejection } from "../change/work/work-actions.ts";
import { assertNever } from "../kernel/assert-never.ts";
import { type RefusalAround, sayChangeRefusal } from "./change-refusals.ts";

/** Why something about a board is not done, and what to do instead. */
export function sayBoardRefusal(rejection: BoardRejection): string {
  switch (rejection.kind) {
    case "BoardDoesNotExist":
      return "There is no such board at this desk.";
    case "BoardAlreadyThere":
      return `${rejection.name} is there already.`;
    case "BoardIsDissolved":
      return `${rejection.name} has been dissolved.`;
    case "NothingChanges":
      return "That is how it is already.";
    case "EmergencyBoardDrawsFromNone":
      return "Say which board the emergency board takes its members from.";
    case "WarnedBeforeItOpens":
      return "The warning cannot come before the vote opens: make it shorter than the voting period.";
    case "BoardIsFull":
      return `A board has at most ${rejection.most} seats.`;
    case "ChairIsTaken":
      return "Somebody holds the chair. Take that seat away first.";
    case "SitsThereAlready":
      return "This person sits on the board already.";
    case "NoSuchSeat":
      return "There is no such seat on this board.";
    case "OwnSubstitute":
      return "Nobody stands in for themselves. Choose somebody else.";
    case "SubstituteEndsBeforeItBegins":
      return "A substitute begins before it ends. Check the two moments.";
    case "NotASubstitute":
      return "This person does not stand in for that seat, now or later.";
    case "MeetingIsOn":
      return "A meeting of this board is going on. Close it first.";
    case "NoMeeting":
      return "No meeting of this board is going on.";
    case "AgendaIsEmpty":
      return "Put at least one change on the agenda.";
    case "NotOnTheAgenda":
      return "That change is not on the agenda of this meeting.";
    default:
      return assertNever(rejection);
  }
}

/** Why something about a standard change is not done. */
export function sayTemplateRefusal(rejection: TemplateRejection, around: RefusalAround): string {
  switch (rejection.kind) {
    case "TemplateDoesNotExist":
      return "There is no such standard change at this desk.";
    case "TemplateIsRevoked":
      return "It was revoked. Write it anew to have it approved again.";
    case "NothingToApprove":
      return `A standard change needs its ${rejection.missing === "plan" ? "plan" : "back-out"} before it can be approved.`;
    case "ApprovalEndsInThePast":
      return "The approval ends in the future.";
    case "ContentRefused":
      return "That cannot stand in a standard change.";
    case "UnknownService":
    case "UnknownArea":
    case "NothingChanges":
      return sayChangeRefusal(rejection, around);
    default:
      return assertNever(rejection);
  }
}

/** Why something about planned work is not done. */
export function sayWorkRefusal(rejection: WorkRejection, around: RefusalAround): string {
  switch (rejection.kind) {
    case "WorkDoesNotExist":
      return "There is no such entry on the schedule.";
    case "WorkAlreadyThere":
      return "It stands on the schedule already.";
    case "WorkIsOver":
      return `It is ${rejection.status} already.`;
    case "WindowEndsBeforeItBegins":
    case "WindowTooLong":
    case "TooFarAhead":
    case "UnknownService":
    case "ScheduleRefused":
    case "OverrideNotAllowed":
    case "NoSuchNotice":
    case "NoticeAlreadySent":
    case "NotDueYet":
      return sayChangeRefusal(rejection, around);
    default:
      return assertNever(rejection);
  }
}
