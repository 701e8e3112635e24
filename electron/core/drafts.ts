import { answered } from "./answers.ts";
import type { Handler } from "./handler.ts";

export const listDrafts: Handler<"draft.list"> = (desk, { subject }) => answered(desk.store.drafts(subject));

/** Keeps what was typed so far, valid or not: a form half filled in survives a crash. */
export const saveDraft: Handler<"draft.save"> = (desk, { subject, form, fields }) => {
  const draft = { subject, form, fields, savedAt: desk.time.now() };
  desk.store.saveDraft(draft);
  return answered(draft);
};

export const discardDraft: Handler<"draft.discard"> = (desk, { subject, form }) => {
  desk.store.discardDraft({ subject, form });
  return answered(desk.store.drafts(subject));
};
