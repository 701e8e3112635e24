import type { ChangeFilter } from "../../../shared/contract/change-requests.ts";
import type { BoardsView, ChangePage, ChangeView } from "../../../shared/contract/change-views.ts";
import type { PushName } from "../../../shared/contract/contract.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Followed, useFollowed } from "../../stores/use-followed.ts";

/** Changes, boards, and what people and linked tickets are called. */
const ON: readonly PushName[] = ["changes.changed", "tickets.changed", "desk.changed", "session.changed"];

/** The changes of one list. */
export function useChanges(list: ChangeFilter["list"], text: string): Followed<ChangePage> {
  const { client } = useDesk();
  return useFollowed(`${list} ${text}`, () => client.request("change.list", { filter: { list, text } }), ON);
}

/** One change whole. */
export function useChange(id: string): Followed<ChangeView> {
  const { client } = useDesk();
  return useFollowed(id, () => client.request("change.open", { id }), ON);
}

/** The boards of the desk. */
export function useBoards(): Followed<BoardsView> {
  const { client } = useDesk();
  return useFollowed("boards", () => client.request("board.list", {}), ON);
}
