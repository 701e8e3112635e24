import type { BoardState } from "../../../shared/change/board/board.ts";
import type { BoardRejection } from "../../../shared/change/board/board-action.ts";
import { type BoardCommand, boardActions } from "../../../shared/change/board/board-actions.ts";
import { type boardEvents, boardKind } from "../../../shared/change/board/board-events.ts";
import type { RecordContext } from "../../../shared/kernel/record-context.ts";
import { sayBoardEvent } from "../../../shared/words/change-board-events.ts";
import { sayBoardRefusal } from "../../../shared/words/change-board-refusals.ts";
import { answered } from "../answers.ts";
import { namesAt } from "../names.ts";
import { deskMoments } from "../records/plain-kinds.ts";
import { unreadableBecause } from "../records/read-only.ts";
import { type RegisteredKind, register } from "../records/register.ts";
import type { RecordWorld } from "../records/world.ts";

/** Boards that vote on changes. They are few, and kept in memory: nothing of them is projected. */
export const boardRecord: RegisteredKind<RecordWorld> = register<
  RecordWorld,
  BoardState,
  typeof boardEvents,
  BoardCommand,
  RecordContext,
  BoardRejection
>({
  kind: boardKind,
  whoMay: ({ type }) => boardActions[type].who,
  contextOf: (_world, _state, _command, base) => answered(base),
  happensAt: (_record, { now }) => now,
  review: (_world, _record, decided) => answered(decided),
  decide: (state, { type, ...input }, context) =>
    // The command was parsed by this action's own schema.
    boardActions[type].decide(state, input as never, context),
  sayEvent: (event, _context, world) => sayBoardEvent(event, { names: namesAt(world), words: deskMoments(world) }),
  sayRefusal: sayBoardRefusal,
  readOnlyBecause: (_world, _key, record) => unreadableBecause("board", record),
  claimsOf: () => [],
  project: () => null,
});
