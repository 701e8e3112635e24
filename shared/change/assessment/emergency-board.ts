import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { Board, BoardSeat } from "../board/board.ts";
import type { Change } from "../change.ts";
import { refuse } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { clauseOf } from "../clause.ts";

/**
 * An emergency board sits for emergencies alone (STK-72), with at least one member of the standing board it draws from
 * and one technical representative of an area affected (STK-74).
 */
export function checkEmergencyBoard(
  change: Change,
  board: Board,
  voting: readonly BoardSeat[],
  context: ChangeContext,
): Result<Change, ChangeRejection> {
  const { emergencyLink, emergencyBoardMember, emergencyBoardTechnician } = context.rules.process;
  if (board.kind !== "emergency") return ok(change);
  if (emergencyLink !== undefined && change.level?.level !== "emergency") {
    return refuse({ kind: "NotForEmergencyBoard", clause: clauseOf(emergencyLink) });
  }
  if (emergencyBoardMember !== undefined && !voting.some((seat) => sitsOn(seat, board.drawsFrom, context))) {
    return refuse({ kind: "EmergencyBoardNeedsMember", clause: clauseOf(emergencyBoardMember) });
  }
  if (emergencyBoardTechnician === undefined) return ok(change);
  const { areas } = change.content;
  const speaksForOne = ({ role, area }: BoardSeat) =>
    role === "technical-representative" && area !== null && (areas.length === 0 || areas.includes(area));
  return voting.some(speaksForOne)
    ? ok(change)
    : refuse({ kind: "EmergencyBoardNeedsTechnician", areas, clause: clauseOf(emergencyBoardTechnician) });
}

/** Whether whoever holds this seat is also a voting member of the standing board. */
function sitsOn({ person }: BoardSeat, drawsFrom: string | null, context: ChangeContext): boolean {
  const standing = drawsFrom === null ? null : context.board(drawsFrom);
  return standing?.seats.some((seat) => seat.person === person && seat.role !== "secretary") ?? false;
}
