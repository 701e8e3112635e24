import type { Answer } from "../../shared/contract/answer.ts";
import { QueueFilter } from "../../shared/contract/queue-filter.ts";
import type { SavedView } from "../../shared/contract/views.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import type { KeptView } from "./ports.ts";

export const listViews: Handler<"view.list"> = (desk) => viewsOf(desk);

/** The same id or name replaces the view that has it: two of one name could not be told apart. */
export const saveView: Handler<"view.save"> = (desk, { id, name, filter }) => {
  const key = name.trim().toLowerCase();
  desk.store.transact(() => {
    const others = desk.store.savedViews().filter((view) => view.id !== id && view.name.trim().toLowerCase() === key);
    desk.store.saveView({ id, name, filter: JSON.stringify(filter) });
    for (const other of others) desk.store.removeView(other.id);
  });
  return viewsOf(desk);
};

export const removeView: Handler<"view.remove"> = (desk, { id }) => {
  desk.store.removeView(id);
  return viewsOf(desk);
};

const viewsOf = (desk: Desk): Answer<readonly SavedView[]> =>
  answered(desk.store.savedViews().map((view) => ({ ...view, filter: filterOf(view) })));

function filterOf(view: KeptView): QueueFilter | null {
  try {
    const parsed = QueueFilter.safeParse(JSON.parse(view.filter));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
