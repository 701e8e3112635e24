/** One table of `npm run bench`: each row a measured number and, where the issue sets one, its goal. */
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

/** A file test/bench/<name>.bench.ts exports one or more of these; the name of the export ends in `Bench`. */
export type Bench = () => BenchTable | BenchTable[] | Promise<BenchTable | BenchTable[]>;
