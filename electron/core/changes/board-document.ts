import type { Board } from "../../../shared/change/board/board.ts";
import { changeKind } from "../../../shared/change/change-kind.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { DocumentFile } from "../../../shared/contract/change-views.ts";
import type { PersonId } from "../../../shared/kernel/ids.ts";
import {
  type AgendaItem,
  agendaDocument,
  type MeetingAround,
  minutesDocument,
} from "../../../shared/words/meeting-document.ts";
import { nameOf } from "../../../shared/words/names.ts";
import { answered, notFound } from "../answers.ts";
import type { Desk, Handler } from "../handler.ts";
import { namesAt } from "../names.ts";
import { readRecord } from "../records/read-record.ts";
import { mustGovern } from "./change-around.ts";

/** More than any meeting gets through. */
const MOST_ITEMS = 200;

/** The agenda of what waits for a board now, or the minutes of a meeting it had: from the record alone. */
export const boardDocument: Handler<"board.document"> = (desk, { boardId, meetingId }) => {
  const board = desk.directory.boards.get(boardId);
  if (board === undefined || board.status === "none") return notFound("There is no such board at this desk.");
  const around = aroundOf(desk, board);
  if (!around.ok) return around;
  if (meetingId === null) {
    const items = waitingFor(desk, boardId);
    return answered(fileOf(board.name, "agenda", agendaDocument(board, items, around.value)));
  }
  const meeting = board.meetings.find((each) => each.meetingId === meetingId);
  if (meeting === undefined) return notFound("This board has had no such meeting.");
  const items = meeting.agenda.flatMap((id) => itemOf(desk, id));
  return answered(fileOf(board.name, "minutes", minutesDocument(board, meeting, items, around.value)));
};

function aroundOf(desk: Desk, board: Board): Answer<MeetingAround> {
  const now = desk.time.now();
  const governed = mustGovern(desk.shelf, board.rulesId, now);
  if (!governed.ok) return governed;
  const { rules, calendar } = governed.value;
  const names = namesAt(desk);
  return answered({
    calendar,
    now,
    nameOf: (person: PersonId) => nameOf(names, person),
    serviceName: (id) => rules.services.find((service) => service.id === id)?.name ?? id,
  });
}

/** Every change whose ballot is open before the board, in the order in which they close. */
function waitingFor(desk: Desk, boardId: string): readonly AgendaItem[] {
  const filter = { list: "open", levels: [], agreements: [], text: "" } as const;
  const who = { person: null, roles: [], now: desk.time.now() };
  const { rows } = desk.store.changePage(filter, who, 0, 10_000);
  return rows
    .filter(({ ballot }) => ballot?.boardId === boardId)
    .slice(0, MOST_ITEMS)
    .flatMap(({ id }) => itemOf(desk, id));
}

function itemOf(desk: Desk, changeId: string): readonly AgendaItem[] {
  const { state } = readRecord(changeKind, desk.store.readStream({ category: "change", stream: changeId }));
  return state.status === "none" ? [] : [{ changeId, change: state }];
}

function fileOf(board: string, kind: "agenda" | "minutes", html: string): DocumentFile {
  const name = board.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return { fileName: `${kind}-${name}.html`, html };
}
