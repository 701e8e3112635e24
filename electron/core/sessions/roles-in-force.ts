import type { Role } from "../../../shared/agreement/roles.ts";
import type { Person, PersonState } from "../../../shared/person/person.ts";

/** Everything but taking calls: with these somebody decides for others. */
const isWeighty = (role: Role): boolean => role !== "analyst" && role !== "wallboard";

/**
 * Whether this desk asks for passwords: as soon as two people here have roles that matter. A desk of one person, or of
 * analysts and one who does the rest, may stay without.
 */
export function asksForPasswords(people: Iterable<PersonState>): boolean {
  let weighty = 0;
  for (const person of people) if (person.status === "here" && person.roles.some(isWeighty)) weighty += 1;
  return weighty > 1;
}

/** Which roles a signed-in person may use: without a password of their own, on a desk that asks for one, only an analyst's. */
export function rolesInForce(person: Person, people: Iterable<PersonState>): readonly Role[] {
  if (person.hasPassword || !asksForPasswords(people)) return person.roles;
  return person.roles.filter((role) => !isWeighty(role));
}
