import { parseReference } from "../../../shared/ticket/reference.ts";
import { referenceKey, withoutNul } from "../projections/search-text.ts";

/** What a person typed, as questions to the two indexes and, for what no index holds, to the text itself. */
export interface SearchTerms {
  /** For `search_words MATCH`: terms of one or two letters, found at the start of words. */
  readonly words: string | null;
  /** For `search_parts MATCH`: terms of three characters and more, found anywhere. */
  readonly parts: string | null;
  /** Looked for as they stand: short punctuation, emoji, scripts without spaces between words. */
  readonly exact: readonly string[];
}

/** More terms than anyone types; a pasted page is searched by its beginning. */
const MOST_TERMS = 24;
const TRIGRAM = 3;
const NO_SPACES_BETWEEN_WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Every term must be found. Any text at all is a search: what FTS5 would read as syntax is quoted. */
export function searchTerms(text: string): SearchTerms {
  const words: string[] = [];
  const parts: string[] = [];
  const exact: string[] = [];
  for (const term of termsOf(text)) {
    if (indexedLength(term) >= TRIGRAM) parts.push(partOf(term));
    else if (LETTER_OR_DIGIT.test(term) && !NO_SPACES_BETWEEN_WORDS.test(term)) words.push(`${quoted(term)}*`);
    else exact.push(term);
  }
  return { words: allOf(words), parts: allOf(parts), exact };
}

/** Words that say something about a fault, for finding tickets like it; null where there are none. */
export function similarWords(text: string): string | null {
  const words = withoutNul(text).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const telling = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => !COMMON.has(word));
  if (telling.length === 0) return null;
  return `{summary} : (${telling.slice(0, MOST_TERMS).map(quoted).join(" OR ")})`;
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

/** The trigram index drops accents, so they do not count towards its three characters. */
const indexedLength = (term: string): number => [...term.normalize("NFD").replaceAll(/\p{M}/gu, "")].length;

/** Text inside double quotes is a phrase to FTS5, whatever it says. */
const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`;

/** A reference also the way it is stored without dashes, with what is easily misheard put right; so is any text with dashes. */
function partOf(term: string): string {
  const reference = parseReference(term);
  const spoken = referenceKey(reference.ok ? reference.value.text : term);
  const isOtherwiseWritten = reference.ok || /\p{Pd}/u.test(term);
  if (!isOtherwiseWritten || spoken.length < TRIGRAM) return quoted(term);
  return `(${quoted(term)} OR ${quoted(spoken)})`;
}

const allOf = (terms: readonly string[]): string | null => (terms.length === 0 ? null : terms.join(" AND "));
