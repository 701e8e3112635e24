import type { BoardEvent } from "../change/board/board-events.ts";
import type { TemplateEvent } from "../change/template/template-kind.ts";
import type { WorkEvent } from "../change/work/work-kind.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { EventSentence } from "./event-sentence.ts";
import type { MomentWords } from "./moment-words.ts";
import { type Names, nameOf } from "./names.ts";
import { setAsideWords } from "./set-aside-words.ts";

/** What sentences about boards, standard changes and planned work need besides the event. */
export interface BoardEventAround {
  readonly names: Names;
  readonly words: Pick<MomentWords, "full">;
}

const plain = (sentence: string, quote = ""): EventSentence => ({ sentence, quote: quote === "" ? null : quote });

/** What happened to a board, in a sentence. */
export function sayBoardEvent(event: BoardEvent, { names, words }: BoardEventAround): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "BoardSetUp":
      return plain(`${event.name} set up`);
    case "BoardRenamed":
      return plain(`Is called ${event.name} now`);
    case "BoardTermsChanged":
      return plain("The rules by which it votes changed");
    case "MemberSeated":
      return plain(`${nameOf(names, event.person)} has a seat`);
    case "MemberUnseated":
      return plain("A seat taken away");
    case "SeatSubstituteNamed":
      return plain(
        `${nameOf(names, event.person)} stands in from ${words.full(event.from)} until ${words.full(event.until)}`,
      );
    case "SeatSubstituteWithdrawn":
      return plain(`${nameOf(names, event.person)} stands in no longer`);
    case "BoardDissolved":
      return plain("Dissolved", event.reason);
    case "MeetingOpened":
      return plain("Meeting opened");
    case "AttendanceNoted":
      return plain(event.isPresent ? "Somebody is present" : "Somebody is absent");
    case "MeetingTurned":
      return plain("The meeting went on to the next change");
    case "MeetingNoted":
      return plain("Noted in the meeting", event.text);
    case "MeetingClosed":
      return plain("Meeting closed");
    default:
      return assertNever(event);
  }
}

/** What happened to a standard change, in a sentence. */
export function sayTemplateEvent(event: TemplateEvent, { names, words }: BoardEventAround): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "TemplateWritten":
      return plain(`${event.title} written`);
    case "TemplateApproved":
      return plain(`Approved by ${nameOf(names, event.approver)} until ${words.full(event.until)}`);
    case "TemplateRevoked":
      return plain("Approval taken back", event.reason);
    default:
      return assertNever(event);
  }
}

/** What happened to planned work, in a sentence. */
export function sayWorkEvent(event: WorkEvent, { words }: BoardEventAround): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "WorkPlanned":
      return plain(`${event.title} planned from ${words.full(event.from)} until ${words.full(event.until)}`);
    case "WorkMoved":
      return plain(`Moved: from ${words.full(event.from)} until ${words.full(event.until)}`);
    case "WorkCancelled":
      return plain("Cancelled", event.reason);
    case "WorkDone":
      return plain(`Done from ${words.full(event.from)} until ${words.full(event.until)}`);
    case "WorkNoticePlanned":
      return plain("Who is to be told, and when, was written down");
    case "WorkNoticeSent":
      return plain("Those who are touched by it were told");
    case "WorkConsulted":
      return plain("Those who are touched by it were asked");
    default:
      return assertNever(event);
  }
}
