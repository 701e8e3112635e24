/** How many letters put in, left out, put for another or swapped with their neighbour lie between two words (restricted Damerau-Levenshtein). */
export function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) next.push(cell(from, to, i, j, { before, row, next }));
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

interface Rows {
  readonly before: readonly number[];
  readonly row: readonly number[];
  readonly next: readonly number[];
}

function cell(
  from: readonly string[],
  to: readonly string[],
  i: number,
  j: number,
  { before, row, next }: Rows,
): number {
  const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
  const best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced);
  const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
  return isSwap ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}
