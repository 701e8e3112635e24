import { type HeldRoles, mayAct, ROLES, type Role, type Who } from "../agreement/roles.ts";

/** Roles as a list names them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  analyst: "analyst",
  "team-leader": "team leader",
  "change-manager": "change manager",
  "board-member": "board member",
  specialist: "specialist",
  administrator: "administrator",
  wallboard: "wallboard",
};

const ARTICLES: Readonly<Record<Role, string>> = {
  analyst: "an",
  "team-leader": "a",
  "change-manager": "a",
  "board-member": "a",
  specialist: "a",
  administrator: "an",
  wallboard: "the",
};

/** What somebody is: "analyst, team leader"; "nothing yet" where they are nothing. */
export function sayRoleList(roles: readonly Role[]): string {
  const names = ROLES.filter((role) => roles.includes(role)).map((role) => ROLE_NAMES[role]);
  return names.length === 0 ? "nothing yet" : names.join(", ");
}

/** Roles as one would say them: "an analyst, a team leader or an administrator". */
export function sayRoles(roles: readonly Role[]): string {
  const names = ROLES.filter((role) => roles.includes(role)).map((role) => `${ARTICLES[role]} ${ROLE_NAMES[role]}`);
  const last = names.at(-1) ?? "nobody";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

/** Who has to do what somebody without one of these roles may not. */
export function sayRoleNeeded(who: readonly Who[]): string {
  const roles = who.filter((each) => each !== "timer");
  return roles.length === 0 ? "Only the desk's timers may do this." : `Only ${sayRoles(roles)} may do this.`;
}

/** Why somebody with these roles may not do this, and what to do instead; null where they may. */
export function whyNotAllowed(who: readonly Who[], held: HeldRoles): string | null {
  const may = mayAct(who, held);
  if (may === "yes") return null;
  return may === "with-password"
    ? "Set a password of your own first: this desk asks for one from whoever decides for others."
    : sayRoleNeeded(who);
}
