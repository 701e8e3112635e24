import type { PersonId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { BallotTerms, SeatRole, SeatSubstitute } from "../ballot/ballot.ts";

/** A place on a board and who holds it. */
export interface BoardSeat {
  readonly seatId: string;
  readonly person: PersonId;
  readonly role: SeatRole;
  readonly area: string | null;
  readonly isRequired: boolean;
  readonly substitutes: readonly SeatSubstitute[];
  readonly seatedAt: Instant;
}

export interface MeetingAttendance {
  readonly seatId: string;
  readonly isPresent: boolean;
  readonly at: Instant;
}

/** The members together, several changes in a row. */
export interface Meeting {
  readonly meetingId: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Changes in the order in which they are gone through. */
  readonly agenda: readonly string[];
  /** The last word on each seat counts. */
  readonly attendance: readonly MeetingAttendance[];
  /** Which change was begun when: how long each took follows from it. */
  readonly turns: readonly { readonly changeId: string; readonly at: Instant }[];
  readonly notes: readonly { readonly changeId: string | null; readonly text: string; readonly at: Instant }[];
}

export const BOARD_KINDS = ["standing", "emergency"] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

export interface Board {
  readonly status: "sitting" | "dissolved";
  readonly boardId: string;
  readonly name: string;
  readonly kind: BoardKind;
  /** The agreement whose calendar its voting period runs in. */
  readonly rulesId: string;
  /** Which board of the agreement's document it was set up from; null: the desk's own. */
  readonly document: string | null;
  /** The standing board an emergency board takes its members from. */
  readonly drawsFrom: string | null;
  readonly terms: BallotTerms;
  readonly seats: readonly BoardSeat[];
  readonly meetings: readonly Meeting[];
}

export interface NoBoard {
  readonly status: "none";
}
export type BoardState = NoBoard | Board;

export const NO_BOARD: NoBoard = { status: "none" };

/** The meeting that is going on. */
export function openMeeting(board: Board): Meeting | null {
  return board.meetings.findLast(({ closedAt }) => closedAt === null) ?? null;
}

/** Who is there, by the last word on each seat. */
export function presentSeats(meeting: Meeting): readonly string[] {
  const last = new Map(meeting.attendance.map(({ seatId, isPresent }) => [seatId, isPresent]));
  return [...last].flatMap(([seatId, isPresent]) => (isPresent ? [seatId] : []));
}

/** Whether somebody may vote for a seat at a moment: the member, or a substitute named for it. */
export function mayVoteFor(
  seat: Pick<BoardSeat, "person" | "substitutes">,
  person: PersonId,
  at: Instant,
): "own" | "substitute" | null {
  if (seat.person === person) return "own";
  const isSubstitute = seat.substitutes.some((each) => each.person === person && each.from <= at && at < each.until);
  return isSubstitute ? "substitute" : null;
}
