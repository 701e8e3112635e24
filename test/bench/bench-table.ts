/** One table of `npm run bench`, as every export of a `*.bench.ts` whose name ends in `Bench` returns it: each row a measured number and, where the issue sets one, its goal. */
export interface BenchTable {
  title: string;
  rows: BenchRow[];
}

export interface BenchRow {
  name: string;
  /** The measured number with its unit, as it is printed. */
  value: string;
  /** What was asked, in the same unit. */
  goal?: string;
  met?: boolean;
  /** By how much a goal was missed and why, or how the number was taken. */
  note?: string;
}
