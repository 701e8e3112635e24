import { distance } from "./edit-distance.ts";

/** A word shorter than this changes its meaning with one letter: on, no, not, now. */
const SHORTEST_WORD = 5;

/**
 * Whether two texts differ in spelling alone: the same words in the same order, each either the same or, if it has at
 * least five letters and no digit, one letter or one swap of neighbours away. It cannot know what a word means:
 * that is why whoever voted is shown the difference and may object.
 */
export function isSpellingOnly(before: string, after: string): boolean {
  const older = words(before);
  const newer = words(after);
  if (older.length !== newer.length || punctuation(before) !== punctuation(after)) return false;
  return older.every((word, index) => isSameWord(word, newer[index] ?? ""));
}

function isSameWord(before: string, after: string): boolean {
  if (before === after) return true;
  if (/\p{N}/u.test(before + after)) return false;
  // A capital put right is spelling, however short the word.
  if (before.toLowerCase() === after.toLowerCase()) return true;
  if (Math.min(before.length, after.length) < SHORTEST_WORD) return false;
  return distance(before.toLowerCase(), after.toLowerCase()) === 1;
}

function words(text: string): readonly string[] {
  return text.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Everything between the words: a moved comma can change what is meant. */
function punctuation(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{L}\p{N}\p{M}]+/gu, "w")
    .replace(/\s+/g, " ")
    .trim();
}
