import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskStatus } from "../../shared/contract/views.ts";
import { derivedId } from "../../shared/kernel/derived-ids.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { PERSON_ROLES } from "../../shared/person/person-actions.ts";
import { chooseAgreements, unknownAgreement } from "./agreements.ts";
import { answered, refused } from "./answers.ts";
import { addingCustomer } from "./customers.ts";
import { announceDesk, statusOf } from "./desk-status.ts";
import type { Handler } from "./handler.ts";
import { hasPeople } from "./has-people.ts";
import { addingPerson } from "./people.ts";
import { runRecords } from "./records/run-requests.ts";

export const deskStatus: Handler<"desk.status"> = (desk, _input, caller) => answered(statusOf(desk, caller));

/** First run: which agreements, who is here, which sites. Whoever sets the desk up may do everything, and is signed in. */
export const setUpDesk: Handler<"desk.setUp"> = async (desk, input, caller): Promise<Answer<DeskStatus>> => {
  if (hasPeople(desk)) {
    return refused("DeskAlreadySetUp", "This desk is set up already. Add people and agreements in its settings.");
  }
  const unknown = unknownAgreement(desk, input.agreements);
  if (unknown !== undefined) return unknown;
  const id = asId<"person">(desk.ids.uuid());
  const commandId = asId<"command">(desk.ids.uuid());
  const sites = [...new Set(input.sites)].filter((name) => desk.directory.customerNamed(name) === undefined);
  // Where the desk works under one agreement alone, nobody can call under another.
  const only = input.agreements.length === 1 ? (input.agreements[0] ?? null) : null;
  const done = runRecords(desk, {
    commandId,
    acting: { by: { kind: "person", id }, roles: PERSON_ROLES },
    at: desk.time.now(),
    parts: [
      addingPerson(id, input.person, input.team, PERSON_ROLES),
      chooseAgreements(desk, input.agreements),
      ...sites.map((name, index) => addingCustomer(derivedId(commandId, index), name, only)),
    ],
  });
  if (!done.ok) return done;
  await desk.sessions.signIn(caller.connection, id, undefined);
  announceDesk(desk);
  return answered(statusOf(desk, caller));
};

export const checkClocks: Handler<"timers.check"> = (desk, _input, caller) => {
  desk.checkClocks();
  return answered(statusOf(desk, caller));
};
