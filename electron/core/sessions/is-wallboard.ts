import type { Person } from "../../../shared/person/person.ts";

/** Whether somebody is a wallboard: given that role and no other, in force or held back. */
export function isWallboard({ roles }: Pick<Person, "roles">): boolean {
  return roles.length > 0 && roles.every((role) => role === "wallboard");
}
