import type { Priority } from "../../../shared/agreement/priority-schema.ts";
import { shortPriorityName } from "../../../shared/words/priority-name.ts";

/**
 * The digit that chooses each priority: the one in its name ("2" for P2), so that nobody has to learn another. What has
 * none and is more urgent than all that have one is 0; the rest follow on, in their order. The tenth and later have none.
 */
export function priorityDigits(priorities: readonly Priority[]): ReadonlyMap<string, string> {
  const digits = new Map<string, string>();
  const taken = new Set<string>();
  const give = (id: string, digit: string | undefined): void => {
    if (digit === undefined || taken.has(digit)) return;
    digits.set(id, digit);
    taken.add(digit);
  };
  for (const priority of priorities) give(priority.id, /^\D*([1-9])$/.exec(shortPriorityName(priority))?.[1]);
  const first = priorities.findIndex(({ id }) => digits.has(id));
  for (const [index, { id }] of priorities.entries()) {
    if (digits.has(id)) continue;
    if (index < first) give(id, "0");
    if (!digits.has(id))
      give(
        id,
        [..."123456789"].find((digit) => !taken.has(digit)),
      );
  }
  return digits;
}
