/** What one part of `npm test` did. Every test and every check counts as one. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: Skipped[];
  /** Passed, but only on the second try: named, so that nobody overlooks it. */
  retried: string[];
  /** How long each test file worked. */
  times: FileTime[];
}

/** One test file (or check) and how long it worked; files of one lane work side by side. */
export interface FileTime {
  lane: string;
  file: string;
  ms: number;
}

/** One skipped test, or several skipped for the same reason. */
export interface Skipped {
  name: string;
  reason: string;
  count: number;
}

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: [], retried: [], times: [] });

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: [...sum.skipped, ...one.skipped],
      retried: [...sum.retried, ...one.retried],
      times: [...sum.times, ...one.times],
    }),
    emptyTally(),
  );
}

export const countSkipped = (tally: Tally): number => tally.skipped.reduce((sum, { count }) => sum + count, 0);

/** The last line of `npm test`. */
export const summaryLine = (tally: Tally): string =>
  `${tally.passed} passed, ${tally.failed} failed, ${countSkipped(tally)} skipped`;

export const retriedLines = (tally: Tally): string[] => tally.retried.map((name) => `second try: ${name}`);

export const skippedLines = (tally: Tally): string[] =>
  tally.skipped.map(({ name, reason, count }) => `skipped ${count > 1 ? `(${count}) ` : ""}${name}: ${reason}`);

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const SLOWEST = 10;

/** Where the time of a run went: what each lane worked, and the files that took longest. */
export function timeLines({ times }: Tally, wallMs: number): string[] {
  const lanes = Map.groupBy(times, ({ lane }) => lane);
  const worked = (list: readonly FileTime[]): number => list.reduce((sum, { ms }) => sum + ms, 0);
  const byLane = [...lanes].map(([lane, list]) => ({ lane, ms: worked(list), count: list.length }));
  const slowest = times.toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST);
  return [
    `took ${inSeconds(wallMs)}, and worked ${inSeconds(worked(times))} on:`,
    ...byLane
      .toSorted((one, other) => other.ms - one.ms)
      .map(({ lane, ms, count }) => `${inSeconds(ms).padStart(9)}  ${lane} (${count})`),
    "slowest:",
    ...slowest.map(({ lane, file, ms }) => `${inSeconds(ms).padStart(9)}  ${lane} ${file}`),
  ];
}
