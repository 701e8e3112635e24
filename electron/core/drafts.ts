import { answered } from "./answers.ts";
import type { Handler } from "./handler.ts";

export const listDrafts: Handler<"draft.list"> = (desk) => answered(desk.store.drafts());

/** Keeps what was typed so far, valid or not: a call half taken down survives a crash. */
export const saveDraft: Handler<"draft.save"> = (desk, { id, fields }) => {
  const draft = { id, fields, savedAt: desk.time.now() };
  desk.store.saveDraft(draft);
  return answered(draft);
};

export const discardDraft: Handler<"draft.discard"> = (desk, { id }) => {
  desk.store.discardDraft(id);
  return answered(desk.store.drafts());
};
