import type { OwnersNamed } from "../../core/ports.ts";
import type { Connection } from "../connection.ts";
import { referencesIn, type SearchTerm, searchTerms } from "./search-terms.ts";
import type { StatementCache } from "./statement-cache.ts";

/**
 * `few`: looked up one by one. `many`: the rows are walked in the queue's order and each is asked of the SQL function
 * `is_found`, which answers for the last text that was searched for.
 */
export type Hits =
  | { readonly kind: "few"; readonly numbers: readonly number[] }
  | { readonly kind: "many"; has(number: number): boolean };

/** Where a text is found: as words and beginnings of words, and elsewhere inside words alone. */
export type Found =
  | { readonly kind: "everywhere" }
  | { readonly kind: "found"; readonly whole: Hits; readonly inside: Hits };

/** Which of the hits are meant, as `is_found` is asked for them. */
export const TIERS = { whole: 1, inside: 2, either: 3 } as const;
export type Tier = keyof typeof TIERS;

/** Asks the search index where a text is found. To be used before the next text is asked for. */
export type FindText = (text: string, ownersNamed?: OwnersNamed) => Found;

/** As many hits as are sooner looked up one by one than met on a walk through the whole index. */
const FEW_HITS = 2_000;
/** More tickets than this hold a code of another tool: then it is no name for one of them. */
const FEW_OF_A_CODE = 5;

/**
 * Asking the index for a word that stands in nearly every ticket is the dear part of a search, so it is done once for a
 * page and its counts, and again only after something was written. One byte a ticket is kept.
 */
export function openSearch(db: Connection, cache: StatementCache): FindText {
  let last: { readonly key: string; readonly found: Found; readonly tiers: Uint8Array } | null = null;
  db.function("is_found", { directOnly: true }, (number, tiers) =>
    ((last?.tiers[Number(number)] ?? 0) & Number(tiers)) === 0 ? 0 : 1,
  );
  return (text, ownersNamed = () => []) => {
    // Nobody else writes to the file, so this number tells whether anything at all has changed.
    const key = `${cache.one<number>("SELECT total_changes()", [])} ${text}`;
    if (last?.key !== key) last = { key, ...search(cache, text, ownersNamed) };
    return last.found;
  };
}

const NO_TIERS = new Uint8Array();

function search(
  cache: StatementCache,
  text: string,
  ownersNamed: OwnersNamed,
): { readonly found: Found; readonly tiers: Uint8Array } {
  const terms = searchTerms(text).map((term) => ({ ...term, owned: ownedBy(cache, ownersNamed, term) }));
  if (terms.length === 0) return { found: { kind: "everywhere" }, tiers: NO_TIERS };
  const whole = new Set([...inAll(wholeLists(cache, terms)), ...referred(cache, text)]);
  const anywhere = terms.every(({ parts }) => parts === null) ? [] : inAll(anywhereLists(cache, terms));
  const inside = anywhere.filter((number) => !whole.has(number));
  const tiers = new Uint8Array(Math.max(maximum(whole), maximum(inside)) + 1);
  for (const number of whole) tiers[number] = TIERS.whole;
  for (const number of inside) tiers[number] = TIERS.inside;
  const hits = (numbers: readonly number[], tier: number): Hits =>
    numbers.length <= FEW_HITS ? { kind: "few", numbers } : { kind: "many", has: (number) => tiers[number] === tier };
  return {
    found: { kind: "found", whole: hits([...whole], TIERS.whole), inside: hits(inside, TIERS.inside) },
    tiers,
  };
}

interface OwnedTerm extends SearchTerm {
  /** Tickets of whoever is called so. */
  readonly owned: readonly number[];
}

function ownedBy(cache: StatementCache, ownersNamed: OwnersNamed, { pieces }: SearchTerm): readonly number[] {
  const owners = pieces.length === 0 ? [] : ownersNamed(pieces);
  if (owners.length === 0) return [];
  return cache.column<number>("SELECT stream FROM queue_row WHERE owner IN (SELECT value FROM json_each(?))", [
    JSON.stringify(owners),
  ]);
}

/** Lists of which a ticket must be in every one, to hold each term as a word or its beginning. */
function wholeLists(cache: StatementCache, terms: readonly OwnedTerm[]): readonly (readonly number[])[] {
  const isPlain = ({ owned, isUnspaced }: OwnedTerm): boolean => owned.length === 0 && !isUnspaced;
  const plain = terms.filter(isPlain).map(({ words }) => words);
  const others = terms
    .filter((term) => !isPlain(term))
    .map((term) => [
      ...(term.isUnspaced ? anywhereOf(cache, term) : hitsIn(cache, "search_words", [term.words])),
      ...term.owned,
    ]);
  return plain.length === 0 ? others : [hitsIn(cache, "search_words", plain), ...others];
}

/** The same for what holds each term anywhere. */
function anywhereLists(cache: StatementCache, terms: readonly OwnedTerm[]): readonly (readonly number[])[] {
  const isPlain = ({ owned, isEither }: OwnedTerm): boolean => owned.length === 0 && !isEither;
  const plain = terms.filter(isPlain);
  const parts = plain.flatMap((term) => term.parts ?? []);
  const words = plain.flatMap((term) => (term.parts === null ? [term.words] : []));
  return [
    ...(parts.length === 0 ? [] : [hitsIn(cache, "search_parts", parts)]),
    ...(words.length === 0 ? [] : [hitsIn(cache, "search_words", words)]),
    ...terms.filter((term) => !isPlain(term)).map((term) => [...anywhereOf(cache, term), ...term.owned]),
  ];
}

function anywhereOf(cache: StatementCache, { words, parts, isEither }: OwnedTerm): readonly number[] {
  if (parts === null) return hitsIn(cache, "search_words", [words]);
  const inParts = hitsIn(cache, "search_parts", [parts]);
  return isEither ? [...inParts, ...hitsIn(cache, "search_words", [words])] : inParts;
}

const hitsIn = (cache: StatementCache, index: "search_words" | "search_parts", terms: readonly string[]) =>
  cache.column<number>(`SELECT rowid FROM ${index} WHERE ${index} MATCH ?`, [terms.join(" AND ")]);

/** Long lists meet sooner here than inside SQLite. */
function inAll([first = [], ...others]: readonly (readonly number[])[]): readonly number[] {
  const memberships = others.map(membership);
  return first.filter((number) => memberships.every((has) => has(number)));
}

function membership(numbers: readonly number[]): (number: number) => boolean {
  const isIn = new Uint8Array(maximum(numbers) + 1);
  for (const number of numbers) isIn[number] = 1;
  return (number) => isIn[number] === 1;
}

function maximum(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** A reference finds its ticket wherever it stands in a text, whatever else the text says. */
function referred(cache: StatementCache, text: string): readonly number[] {
  const { own, others } = referencesIn(text);
  const claimed = own.flatMap((key) => cache.column<number>(CLAIMED, [key]));
  const coded = others.flatMap((code) => {
    const hits = hitsIn(cache, "search_words", [`"${code}"`]);
    return hits.length <= FEW_OF_A_CODE ? hits : [];
  });
  return [...claimed, ...coded];
}

const CLAIMED = "SELECT stream FROM claim WHERE claim = ?";
