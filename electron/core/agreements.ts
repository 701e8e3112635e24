import type { AgreementsView } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered, invalid } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";
import { actingAt } from "./people.ts";
import type { CommandPart } from "./records/registration.ts";
import { runRecords } from "./records/run-requests.ts";

/** An `invalid` answer that names the first id no agreement here has; undefined where all are known. */
export function unknownAgreement(desk: Desk, ids: readonly string[]): ReturnType<typeof invalid> | undefined {
  const at = ids.findIndex((id) => !desk.shelf.documents.some((document) => document.id === id));
  return at < 0 ? undefined : invalid(`agreements[${at}]`, `This desk knows no agreement "${ids[at] ?? ""}".`);
}

/** Every version of the agreements in use (open tickets may run on an older one), and what else could be used. */
function agreementsOf(desk: Desk): AgreementsView {
  const used = new Set(desk.directory.settings().agreements);
  return {
    inUse: desk.shelf.documents.filter(({ id }) => used.has(id)),
    available: desk.shelf.documents.filter(({ id }) => !used.has(id)),
  };
}

export const listAgreements: Handler<"agreement.list"> = (desk) => answered(agreementsOf(desk));

/** The part of a command that says which agreements calls may be logged under. */
export function chooseAgreements(desk: Desk, agreements: readonly string[]): CommandPart {
  const command = { type: "ChooseAgreements", agreements: [...agreements] };
  return { category: "desk", stream: desk.store.deskId, expectedVersion: undefined, command, told: null };
}

/** Which agreements calls may be logged under. Tickets under others keep running. */
export const useAgreements: Handler<"agreement.use"> = (desk, input, caller) => {
  const unknown = unknownAgreement(desk, input.agreements);
  if (unknown !== undefined) return unknown;
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const done = runRecords(desk, {
    commandId: asId<"command">(desk.ids.uuid()),
    acting: acting.value,
    at: desk.time.now(),
    parts: [chooseAgreements(desk, input.agreements)],
  });
  if (!done.ok) return done;
  announceDesk(desk);
  return answered(agreementsOf(desk));
};
