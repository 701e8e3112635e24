import type { Calendar } from "../calendar/calendar.ts";
import type { Vote } from "../change/ballot/ballot.ts";
import { votingSeats } from "../change/ballot/ballot.ts";
import { voteOf } from "../change/ballot/count.ts";
import { type Board, type Meeting, presentSeats } from "../change/board/board.ts";
import type { Change } from "../change/change.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { type BallotAround, sayBallot, sayChoice } from "./change-ballot.ts";
import { sayWindow } from "./change-moment.ts";
import { EVIDENCE_NAMES, FIELD_NAMES, LEVEL_NAMES, SEAT_ROLE_NAMES, STATUS_NAMES } from "./change-names.ts";
import { documentHtml, element, list, type Markup, table } from "./document.ts";
import { fullMomentText, lengthText } from "./time-text.ts";

/** A change with its id: how agendas, turns and notes name it. */
export interface AgendaItem {
  readonly changeId: string;
  readonly change: Change;
}

export interface MeetingAround {
  readonly calendar: Calendar;
  readonly now: Instant;
  nameOf(person: PersonId): string;
  serviceName(id: string): string;
}

/** What a board has before it: each change with what is voted on and how the vote stands. For the table, before a meeting. */
export function agendaDocument(board: Board, items: readonly AgendaItem[], around: MeetingAround): string {
  const title = `Agenda: ${board.name}`;
  const intro = element("p", `As of ${fullMomentText(around.now, around.calendar.zone)}. ${countOf(items.length)}.`);
  const body =
    items.length === 0 ? [element("p", "Nothing waits for this board.")] : items.flatMap(agendaItem(board, around));
  return documentHtml({ title, body: [intro, ...body] });
}

/** What happened in a meeting, from the record alone: who was there, how long each change took, every vote, the result, the notes. */
export function minutesDocument(
  board: Board,
  meeting: Meeting,
  items: readonly AgendaItem[],
  around: MeetingAround,
): string {
  const { zone } = around.calendar;
  const title = `Minutes: ${board.name}, ${fullMomentText(meeting.openedAt, zone)}`;
  const end = meeting.closedAt === null ? "It goes on." : `Closed ${fullMomentText(meeting.closedAt, zone)}.`;
  const notes = meeting.notes.filter(({ changeId }) => changeId === null).map(({ text }) => text);
  const body = [
    element("p", `Opened ${fullMomentText(meeting.openedAt, zone)}. ${end}`),
    attendance(board, meeting, around),
    ...items.flatMap((item, index) => minutesItem(board, meeting, item, index, around)),
    ...(notes.length === 0 ? [] : [element("h2", "Other notes"), list(notes)]),
  ];
  return documentHtml({ title, body });
}

const countOf = (count: number): string => (count === 1 ? "1 change" : `${count.toLocaleString("en-GB")} changes`);

function attendance(board: Board, meeting: Meeting, { nameOf }: MeetingAround): Markup {
  const present = presentSeats(meeting);
  const rows = board.seats.map((seat) => [
    nameOf(seat.person),
    SEAT_ROLE_NAMES[seat.role],
    present.includes(seat.seatId) ? "present" : "absent",
  ]);
  return table("Who was there", ["Name", "Seat", "Present"], rows);
}

function headingOf({ change }: AgendaItem, index: number): Markup {
  return element("h2", `${index + 1}. ${change.reference}: ${change.content.summary}`);
}

function agendaItem(board: Board, around: MeetingAround) {
  return (item: AgendaItem, index: number): readonly Markup[] => {
    const { change } = item;
    const level = change.level === null ? "no level yet" : `${LEVEL_NAMES[change.level.level]} level`;
    const who = `${change.customer.name}, ${change.customer.site}; ${level}; ${STATUS_NAMES[change.status]}.`;
    return [
      headingOf(item, index),
      element("p", who),
      contentTable(change, around),
      ...adviceOf(change, around),
      ...ballotOn(change, board, around),
    ];
  };
}

function contentTable({ content }: Change, { calendar, serviceName }: MeetingAround): Markup {
  const texts = (["scope", "reason", "risk", "plan", "backOut"] as const)
    .filter((field) => content[field] !== "")
    .map((field) => [FIELD_NAMES[field], content[field]]);
  const window = content.window === null ? [] : [[FIELD_NAMES.window, sayWindow(calendar, content.window)]];
  const services =
    content.services.length === 0 ? [] : [[FIELD_NAMES.services, content.services.map(serviceName).join(", ")]];
  return table("What is voted on", ["Field", "Text"], [...texts, ...window, ...services]);
}

function adviceOf({ advice }: Change, { calendar }: MeetingAround): readonly Markup[] {
  if (advice.length === 0) return [];
  const said = advice.map(({ from, question, answer }) => {
    const given = answer === null ? "no answer yet" : `${answer.text} (${fullMomentText(answer.at, calendar.zone)})`;
    return `${from}, asked "${question}": ${given}`;
  });
  return [element("h3", "Advice"), list(said)];
}

function ballotOn(change: Change, board: Board, around: MeetingAround): readonly Markup[] {
  const ballot = change.ballots.findLast(({ boardId }) => boardId === board.boardId);
  if (ballot === undefined) return [];
  const said: BallotAround = { calendar: around.calendar, now: around.now, nameOf: around.nameOf };
  const rows = votingSeats(ballot).map((seat) => {
    const vote = voteOf(ballot, seat.seatId);
    return [around.nameOf(seat.person), vote === null ? "no vote" : sayVote(vote, around), vote?.comment ?? ""];
  });
  return [element("p", sayBallot(ballot, said)), table("Votes", ["Member", "Vote", "Comment"], rows)];
}

/** The choice, and whose hand it was where that was not the member's. */
function sayVote(vote: Vote, { nameOf }: MeetingAround): string {
  const choice = sayChoice(vote.choice);
  switch (vote.votedAs) {
    case "own":
      return choice;
    case "substitute":
      return `${choice}, by ${nameOf(vote.voter)} for the member`;
    case "entered": {
      const from = vote.evidence === null ? "" : ` from ${EVIDENCE_NAMES[vote.evidence.kind]}`;
      const answer =
        vote.answer === null ? "not countersigned" : vote.answer.kind === "objected" ? "objected to" : "countersigned";
      return `${choice}, entered by the chair${from}, ${answer}`;
    }
  }
}

function minutesItem(
  board: Board,
  meeting: Meeting,
  item: AgendaItem,
  index: number,
  around: MeetingAround,
): readonly Markup[] {
  const took = timeOn(meeting, item.changeId, around.now);
  const notes = meeting.notes.filter(({ changeId }) => changeId === item.changeId).map(({ text }) => text);
  return [
    headingOf(item, index),
    element(
      "p",
      took === 0 ? "It was not come to." : `It took ${lengthText(took)}. Now ${STATUS_NAMES[item.change.status]}.`,
    ),
    ...ballotOn(item.change, board, around),
    ...(notes.length === 0 ? [] : [element("h3", "Notes"), list(notes)]),
  ];
}

/** From each turn to this change until the next turn to any, or the end. */
function timeOn(meeting: Meeting, changeId: string, now: Instant): number {
  const end = meeting.closedAt ?? now;
  return meeting.turns.reduce((sum, turn, index) => {
    if (turn.changeId !== changeId) return sum;
    return sum + Math.max(0, (meeting.turns[index + 1]?.at ?? end) - turn.at);
  }, 0);
}
