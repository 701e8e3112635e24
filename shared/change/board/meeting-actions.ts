import { z } from "zod";
import type { Who } from "../../agreement/roles.ts";
import { asId, type Id } from "../../kernel/ids.ts";
import { idText, prose } from "../../kernel/input-schemas.ts";
import type { RecordContext } from "../../kernel/record-context.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type Board, type BoardState, openMeeting } from "./board.ts";
import { type BoardRejection, boardAction, type Decided, type Meta, of, seatIn, sitting } from "./board-action.ts";

const seatId = idText("seat");
const KEEPERS: readonly Who[] = ["change-manager", "board-member", "specialist", "team-leader"];
const inMeeting = { who: KEEPERS, clashesWith: [], may: meeting } as const;

/** The members together, several changes in a row; also offline, then recorded when it happened. */
export const meetingActions = {
  OpenMeeting: boardAction({
    ...inMeeting,
    type: "OpenMeeting",
    may: sitting,
    clashesWith: ["MeetingOpened"],
    input: z.strictObject({ agenda: z.array(idText("change")).max(200).readonly() }),
    decide: (state, input, context) =>
      of(state, context, (board, meta) => {
        if (openMeeting(board) !== null) return err({ kind: "MeetingIsOn" });
        const agenda = [...new Set(input.agenda)];
        if (agenda.length === 0) return err({ kind: "AgendaIsEmpty" });
        const present = board.seats.map((seat) => ({
          type: "AttendanceNoted" as const,
          seatId: asId<"seat">(seat.seatId),
        }));
        const meetingId = asId<"meeting">(context.newId(0));
        return ok([
          { type: "MeetingOpened", meetingId, agenda, ...meta },
          ...present.map((each) => ({ ...each, meetingId, isPresent: false, ...meta })),
        ]);
      }),
  }),
  NoteAttendance: boardAction({
    ...inMeeting,
    type: "NoteAttendance",
    input: z.strictObject({ seatId, isPresent: z.boolean() }),
    decide: (state, input, context) =>
      during(state, context, (board, meetingId, meta) => {
        const seat = seatIn(board, input.seatId);
        if (!seat.ok) return seat;
        const { isPresent } = input;
        return ok([{ type: "AttendanceNoted", meetingId, seatId: input.seatId, isPresent, ...meta }]);
      }),
  }),
  TurnTo: boardAction({
    ...inMeeting,
    type: "TurnTo",
    input: z.strictObject({ changeId: idText("change") }),
    decide: (state, { changeId }, context) =>
      during(state, context, (board, meetingId, meta) =>
        openMeeting(board)?.agenda.includes(changeId) === true
          ? ok([{ type: "MeetingTurned", meetingId, changeId, ...meta }])
          : err({ kind: "NotOnTheAgenda" }),
      ),
  }),
  NoteInMeeting: boardAction({
    ...inMeeting,
    type: "NoteInMeeting",
    input: z.strictObject({ changeId: idText("change").nullable(), text: prose("The note") }),
    decide: (state, { changeId, text }, context) =>
      during(state, context, (_board, meetingId, meta) =>
        ok([{ type: "MeetingNoted", meetingId, changeId, text, ...meta }]),
      ),
  }),
  CloseMeeting: boardAction({
    ...inMeeting,
    type: "CloseMeeting",
    input: z.strictObject({}),
    decide: (state, _input, context) =>
      during(state, context, (_board, meetingId, meta) => ok([{ type: "MeetingClosed", meetingId, ...meta }])),
  }),
} as const;

function meeting(state: BoardState): Result<Board, BoardRejection> {
  const board = sitting(state);
  return board.ok && openMeeting(board.value) === null ? err({ kind: "NoMeeting" }) : board;
}

function during(
  state: BoardState,
  context: RecordContext,
  make: (board: Board, meetingId: Id<"meeting">, meta: Meta) => Decided,
): Decided {
  return of(state, context, (board, meta) => {
    const going = openMeeting(board);
    return going === null ? err({ kind: "NoMeeting" }) : make(board, asId<"meeting">(going.meetingId), meta);
  });
}
