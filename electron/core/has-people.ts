import type { Desk } from "./handler.ts";

/** Whether anybody works at this desk. */
export function hasPeople({ directory }: Pick<Desk, "directory">): boolean {
  return [...directory.people.values()].some(({ status }) => status === "here");
}
