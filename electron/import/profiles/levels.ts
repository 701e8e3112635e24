/** Five levels there; those here are the agreement's own. An agreement without an entry uses the first table. */
const PRIORITIES: readonly string[] = ["P1", "P2", "P3", "P4", "P4"];
const PRIORITIES_OF: Readonly<Record<string, readonly string[]>> = {
  // Columbia alone has a fifth priority.
  columbia: ["P1", "P2", "P3", "P4", "P5"],
};

/** The agreement's priority for a level from 1 (most urgent) to 5. */
export function priorityOfLevel(agreementId: string, level: number): string | undefined {
  return (PRIORITIES_OF[agreementId] ?? PRIORITIES)[level - 1];
}
