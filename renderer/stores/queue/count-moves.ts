import type { QueueEntry } from "./arrange.ts";

/**
 * How many of the tickets shown would stand elsewhere in a new arrangement: under another heading, or in another place
 * under the same one. Rows hold still until a person asks, so this number is all that tells of it.
 */
export function countMoves(shown: readonly QueueEntry[], fresh: readonly QueueEntry[]): number {
  const places = new Map<string, { readonly place: number; readonly group: string }>();
  for (const [place, entry] of fresh.entries()) {
    if (entry.kind === "ticket") places.set(entry.id, { place, group: entry.group });
  }
  let moves = 0;
  const stayed: number[] = [];
  for (const entry of shown) {
    const now = entry.kind === "ticket" ? places.get(entry.id) : undefined;
    if (now === undefined) continue;
    if (entry.kind === "ticket" && now.group !== entry.group) moves += 1;
    else stayed.push(now.place);
  }
  return moves + stayed.length - longestRise(stayed);
}

/** Length of the longest rising subsequence: the most tickets that can keep their order while the others move. */
function longestRise(places: readonly number[]): number {
  const tails: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    tails[low] = place;
  }
  return tails.length;
}
