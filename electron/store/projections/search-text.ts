import { foldText } from "../../../shared/kernel/folded-text.ts";
import { joinedForms, numberRuns } from "../../../shared/kernel/number-text.ts";

/** NUL ends a text for parts of SQLite; a space loses nothing that can be searched for. */
export const withoutNul = (text: string): string => text.replaceAll("\0", " ");

/** Scripts that put no spaces between words: the word index takes a whole sentence for one word there. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_LETTER = /[\p{L}\p{N}]/u;

const ONLY_WORDS = /^[0-9A-Za-z]*$/;
const ASCII_WORD = /[0-9A-Za-z]/;
const ASCII = /^[\0-\x7f]*$/;

/** Whether the word index passes over this character: punctuation, emoji, letters of unspaced scripts. */
const isSign = (character: string): boolean =>
  !ASCII_WORD.test(character) && (UNSPACED.test(character) || !WORD_LETTER.test(character));

/** What stands in a record, as the indexes are given it and as it is asked of them (`foldText`). */
export interface SearchedText {
  readonly title: string;
  /** Every word, and under what else it is known: numbers without their punctuation, signs by words of their own. */
  readonly words: string;
  /** The text as it stands, and the same numbers: to be found by any part. */
  readonly parts: string;
}

export function searchedText(title: string, text: string): SearchedText {
  const folded = foldText(withoutNul(text));
  const forms = new Set([...joinedForms(folded), ...numberRuns(folded).flatMap(({ forms: each }) => each)]);
  const known = [...forms].join(" ");
  return {
    title: foldText(withoutNul(title)),
    words: `${folded}\n${known}\n${signsIn(folded)}`,
    parts: `${folded}\n${known}`,
  };
}

/** Text as the indexes see it: without accents, which both of them drop. */
export const charactersOf = (text: string): readonly string[] =>
  ASCII.test(text) ? [...text] : [...text.toWellFormed().normalize("NFD").replaceAll(/\p{M}/gu, "")];

/** A letter for private use begins it, so that no word anyone types is taken for one. */
const signWord = (characters: readonly string[]): string =>
  `\ue000${characters.map((character) => character.codePointAt(0)?.toString(16)).join("x")}`;

/** The word under which one sign, or two characters next to each other of which one is a sign, can be looked up; else null. */
export function signOf(characters: readonly string[]): string | null {
  return characters.some(isSign) ? signWord(characters) : null;
}

/**
 * Words for what is too short for the trigram index and no word to the other: each sign, and each pair with one in it.
 * Without them a search for an emoji would have to read every text there is.
 */
export function signsIn(text: string): string {
  const found = new Set<string>();
  for (const piece of text.split(/\s+/u)) {
    if (ONLY_WORDS.test(piece)) continue;
    const characters = charactersOf(piece);
    characters.forEach((character, index) => {
      if (!isSign(character)) return;
      found.add(signWord([character]));
      const [before, after] = [characters[index - 1], characters[index + 1]];
      if (before !== undefined) found.add(signWord([before, character]));
      if (after !== undefined) found.add(signWord([character, after]));
    });
  }
  return [...found].join(" ");
}
