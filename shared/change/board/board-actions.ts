import { z } from "zod";
import type { Who } from "../../agreement/roles.ts";
import type { CommandsFrom } from "../../kernel/action-definition.ts";
import { commandSchema } from "../../kernel/command-schema.ts";
import { asId } from "../../kernel/ids.ts";
import { codeText, idText, instant, line, prose } from "../../kernel/input-schemas.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type BallotTerms, SEAT_ROLES, votingSeats } from "../ballot/ballot.ts";
import { ballotTermsFacts, MOST_SEATS } from "../ballot/ballot-schemas.ts";
import { BOARD_KINDS, type Board } from "./board.ts";
import { type BoardRejection, boardAction, of, seatIn, sitting } from "./board-action.ts";
import { meetingActions } from "./meeting-actions.ts";

const KEEPERS: readonly Who[] = ["administrator", "change-manager"];
const byAdministrator = { who: KEEPERS, clashesWith: [], may: sitting } as const;
const terms = ballotTermsFacts;
const seatId = idText("seat");

const keepingActions = {
  SetUpBoard: boardAction({
    ...byAdministrator,
    type: "SetUpBoard",
    input: z.strictObject({
      name: line("The name of the board", 100),
      kind: z.enum(BOARD_KINDS),
      rulesId: codeText("The agreement"),
      document: codeText("The board's document").nullable(),
      drawsFrom: idText("board").nullable(),
      terms,
    }),
    may: (state) => (state.status === "none" ? ok(state) : err({ kind: "BoardAlreadyThere", name: state.name })),
    decide: (state, input, { now: at, by, stream }) => {
      if (state.status !== "none") return err({ kind: "BoardAlreadyThere", name: state.name });
      const { name, kind, rulesId, document, drawsFrom } = input;
      if (kind === "emergency" && drawsFrom === null) return err({ kind: "EmergencyBoardDrawsFromNone" });
      const fits = checkTerms(input.terms);
      if (!fits.ok) return fits;
      const boardId = asId<"board">(stream);
      return ok([
        { type: "BoardSetUp", boardId, name, kind, rulesId, document, drawsFrom, terms: input.terms, at, by },
      ]);
    },
  }),
  RenameBoard: boardAction({
    ...byAdministrator,
    type: "RenameBoard",
    input: z.strictObject({ name: line("The name of the board", 100) }),
    decide: (state, { name }, context) =>
      of(state, context, (board, meta) =>
        board.name === name ? err({ kind: "NothingChanges" }) : ok([{ type: "BoardRenamed", name, ...meta }]),
      ),
  }),
  ChangeBoardTerms: boardAction({
    ...byAdministrator,
    type: "ChangeBoardTerms",
    clashesWith: ["BoardTermsChanged"],
    input: z.strictObject({ terms }),
    decide: (state, input, context) =>
      of(state, context, (board, meta) => {
        const fits = checkTerms(input.terms);
        if (!fits.ok) return fits;
        const isSame = JSON.stringify(board.terms) === JSON.stringify(input.terms);
        return isSame
          ? err({ kind: "NothingChanges" })
          : ok([{ type: "BoardTermsChanged", terms: input.terms, ...meta }]);
      }),
  }),
  SeatMember: boardAction({
    ...byAdministrator,
    type: "SeatMember",
    clashesWith: ["MemberSeated", "MemberUnseated"],
    input: z.strictObject({
      person: idText("person"),
      role: z.enum(SEAT_ROLES),
      area: codeText("The technical area").nullable(),
      isRequired: z.boolean(),
    }),
    decide: (state, { person, role, area, isRequired }, context) =>
      of(state, context, (board, meta) => {
        if (board.seats.length >= MOST_SEATS) return err({ kind: "BoardIsFull", most: MOST_SEATS });
        if (role === "chair" && board.seats.some((seat) => seat.role === "chair")) return err({ kind: "ChairIsTaken" });
        if (board.seats.some((seat) => seat.person === person)) return err({ kind: "SitsThereAlready" });
        const id = asId<"seat">(context.newId(0));
        const counts = role !== "secretary" && isRequired;
        return ok([{ type: "MemberSeated", seatId: id, person, role, area, isRequired: counts, ...meta }]);
      }),
  }),
  UnseatMember: boardAction({
    ...byAdministrator,
    type: "UnseatMember",
    clashesWith: ["MemberUnseated"],
    input: z.strictObject({ seatId }),
    decide: (state, input, context) =>
      of(state, context, (board, meta) => {
        const seat = seatIn(board, input.seatId);
        return seat.ok ? ok([{ type: "MemberUnseated", seatId: input.seatId, ...meta }]) : seat;
      }),
  }),
  /** By the member themselves, or by whoever keeps the board. */
  NameSeatSubstitute: boardAction({
    ...byAdministrator,
    who: ["administrator", "change-manager", "board-member"],
    type: "NameSeatSubstitute",
    input: z.strictObject({
      seatId,
      person: idText("person"),
      from: instant("The first moment"),
      until: instant("The last moment"),
    }),
    decide: (state, input, context) =>
      of(state, context, (board, meta) => {
        const seat = seatIn(board, input.seatId);
        if (!seat.ok) return seat;
        const { person, from, until } = input;
        if (person === seat.value.person) return err({ kind: "OwnSubstitute" });
        if (until <= from) return err({ kind: "SubstituteEndsBeforeItBegins" });
        return ok([{ type: "SeatSubstituteNamed", seatId: input.seatId, person, from, until, ...meta }]);
      }),
  }),
  WithdrawSeatSubstitute: boardAction({
    ...byAdministrator,
    who: ["administrator", "change-manager", "board-member"],
    type: "WithdrawSeatSubstitute",
    input: z.strictObject({ seatId, person: idText("person") }),
    decide: (state, input, context) =>
      of(state, context, (board, meta) => {
        const seat = seatIn(board, input.seatId);
        if (!seat.ok) return seat;
        const isNamed = seat.value.substitutes.some(
          ({ person, until }) => person === input.person && until > context.now,
        );
        return isNamed
          ? ok([{ type: "SeatSubstituteWithdrawn", seatId: input.seatId, person: input.person, ...meta }])
          : err({ kind: "NotASubstitute" });
      }),
  }),
  DissolveBoard: boardAction({
    ...byAdministrator,
    type: "DissolveBoard",
    clashesWith: ["MemberSeated", "BoardTermsChanged"],
    input: z.strictObject({ reason: prose("The reason") }),
    decide: (state, { reason }, context) =>
      of(state, context, (_board, meta) => ok([{ type: "BoardDissolved", reason, ...meta }])),
  }),
} as const;

function checkTerms({ periodMs, warnBeforeMs }: BallotTerms): Result<null, BoardRejection> {
  return warnBeforeMs > periodMs ? err({ kind: "WarnedBeforeItOpens" }) : ok(null);
}

/** Whether as many seats vote as the quorum asks for; said on the screen where a board is kept. */
export function isQuorate(board: Board): boolean {
  return votingSeats(board).length >= board.terms.quorum;
}

/** All that can be asked of a board. */
export const boardActions = { ...keepingActions, ...meetingActions } as const;

export type BoardCommand = CommandsFrom<typeof boardActions>;
/** The schema of any command of a board. */
export const BoardCommand = commandSchema(boardActions, "a board");
