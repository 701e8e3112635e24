import { z } from "zod";
import type { EventMeta } from "../../kernel/actor.ts";
import {
  ERASED,
  type EventDefinition,
  type EventShape,
  type EventsFrom,
  eventOf,
  NO_WORDS,
} from "../../kernel/event-definition.ts";
import { codeFact, idFact } from "../../kernel/fact-schemas.ts";
import type { RecordKind } from "../../kernel/record-kind.ts";
import { setAsideEvent } from "../../kernel/set-aside-event.ts";
import { ballotTermsFacts, seatFacts, substituteFacts } from "../ballot/ballot-schemas.ts";
import { longWords, quiet, shortWords } from "../change-event.ts";
import { BOARD_KINDS, type Board, type BoardSeat, type BoardState, type Meeting, NO_BOARD } from "./board.ts";

const boardEventOf = eventOf<BoardState>();

/** An event of a board that has been set up; of one that has not it changes nothing. */
function boardEvent<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>(
  definition: Omit<EventDefinition<BoardState, Type, Facts, Words>, "evolve"> & {
    evolve(board: Board, event: EventShape<Type, Facts, Words>): Board;
  },
): EventDefinition<BoardState, Type, Facts, Words> {
  return boardEventOf({
    ...definition,
    evolve: (state, event) => (state.status === "none" ? state : definition.evolve(state, event)),
  });
}

/** What changes who decides or how is nothing that may slip in behind somebody's back. */
const weighty = { ...quiet, isHarmless: false } as const;

const seatOf = (board: Board, seatId: string, change: (seat: BoardSeat) => BoardSeat): Board => ({
  ...board,
  seats: board.seats.map((seat) => (seat.seatId === seatId ? change(seat) : seat)),
});

const meetingOf = (board: Board, meetingId: string, change: (meeting: Meeting) => Meeting): Board => ({
  ...board,
  meetings: board.meetings.map((meeting) =>
    meeting.meetingId === meetingId && meeting.closedAt === null ? change(meeting) : meeting,
  ),
});

const withdrawnAt = (seat: BoardSeat, person: string, { at }: EventMeta): BoardSeat => ({
  ...seat,
  substitutes: seat.substitutes
    .map((each) => (each.person === person ? { ...each, until: Math.min(each.until, at) } : each))
    .filter(({ from, until }) => from < until),
});

/** All that can happen to a board. */
export const boardEvents = {
  CommandSetAside: setAsideEvent<BoardState>(),
  BoardSetUp: boardEventOf({
    ...weighty,
    type: "BoardSetUp",
    facts: z.strictObject({
      boardId: idFact("board"),
      kind: z.enum(BOARD_KINDS),
      rulesId: codeFact,
      /** Which board of the agreement's document it is; null: the desk's own. */
      document: codeFact.nullable(),
      drawsFrom: idFact("board").nullable(),
      terms: ballotTermsFacts,
    }),
    words: z.strictObject({ name: shortWords }),
    erased: { name: ERASED },
    evolve: (state, { boardId, kind, rulesId, document, drawsFrom, terms, name }) =>
      state.status === "none"
        ? { status: "sitting", boardId, kind, rulesId, document, drawsFrom, terms, name, seats: [], meetings: [] }
        : state,
  }),
  BoardRenamed: boardEvent({
    ...quiet,
    type: "BoardRenamed",
    facts: z.strictObject({}),
    words: z.strictObject({ name: shortWords }),
    erased: { name: ERASED },
    evolve: (board, { name }) => ({ ...board, name }),
  }),
  /** For ballots opened from now on; those that are open keep the terms they opened with. */
  BoardTermsChanged: boardEvent({
    ...weighty,
    type: "BoardTermsChanged",
    facts: z.strictObject({ terms: ballotTermsFacts }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { terms }) => ({ ...board, terms }),
  }),
  MemberSeated: boardEvent({
    ...weighty,
    type: "MemberSeated",
    facts: z.strictObject(seatFacts),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { seatId, person, role, area, isRequired, at: seatedAt }) => ({
      ...board,
      seats: [
        ...board.seats.filter((seat) => seat.seatId !== seatId),
        { seatId, person, role, area, isRequired, substitutes: [], seatedAt },
      ],
    }),
  }),
  MemberUnseated: boardEvent({
    ...weighty,
    type: "MemberUnseated",
    facts: z.strictObject({ seatId: idFact("seat") }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { seatId }) => ({ ...board, seats: board.seats.filter((seat) => seat.seatId !== seatId) }),
  }),
  SeatSubstituteNamed: boardEvent({
    ...weighty,
    type: "SeatSubstituteNamed",
    facts: z.strictObject({ seatId: idFact("seat"), ...substituteFacts.shape }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { seatId, person, from, until }) =>
      seatOf(board, seatId, (seat) => ({ ...seat, substitutes: [...seat.substitutes, { person, from, until }] })),
  }),
  /** From now on: what was voted as a substitute stays. */
  SeatSubstituteWithdrawn: boardEvent({
    ...weighty,
    type: "SeatSubstituteWithdrawn",
    facts: z.strictObject({ seatId: idFact("seat"), person: idFact("person") }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, event) => seatOf(board, event.seatId, (seat) => withdrawnAt(seat, event.person, event)),
  }),
  BoardDissolved: boardEvent({
    ...weighty,
    type: "BoardDissolved",
    facts: z.strictObject({}),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (board) => ({ ...board, status: "dissolved" }),
  }),
  MeetingOpened: boardEvent({
    ...quiet,
    type: "MeetingOpened",
    facts: z.strictObject({ meetingId: idFact("meeting"), agenda: z.array(idFact("change")).max(200).readonly() }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { meetingId, agenda, at: openedAt }) => ({
      ...board,
      meetings: [
        ...board.meetings,
        { meetingId, openedAt, closedAt: null, agenda, attendance: [], turns: [], notes: [] },
      ],
    }),
  }),
  AttendanceNoted: boardEvent({
    ...quiet,
    type: "AttendanceNoted",
    facts: z.strictObject({ meetingId: idFact("meeting"), seatId: idFact("seat"), isPresent: z.boolean() }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { meetingId, seatId, isPresent, at }) =>
      meetingOf(board, meetingId, (meeting) => ({
        ...meeting,
        attendance: [...meeting.attendance, { seatId, isPresent, at }],
      })),
  }),
  /** The meeting comes to a change: how long each took follows from these. */
  MeetingTurned: boardEvent({
    ...quiet,
    type: "MeetingTurned",
    facts: z.strictObject({ meetingId: idFact("meeting"), changeId: idFact("change") }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { meetingId, changeId, at }) =>
      meetingOf(board, meetingId, (meeting) => ({ ...meeting, turns: [...meeting.turns, { changeId, at }] })),
  }),
  MeetingNoted: boardEvent({
    ...quiet,
    type: "MeetingNoted",
    facts: z.strictObject({ meetingId: idFact("meeting"), changeId: idFact("change").nullable() }),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    evolve: (board, { meetingId, changeId, text, at }) =>
      meetingOf(board, meetingId, (meeting) => ({ ...meeting, notes: [...meeting.notes, { changeId, text, at }] })),
  }),
  MeetingClosed: boardEvent({
    ...quiet,
    type: "MeetingClosed",
    facts: z.strictObject({ meetingId: idFact("meeting") }),
    words: NO_WORDS,
    erased: {},
    evolve: (board, { meetingId, at: closedAt }) =>
      meetingOf(board, meetingId, (meeting) => ({ ...meeting, closedAt })),
  }),
} as const;

export type BoardEvent = EventsFrom<typeof boardEvents>;

/** A board that decides on changes or recommends: its members, how it votes, and its meetings. */
export const boardKind: RecordKind<BoardState, typeof boardEvents> = {
  category: "board",
  initial: NO_BOARD,
  events: boardEvents,
};
