import type { AgreementsView } from "../../shared/contract/views.ts";
import { answered, invalid } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";

/** An `invalid` answer that names the first id no agreement here has; undefined where all are known. */
export function unknownAgreement(desk: Desk, ids: readonly string[]): ReturnType<typeof invalid> | undefined {
  const at = ids.findIndex((id) => !desk.shelf.documents.some((document) => document.id === id));
  return at < 0 ? undefined : invalid(`agreements[${at}]`, `This desk knows no agreement "${ids[at] ?? ""}".`);
}

/** Every version of the agreements in use (open tickets may run on an older one), and what else could be used. */
function agreementsOf(desk: Desk): AgreementsView {
  const used = new Set(desk.store.settings().agreements);
  return {
    inUse: desk.shelf.documents.filter(({ id }) => used.has(id)),
    available: desk.shelf.documents.filter(({ id }) => !used.has(id)),
  };
}

export const listAgreements: Handler<"agreement.list"> = (desk) => answered(agreementsOf(desk));

/** Which agreements calls may be logged under. Tickets under others keep running. */
export const useAgreements: Handler<"agreement.use"> = (desk, input) => {
  const unknown = unknownAgreement(desk, input.agreements);
  if (unknown !== undefined) return unknown;
  const agreements = [...new Set(input.agreements)];
  desk.store.saveSettings({ ...desk.store.settings(), agreements }, "desk", desk.time.now());
  announceDesk(desk);
  return answered(agreementsOf(desk));
};
