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
