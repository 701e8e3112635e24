import { parseReference, spokenReference } from "../../../shared/ticket/reference.ts";
import { charactersOf, signOf, withoutNul } from "../projections/search-text.ts";

/** What a person typed, as questions to the two indexes. Both null: nothing was typed. */
export interface SearchTerms {
  /** For `search_words MATCH`: one or two letters at the start of a word, one or two signs anywhere. */
  readonly words: string | null;
  /** For `search_parts MATCH`: terms of three characters and more, found anywhere. */
  readonly parts: string | null;
}

/** More terms than anyone types; a pasted page is searched by its beginning. */
const MOST_TERMS = 24;
const TRIGRAM = 3;

/** Every term must be found. Any text at all is a search: what FTS5 would read as syntax is quoted. */
export function searchTerms(text: string): SearchTerms {
  const words: string[] = [];
  const parts: string[] = [];
  for (const term of termsOf(text)) {
    const characters = charactersOf(term);
    if (characters.length >= TRIGRAM) parts.push(partOf(term));
    // Nothing but accents: there is nothing to look for.
    else if (characters.length > 0) words.push(shortTerm(characters));
  }
  return { words: allOf(words), parts: allOf(parts) };
}

function shortTerm(characters: readonly string[]): string {
  const sign = signOf(characters);
  return sign === null ? `${quoted(characters.join(""))} *` : quoted(sign);
}

/** Words that say something about a fault, for finding tickets like it; null where there are none. */
export function similarWords(text: string): string | null {
  const words = withoutNul(text).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const telling = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => !COMMON.has(word));
  if (telling.length === 0) return null;
  return telling.slice(0, MOST_TERMS).map(quoted).join(" OR ");
}

/** In every other summary, so they make nothing alike. */
const COMMON = new Set(
  "the and for not are was has have had can cannot with from this that when all any out but our their its will does".split(
    " ",
  ),
);

const termsOf = (text: string): readonly string[] =>
  withoutNul(text)
    .toWellFormed()
    .split(/\s+/u)
    .filter((term) => term !== "")
    .slice(0, MOST_TERMS);

/** Text inside double quotes is a phrase to FTS5, whatever it says. */
const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`;

/** A reference also the way it is stored without dashes, with what is easily misheard put right; so is any text with dashes. */
function partOf(term: string): string {
  const reference = parseReference(term);
  const spoken = spokenReference(reference.ok ? reference.value.text : term);
  const isOtherwiseWritten = reference.ok || /\p{Pd}/u.test(term);
  if (!isOtherwiseWritten || spoken.length < TRIGRAM) return quoted(term);
  return `(${quoted(term)} OR ${quoted(spoken)})`;
}

const allOf = (terms: readonly string[]): string | null => (terms.length === 0 ? null : terms.join(" AND "));
