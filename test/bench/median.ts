/** The middle value; of an even number of values the lower middle one, so that it is always one that was measured. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error("There is no median of nothing.");
  return middle;
}

/**
 * Runs `work` a few times after one warm-up run and gives the median of the times it took, in milliseconds.
 * @param before runs before each of them, untimed: makes what would be remembered be forgotten.
 */
export async function medianMs(
  runs: number,
  work: () => unknown,
  before: () => unknown = () => undefined,
): Promise<number> {
  const times: number[] = [];
  await work();
  for (let run = 0; run < runs; run += 1) {
    await before();
    const since = performance.now();
    await work();
    times.push(performance.now() - since);
  }
  return median(times);
}
