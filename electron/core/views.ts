import type { Answer } from "../../shared/contract/answer.ts";
import { QueueFilter } from "../../shared/contract/queue-filter.ts";
import type { SavedView } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler, RequestCaller } from "./handler.ts";
import { actingAt } from "./people.ts";
import type { CommandPart } from "./records/registration.ts";
import { runRecords } from "./records/run-requests.ts";

interface KeptView {
  readonly id: string;
  readonly name: string;
  readonly filter: string;
}

export const listViews: Handler<"view.list"> = (desk) => viewsOf(desk);

/** The same id or name replaces the view that has it: two of one name could not be told apart. */
export const saveView: Handler<"view.save"> = (desk, { id, name, filter }, caller) => {
  const key = name.trim().toLowerCase();
  const others = keptViews(desk).filter((view) => view.id !== id && view.name.trim().toLowerCase() === key);
  const save = { type: "SaveView", name, filter: JSON.stringify(filter) };
  return change(desk, caller, [partFor(id, save), ...others.map((view) => partFor(view.id, { type: "RemoveView" }))]);
};

export const removeView: Handler<"view.remove"> = (desk, { id }, caller) =>
  keptViews(desk).some((view) => view.id === id)
    ? change(desk, caller, [partFor(id, { type: "RemoveView" })])
    : viewsOf(desk);

const partFor = (stream: string, command: CommandPart["command"]): CommandPart => ({
  category: "view",
  stream,
  expectedVersion: undefined,
  command,
  told: null,
});

function change(desk: Desk, caller: RequestCaller, parts: readonly CommandPart[]): Answer<readonly SavedView[]> {
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const done = runRecords(desk, {
    commandId: asId<"command">(desk.ids.uuid()),
    acting: acting.value,
    at: desk.time.now(),
    parts,
  });
  return done.ok ? viewsOf(desk) : done;
}

function keptViews({ directory }: Desk): readonly KeptView[] {
  return [...directory.views].flatMap(([id, view]) =>
    view.status === "kept" ? [{ id, name: view.name, filter: view.filter }] : [],
  );
}

const viewsOf = (desk: Desk): Answer<readonly SavedView[]> =>
  answered(
    keptViews(desk)
      .map((view) => ({ ...view, filter: filterOf(view) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
  );

function filterOf(view: KeptView): QueueFilter | null {
  try {
    const parsed = QueueFilter.safeParse(JSON.parse(view.filter));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
