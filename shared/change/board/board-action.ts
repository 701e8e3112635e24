import type { Who } from "../../agreement/roles.ts";
import { actionOf } from "../../kernel/action-definition.ts";
import type { RecordContext } from "../../kernel/record-context.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Board, BoardSeat, BoardState } from "./board.ts";
import type { BoardEvent } from "./board-events.ts";

/** Why something about a board is refused. The sentences stand in `words/change-board-refusals.ts`. */
export type BoardRejection =
  | { readonly kind: "BoardDoesNotExist" }
  | { readonly kind: "BoardAlreadyThere"; readonly name: string }
  | { readonly kind: "BoardIsDissolved"; readonly name: string }
  | { readonly kind: "NothingChanges" }
  | { readonly kind: "EmergencyBoardDrawsFromNone" }
  | { readonly kind: "WarnedBeforeItOpens" }
  | { readonly kind: "BoardIsFull"; readonly most: number }
  | { readonly kind: "ChairIsTaken" }
  | { readonly kind: "SitsThereAlready" }
  | { readonly kind: "NoSuchSeat" }
  | { readonly kind: "OwnSubstitute" }
  | { readonly kind: "SubstituteEndsBeforeItBegins" }
  | { readonly kind: "NotASubstitute" }
  | { readonly kind: "MeetingIsOn" }
  | { readonly kind: "NoMeeting" }
  | { readonly kind: "AgendaIsEmpty" }
  | { readonly kind: "NotOnTheAgenda" };

export type Decided = Result<readonly BoardEvent[], BoardRejection>;

/** One action on a board, its input's type inferred. */
export const boardAction = actionOf<BoardState, BoardEvent, BoardRejection, Who>();

/** The board, if it has been set up and still sits. */
export function sitting(state: BoardState): Result<Board, BoardRejection> {
  if (state.status === "none") return err({ kind: "BoardDoesNotExist" });
  return state.status === "dissolved" ? err({ kind: "BoardIsDissolved", name: state.name }) : ok(state);
}

/** When and by whom. */
export type Meta = Pick<RecordContext, "by"> & { readonly at: number };

/** The events `make` gives for a board that sits. */
export function of(
  state: BoardState,
  { now: at, by }: RecordContext,
  make: (board: Board, meta: Meta) => Decided,
): Decided {
  const board = sitting(state);
  return board.ok ? make(board.value, { at, by }) : board;
}

/** A seat of the board. */
export function seatIn(board: Board, id: string): Result<BoardSeat, BoardRejection> {
  const seat = board.seats.find((each) => each.seatId === id);
  return seat === undefined ? err({ kind: "NoSuchSeat" }) : ok(seat);
}
