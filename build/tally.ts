/** What one part of `npm test` did. Every test and every check counts as one. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: Skipped[];
  /** Passed, but only on the second try: named, so that nobody overlooks it. */
  retried: string[];
}

/** One skipped test, or several skipped for the same reason. */
export interface Skipped {
  name: string;
  reason: string;
  count: number;
}

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: [], retried: [] });

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: [...sum.skipped, ...one.skipped],
      retried: [...sum.retried, ...one.retried],
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
