/** Bugs put in on purpose: the simulation must find each of them. */
export const PLANTS = [
  "acknowledge before commit",
  "cursor by sequence without the lock",
  "retry without id",
  "premises unchecked",
  "pending not erased",
  "a stale due moment delivered",
  "a reference used twice",
  "not decided again",
] as const;
export type Plant = (typeof PLANTS)[number];
