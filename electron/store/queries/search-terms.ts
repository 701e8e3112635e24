import { AROUND_WORDS, bareTerm, foldText } from "../../../shared/kernel/folded-text.ts";
import { joinedForms, type NumberRun, numberRuns } from "../../../shared/kernel/number-text.ts";
import { parseReference, spokenReference } from "../../../shared/ticket/reference.ts";
import { charactersOf, signOf, UNSPACED, withoutNul } from "../projections/search-text.ts";

/** One thing that was typed, as questions to the two indexes: each term must be found. */
export interface SearchTerm {
  /** For `search_words MATCH`: where it is a word or begins one. */
  readonly words: string;
  /** For `search_parts MATCH`: where it stands anywhere; null where it is too short, and `words` says all. */
  readonly parts: string | null;
  /** It stands anywhere also where `words` finds it: what is left of it without its punctuation is too short. */
  readonly isEither: boolean;
  /** Of a script that puts no spaces between words: wherever it stands, it stands as a word. */
  readonly isUnspaced: boolean;
  /** Its words, for what is known by name. */
  readonly pieces: readonly string[];
}

/** More terms than anyone types; a pasted page is searched by its beginning. */
const MOST_TERMS = 24;
const TRIGRAM = 3;

/** What was typed, term by term. Any text at all is a search: what FTS5 would read as syntax is quoted. */
export function searchTerms(text: string): readonly SearchTerm[] {
  const folded = foldText(withoutNul(text));
  const terms: SearchTerm[] = [];
  let from = 0;
  for (const run of numberRuns(folded)) {
    // A number inside a word belongs to the word.
    const isFree =
      /(?:^|\s|[(])$/.test(folded.slice(0, run.at)) &&
      /^(?:$|\s|[),.;:?!])/.test(folded.slice(run.at + run.text.length));
    if (!isFree) continue;
    terms.push(...plainTerms(folded.slice(from, run.at)), numberTerm(run));
    from = run.at + run.text.length;
  }
  return [...terms, ...plainTerms(folded.slice(from))].slice(0, MOST_TERMS);
}

const plainTerms = (folded: string): readonly SearchTerm[] =>
  folded.split(/\s+/u).flatMap((raw) => (raw === "" ? [] : plainTerm(raw)));

/** A telephone number in any of its forms, or as it was typed, piece by piece. */
function numberTerm({ text, forms }: NumberRun): SearchTerm {
  const pieces = text.match(/\d+/g) ?? [];
  const isLong = pieces.every((piece) => piece.length >= TRIGRAM);
  return {
    words: anyOf([...forms.map(beginning), ...(pieces.length > 1 ? [inOrder(pieces)] : [])]),
    parts: anyOf([...forms.map(quoted), ...(pieces.length > 1 && isLong ? [allOf(pieces.map(quoted))] : [])]),
    isEither: false,
    isUnspaced: false,
    pieces,
  };
}

function plainTerm(raw: string): readonly SearchTerm[] {
  const core = bareTerm(raw);
  const characters = charactersOf(core);
  // Nothing but what cannot be seen: there is nothing to look for.
  if (characters.length === 0) return [];
  const pieces = core.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isLong = characters.length >= TRIGRAM;
  const isRawLong = charactersOf(raw).length >= TRIGRAM;
  const forms = isLong ? otherForms(core, pieces) : [];
  return [
    {
      words: isLong ? wordsOf(core, pieces, forms) : shortTerm(characters),
      parts: isLong ? partsOf(core, pieces, forms) : isRawLong ? quoted(raw) : null,
      isEither: !isLong && isRawLong,
      isUnspaced: UNSPACED.test(core),
      pieces,
    },
  ];
}

/** Under what else it is stored: without the signs inside it, as a reference with what is easily misheard put right. */
function otherForms(core: string, pieces: readonly string[]): readonly string[] {
  const reference = parseReference(core);
  const joined = [...joinedForms(core), pieces.join("")];
  const forms = [...joined, ...(reference.ok ? [spokenReference(reference.value.text).toLowerCase()] : [])];
  return [...new Set(forms)].filter((form) => form !== core && form.length >= TRIGRAM);
}

/** `LAP0042` is `LAP 0042` to somebody else. */
function codeParts(pieces: readonly string[]): readonly string[] {
  const [only = "", ...others] = pieces;
  const code = others.length === 0 ? /^(\p{L}+)(\p{N}{3,})$/u.exec(only) : null;
  return code === null ? [] : code.slice(1);
}

function wordsOf(core: string, pieces: readonly string[], forms: readonly string[]): string {
  const signs = charactersOf(core).flatMap((character) => {
    const sign = /[\p{L}\p{N}]/u.test(character) || AROUND_WORDS.includes(character) ? null : signOf([character]);
    return sign === null ? [] : [quoted(sign)];
  });
  const alone =
    pieces.length === 0
      ? charactersOf(core)
          .flatMap((each) => signOf([each]) ?? [])
          .map(quoted)
      : [];
  const asTyped = allOf([...(pieces.length === 0 ? [] : [inOrder(pieces)]), ...signs, ...alone]);
  const parted = codeParts(pieces);
  return anyOf([asTyped, ...forms.map(beginning), ...(parted.length === 0 ? [] : [inOrder(parted)])]);
}

function partsOf(core: string, pieces: readonly string[], forms: readonly string[]): string {
  const parted = codeParts(pieces);
  const apart = parted.length > 0 ? parted : pieces;
  const isApart = apart.length > 1 && apart.every((piece) => charactersOf(piece).length >= TRIGRAM);
  return anyOf([quoted(core), ...forms.map(quoted), ...(isApart ? [allOf(apart.map(quoted))] : [])]);
}

/** All but the last as whole words; the last may go on. */
const inOrder = (pieces: readonly string[]): string =>
  allOf(pieces.map((piece, index) => (index === pieces.length - 1 ? beginning(piece) : quoted(piece))));

function shortTerm(characters: readonly string[]): string {
  const sign = signOf(characters);
  return sign === null ? beginning(characters.join("")) : quoted(sign);
}

/** Words that say something about a fault, for finding tickets like it; null where there are none. */
export function similarWords(text: string): string | null {
  const words = foldText(withoutNul(text)).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const telling = [...new Set(words)].filter((word) => !COMMON.has(word));
  if (telling.length === 0) return null;
  return telling.slice(0, MOST_TERMS).map(quoted).join(" OR ");
}

/** In every other summary, so they make nothing alike. */
const COMMON = new Set(
  "the and for not are was has have had can cannot with from this that when all any out but our their its will does".split(
    " ",
  ),
);

/** Text inside double quotes is a phrase to FTS5, whatever it says. */
const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`;
const beginning = (word: string): string => `${quoted(word)} *`;
const anyOf = (ways: readonly string[]): string => (ways.length === 1 ? (ways[0] ?? "") : `(${ways.join(" OR ")})`);
const allOf = (terms: readonly string[]): string =>
  terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" AND ")})`;

/** Longest reference in pieces as somebody writes it: `ST 4K7 72Y`, or letter by letter in four. */
const MOST_PIECES = 4;

/** Every reference that stands anywhere in a text, as it is claimed; and codes other tools call their records by. */
export function referencesIn(text: string): { readonly own: readonly string[]; readonly others: readonly string[] } {
  const tokens = foldText(withoutNul(text))
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter((token) => token !== "");
  const own = tokens.flatMap((_, from) =>
    Array.from({ length: MOST_PIECES }, (_each, more) => tokens.slice(from, from + more + 1).join(" ")).flatMap(
      (said) => {
        const reference = parseReference(said);
        return reference.ok ? [spokenReference(reference.value.text)] : [];
      },
    ),
  );
  const others = tokens.length < PASTED ? [] : tokens.filter((token) => /^[a-z]{2,8}\d{4,}$/.test(token));
  return { own: [...new Set(own)], others: [...new Set(others)] };
}

/** Fewer words are a search; as many were copied from somewhere. */
const PASTED = 4;
