import type { Person } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered, refused } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";

export const addPerson: Handler<"people.add"> = (desk, input) => {
  const settings = desk.store.settings();
  const isThere = settings.people.some(({ name, team }) => name === input.name && team === input.team);
  if (isThere) return refused("PersonAlreadyThere", `${input.name} is in ${input.team} already.`);
  const person: Person = { id: asId<"person">(desk.ids.uuid()), name: input.name, team: input.team };
  desk.store.saveSettings({ ...settings, people: [...settings.people, person] }, person.id, desk.time.now());
  announceDesk(desk);
  return answered(person);
};

/** The person who acts, as events name them; undefined where nobody here has that id. */
export function actorOf(desk: Desk, id: string): Extract<Actor, { kind: "person" }> | undefined {
  const person = desk.store.settings().people.find((candidate) => candidate.id === id);
  return person && { kind: "person", id: person.id };
}
