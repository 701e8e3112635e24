import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskStatus } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { unknownAgreement } from "./agreements.ts";
import { answered, refused } from "./answers.ts";
import { announceDesk, statusOf } from "./desk-status.ts";
import type { Handler } from "./handler.ts";

export const deskStatus: Handler<"desk.status"> = (desk, _input, caller) => answered(statusOf(desk, caller));

/** First run: which agreements, who is here, which sites. */
export const setUpDesk: Handler<"desk.setUp"> = (desk, input, caller): Answer<DeskStatus> => {
  const settings = desk.store.settings();
  if (settings.people.length > 0) {
    return refused("DeskAlreadySetUp", "This desk is set up already. Add people and agreements in its settings.");
  }
  const unknown = unknownAgreement(desk, input.agreements);
  if (unknown !== undefined) return unknown;
  const person = { id: asId<"person">(desk.ids.uuid()), name: input.person, team: input.team };
  const sites = [...new Set([...settings.sites, ...input.sites])];
  const agreements = [...new Set(input.agreements)];
  desk.store.saveSettings({ agreements, people: [person], sites }, person.id, desk.time.now());
  announceDesk(desk);
  return answered(statusOf(desk, caller));
};

export const checkClocks: Handler<"timers.check"> = (desk, _input, caller) => {
  desk.checkClocks();
  return answered(statusOf(desk, caller));
};
