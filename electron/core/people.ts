import type { Role } from "../../shared/agreement/roles.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import type { Person } from "../../shared/contract/views.ts";
import { asId, type PersonId } from "../../shared/kernel/ids.ts";
import { answered, refused } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler, RequestCaller } from "./handler.ts";
import type { CommandPart } from "./records/registration.ts";
import type { Acting } from "./records/run-records.ts";
import { runRecords } from "./records/run-requests.ts";

/** Whoever is signed in at a window, as somebody who acts; or why nobody may. */
export function actingAt(desk: Desk, { connection }: RequestCaller): Answer<Extract<Acting, { roles: unknown }>> {
  const who = desk.sessions.signedIn(connection);
  if (!who.ok) return who;
  const { id, roles, heldBack } = who.value;
  return answered({ by: { kind: "person", id }, roles, heldBack });
}

/** The part of a command that adds somebody. */
export function addingPerson(id: PersonId, name: string, team: string, roles: readonly Role[]): CommandPart {
  const command = { type: "AddPerson", name, team, roles: [...roles] };
  return { category: "person", stream: id, expectedVersion: 0, command, told: null };
}

export const addPerson: Handler<"people.add"> = (desk, { name, team, roles }, caller) => {
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const isThere = [...desk.directory.people.values()].some(
    (person) => person.status === "here" && person.name === name && person.team === team,
  );
  if (isThere) return refused("PersonAlreadyThere", `${name} is in ${team} already.`);
  const id = asId<"person">(desk.ids.uuid());
  const done = runRecords(desk, {
    commandId: asId<"command">(desk.ids.uuid()),
    acting: acting.value,
    at: desk.time.now(),
    parts: [addingPerson(id, name, team, roles)],
  });
  if (!done.ok) return done;
  announceDesk(desk);
  const person: Person = { id, name, team };
  return answered(person);
};
