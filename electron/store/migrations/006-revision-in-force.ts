import type { Migration } from "./migration.ts";

/** The tables stay as they are; rows and due moments of tickets with a revised deadline are made anew from the log. */
export const revisionInForce: Migration = {
  version: 6,
  does: "has a ticket work to the target of a priority that came after a revised deadline",
  outdatesProjections: true,
  apply: () => {},
};
