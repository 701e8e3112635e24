/** Bugs put in on purpose: the simulation must find each of them. */
export const PLANTS = [
  "acknowledge before commit",
  "cursor by sequence without the lock",
  "retry without id",
  "a reference used twice",
  "not decided again",
] as const;
export type Plant = (typeof PLANTS)[number];
