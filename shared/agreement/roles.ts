/**
 * What a person at the desk may be; one person has several. The agreements speak of them by these names: a team leader
 * settles a disputed priority (STK-23), the help desk approves Hold (CAL-21), a change manager routes a change
 * (STK-66), a specialist makes it an emergency. `wallboard` is a screen, not a person: it may look and nothing else.
 */
export const ROLES = [
  "analyst",
  "team-leader",
  "change-manager",
  "board-member",
  "specialist",
  "administrator",
  "wallboard",
] as const;
export type Role = (typeof ROLES)[number];

/** Who may do a thing: somebody with one of these roles, or the desk's own timers. */
export type Who = Role | "timer";

/** What somebody may do at a desk now, and what only with a password of their own. */
export interface HeldRoles {
  readonly roles: readonly Role[];
  readonly heldBack: readonly Role[];
}

/** May do everything: who acted in what was brought in from elsewhere had the role for it there. */
export const EVERY_ROLE: HeldRoles = { roles: ROLES, heldBack: [] };

/** Whether somebody who holds these roles may do what is left to `who`: the one rule of it, for the desk and the screens. */
export function mayAct(who: readonly Who[], { roles, heldBack }: HeldRoles): "yes" | "with-password" | "no" {
  if (roles.some((role) => who.includes(role))) return "yes";
  return heldBack.some((role) => who.includes(role)) ? "with-password" : "no";
}
