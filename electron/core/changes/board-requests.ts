import type { Board } from "../../../shared/change/board/board.ts";
import type { Template } from "../../../shared/change/template/template.ts";
import { answered } from "../answers.ts";
import type { Desk, Handler } from "../handler.ts";
import { namesAt } from "../names.ts";
import { carryOutFor, versionIn } from "./carry-out-change.ts";

export const listBoards: Handler<"board.list"> = (desk) => {
  const boards = [...desk.directory.boards.values()].filter((board): board is Board => board.status !== "none");
  const people = boards.flatMap(({ seats }) =>
    seats.flatMap(({ person, substitutes }) => [person, ...substitutes.map((each) => each.person)]),
  );
  return answered({ boards, names: named(desk, people) });
};

export const commandBoard: Handler<"board.command"> = (desk, input, caller) => {
  const key = { category: "board", stream: input.boardId };
  const done = carryOutFor(desk, caller, input, key, input.command);
  if (!done.ok) return done;
  const version = versionIn(done.value, key);
  return version.ok ? answered({ id: input.boardId, version: version.value }) : version;
};

export const listTemplates: Handler<"template.list"> = (desk) => {
  const templates = [...desk.directory.templates.values()].filter(
    (template): template is Template => template.status !== "none",
  );
  const people = templates.flatMap(({ approval }) => (approval === null ? [] : [approval.by]));
  return answered({ templates, names: named(desk, people) });
};

export const commandTemplate: Handler<"template.command"> = (desk, input, caller) => {
  const key = { category: "change-template", stream: input.templateId };
  const done = carryOutFor(desk, caller, input, key, { ...input.command, rulesId: input.rulesId });
  if (!done.ok) return done;
  const version = versionIn(done.value, key);
  return version.ok ? answered({ id: input.templateId, version: version.value }) : version;
};

function named(desk: Desk, ids: readonly string[]): Readonly<Record<string, string>> {
  const names = namesAt(desk);
  return Object.fromEntries(ids.flatMap((id) => (names(id) === undefined ? [] : [[id, names(id) ?? ""]])));
}
