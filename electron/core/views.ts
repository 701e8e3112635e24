import { answered } from "./answers.ts";
import type { Handler } from "./handler.ts";

export const listViews: Handler<"view.list"> = (desk) => answered(desk.store.savedViews());

/** The same id replaces the view of that id. */
export const saveView: Handler<"view.save"> = (desk, { id, name, filter }) => {
  desk.store.saveView({ id, name, filter: JSON.stringify(filter) });
  return answered(desk.store.savedViews());
};

export const removeView: Handler<"view.remove"> = (desk, { id }) => {
  desk.store.removeView(id);
  return answered(desk.store.savedViews());
};
