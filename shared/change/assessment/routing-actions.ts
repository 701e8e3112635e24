import { z } from "zod";
import { addServiceTime, subtractServiceTime } from "../../calendar/service-time.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { idText, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { Board, BoardSeat } from "../board/board.ts";
import { type Change, openAppeal } from "../change.ts";
import { actingPerson, changeAction, refuse, standing, step } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { clauseOf } from "../clause.ts";
import { checkEmergencyBoard } from "./emergency-board.ts";

const ROUTABLE = ["assessing", "deciding", "appealed"] as const;
const routes = {
  who: ["change-manager"],
  clashesWith: ["RoutedToChangeManager", "RoutedToBoard", "ContentEdited", "VoteCast"],
} as const;

/** The change manager chooses who decides, with the reason (STK-61). */
export const routingActions = {
  RouteToChangeManager: changeAction({
    ...routes,
    type: "RouteToChangeManager",
    input: z.strictObject({ reason: prose("The reason") }),
    may: (state) => standing(state, ROUTABLE),
    decide: (state, { reason }, context) =>
      step(state, context, ROUTABLE, (change, meta) => {
        const ready = levelSettled(change, context);
        if (!ready.ok) return ready;
        return ok([{ type: "RoutedToChangeManager", reason, ...meta }]);
      }),
  }),
  /**
   * Opens a ballot. `seats`: who sits this time, where not the whole board does (an emergency board is called together
   * for the areas affected); left out: everybody. Who made the decision that is appealed against does not sit.
   */
  RouteToBoard: changeAction({
    ...routes,
    type: "RouteToBoard",
    input: z.strictObject({
      boardId: idText("board"),
      seats: z.array(idText("seat")).max(30).readonly().optional(),
      reason: prose("The reason"),
    }),
    may: (state) => standing(state, ROUTABLE),
    decide: (state, { boardId, seats, reason }, context) =>
      step(state, context, ROUTABLE, (change, meta) => {
        const ready = levelSettled(change, context);
        if (!ready.ok) return ready;
        const sitting = seatsFor(change, boardId, seats, context);
        if (!sitting.ok) return sitting;
        const { board, members } = sitting.value;
        const ballotId = asId<"ballot">(context.newId(0));
        const closesAt = addServiceTime(context.calendar, context.now, board.terms.periodMs);
        const warnAt = warnMoment(context, closesAt, board.terms.warnBeforeMs);
        return ok([
          {
            type: "RoutedToBoard",
            ballotId,
            boardId,
            terms: board.terms,
            seats: members.map(asFacts),
            closesAt,
            warnAt,
            hash: change.contentHash,
            reason,
            ...meta,
          },
        ]);
      }),
  }),
} as const;

/** When those who have not voted are reminded; never before the vote begins. */
export function warnMoment({ calendar, now }: Pick<ChangeContext, "calendar" | "now">, closesAt: number, ms: number) {
  return Math.max(now, subtractServiceTime(calendar, closesAt, ms));
}

/** Both have to agree on the level, or the team leader has settled it (STK-63). Once routed it is not asked again. */
function levelSettled(change: Change, { rules }: ChangeContext): Result<Change, ChangeRejection> {
  if (change.status !== "assessing") return ok(change);
  const { level } = change;
  if (level === null) return refuse({ kind: "NotAssessedYet" });
  const { levelAgreed } = rules.process;
  if (levelAgreed === undefined || level.agreement === "agreed" || level.agreement === "settled") return ok(change);
  return refuse({ kind: "LevelNotAgreed", level: level.level, clause: clauseOf(levelAgreed) });
}

function seatsFor(
  change: Change,
  boardId: string,
  chosen: readonly string[] | undefined,
  context: ChangeContext,
): Result<{ readonly board: Board; readonly members: readonly BoardSeat[] }, ChangeRejection> {
  const board = context.board(boardId);
  if (board === null || board.status === "dissolved") return refuse({ kind: "BoardUnknown", boardId });
  const seatId = chosen?.find((id) => !board.seats.some((seat) => seat.seatId === id));
  if (seatId !== undefined) return refuse({ kind: "SeatUnknown", seatId });
  const called = chosen === undefined ? board.seats : board.seats.filter((seat) => chosen.includes(seat.seatId));
  const barred = barredFromAppeal(change, context);
  const members = called
    .filter((seat) => !barred.includes(seat.person))
    .map((seat) => withoutSubstitutes(seat, barred));
  const voting = members.filter(({ role }) => role !== "secretary");
  if (voting.length === 0) return nobodyLeft(called, boardId, context);
  const { quorum } = board.terms;
  if (quorum > voting.length) return refuse({ kind: "QuorumOutOfReach", quorum, seats: voting.length });
  const fits = checkEmergencyBoard(change, board, voting, context);
  return fits.ok ? ok({ board, members }) : fits;
}

function withoutSubstitutes(seat: BoardSeat, barred: readonly PersonId[]): BoardSeat {
  return { ...seat, substitutes: seat.substitutes.filter(({ person }) => !barred.includes(person)) };
}

function nobodyLeft(called: readonly BoardSeat[], boardId: string, { rules }: ChangeContext) {
  const { appealByOthers } = rules.process;
  return called.some(({ role }) => role !== "secretary") && appealByOthers !== undefined
    ? refuse({ kind: "DecidedBefore", clause: clauseOf(appealByOthers) })
    : refuse({ kind: "BoardHasNobody", boardId });
}

/** Those who may not decide now, because they made the decision that is appealed against (STK-70). */
export function barredFromAppeal(change: Change, { rules }: ChangeContext): readonly PersonId[] {
  return rules.process.appealByOthers === undefined ? [] : (openAppeal(change)?.against ?? []);
}

/** Whether whoever acts is barred from this appeal. */
export function isBarred(change: Change, context: ChangeContext): boolean {
  const person = actingPerson(context);
  return person !== null && barredFromAppeal(change, context).includes(person);
}

function asFacts({ seatId, person, role, area, isRequired, substitutes }: BoardSeat) {
  return {
    seatId: asId<"seat">(seatId),
    person,
    role,
    area,
    isRequired,
    substitutes: substitutes.map(({ person, from, until }) => ({ person, from, until })),
  };
}
