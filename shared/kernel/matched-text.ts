import { bareTerm, foldText, foldWithPlaces } from "./folded-text.ts";
import { numberRuns } from "./number-text.ts";

/** A stretch of a text, in code units, the end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where in a text stands what was searched for. */
export type Matcher = (text: string) => readonly Stretch[];

const LETTER = /[\p{L}\p{N}]/u;
/** More terms than anyone types. */
const MOST_TERMS = 24;
/** Shorter ones are looked for at the beginning of words alone. */
const ANYWHERE = 3;

/**
 * Finds what a search of `asked` found, by the same folding: at the beginning of words, else inside them; numbers
 * whatever stands between their digits. Null where nothing was asked.
 */
export function matcherFor(asked: string): Matcher | null {
  const folded = foldText(asked);
  const numbers = numberRuns(folded);
  const rest = numbers.reduce((text, { text: run }) => text.replace(run, " "), folded);
  const words = rest
    .split(/\s+/u)
    .filter((term) => term !== "")
    .map(bareTerm)
    .slice(0, MOST_TERMS);
  const digits = [
    ...numbers.flatMap(({ forms }) => forms),
    // As they were typed, where only a part of a longer number was.
    ...numbers.flatMap(({ text }) => (text.match(/\d{3,}/g) ?? []).filter((piece) => piece.length >= ANYWHERE)),
  ];
  if (words.length + digits.length === 0) return null;
  return (text) => merged([...words.flatMap((word) => find(text, word, false)), ...digitsIn(text, digits)]);
}

const AROUND_EXCERPT = 40;

/** A few words of the text in which most of what was searched for stands; null where it stands in none. */
export function excerptOf(texts: readonly string[], matcher: Matcher): string | null {
  let best: { readonly text: string; readonly first: Stretch; readonly count: number } | null = null;
  for (const text of texts) {
    const stretches = matcher(text);
    const [first] = stretches;
    if (first !== undefined && stretches.length > (best?.count ?? 0)) best = { text, first, count: stretches.length };
  }
  if (best === null) return null;
  const { text, first } = best;
  const from = beforeWord(text, Math.max(0, first.from - AROUND_EXCERPT));
  const to = Math.min(text.length, first.to + AROUND_EXCERPT);
  const cut = text.slice(from, to).toWellFormed().replace(/\s+/gu, " ").trim();
  return `${from > 0 ? "... " : ""}${cut}${to < text.length ? " ..." : ""}`;
}

/** The beginning of the next word, where one begins soon: an excerpt begins with no half of one. */
function beforeWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + AROUND_EXCERPT / 2).search(/\s/u);
  return space < 0 ? at : at + space + 1;
}

/** The longest form that stands there says it all. */
function digitsIn(text: string, digits: readonly string[]): readonly Stretch[] {
  for (const form of digits.toSorted((one, other) => other.length - one.length)) {
    const found = find(text, form, true);
    if (found.length > 0) return found;
  }
  return [];
}

/** A text without its signs: each letter left, and where it stands in the folded text. */
function squeezed(folded: string): { readonly letters: string; readonly at: readonly number[] } {
  let letters = "";
  const at: number[] = [];
  let place = 0;
  for (const character of folded) {
    if (LETTER.test(character)) {
      letters += character;
      for (let unit = 0; unit < character.length; unit += 1) at.push(place + unit);
    }
    place += character.length;
  }
  return { letters, at };
}

function find(text: string, term: string, mayCrossSpaces: boolean): readonly Stretch[] {
  const { folded, places } = foldWithPlaces(text);
  const wanted = squeezed(term).letters;
  const whereFrom = (from: number, to: number): Stretch => ({ from: places[from] ?? 0, to: endOf(places, to) });
  if (wanted.length === 0) return everyPlace(folded, term).map((from) => whereFrom(from, from + term.length));
  const { letters, at } = squeezed(folded);
  const found = everyPlace(letters, wanted).flatMap((from) => {
    const [first = 0, last = 0] = [at[from], at[from + wanted.length - 1]];
    if (!mayCrossSpaces && /\s/u.test(folded.slice(first, last))) return [];
    return [{ ...whereFrom(first, last + 1), isBeginning: !LETTER.test(folded[first - 1] ?? " ") }];
  });
  const beginnings = found.filter(({ isBeginning }) => isBeginning);
  if (beginnings.length > 0 || wanted.length < ANYWHERE) return beginnings;
  return found;
}

/** Where what is folded to the places before `to` ends in the text: a letter that became two is taken whole. */
function endOf(places: readonly number[], to: number): number {
  const last = places[to - 1] ?? 0;
  for (let at = to; at < places.length; at += 1) if ((places[at] ?? 0) > last) return places[at] ?? 0;
  return places.at(-1) ?? 0;
}

function everyPlace(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = stretches.toSorted((one, other) => one.from - other.from);
  const whole: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}
