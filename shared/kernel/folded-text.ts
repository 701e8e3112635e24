/**
 * Text as it is compared in a search, the same for what is stored and what is asked: small letters without accents,
 * full and half width alike, every apostrophe, quotation mark and dash as its plain one, sharp s as ss, and nothing that
 * cannot be seen.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = "";
  for (const character of text.toWellFormed()) folded += foldCharacter(character);
  return folded;
}

/** The same, and for each of its code units which one of the text it comes from. */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let folded = "";
  let at = 0;
  for (const character of text.toWellFormed()) {
    const made = foldCharacter(character);
    folded += made;
    for (let unit = 0; unit < made.length; unit += 1) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

const ASCII = /^[\0-\x7f]*$/;
const PLAIN = /^[\0-\x7f]$/;

function foldCharacter(character: string): string {
  if (PLAIN.test(character)) return character.toLowerCase();
  const known = FOLDED.get(character);
  if (known !== undefined) return known;
  const wide = character.normalize("NFKC");
  const made = [...wide].map((each) => FOLDED.get(each) ?? each).join("");
  return made
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll("ß", "ss");
}

const FOLDED: ReadonlyMap<string, string> = new Map([
  ...each("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\uff07\u2035\u02bb\u02bd", "'"),
  ...each("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u301d\u301e\u301f\uff02\u2036", '"'),
  ...each("\u2039\u203a", "'"),
  ...each("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2043\u00ad", "-"),
  ["\u00ad", ""],
  ["\u00df", "ss"],
  ["\u1e9e", "ss"],
  ["\u00e6", "ae"],
  ["\u00c6", "ae"],
  ["\u0153", "oe"],
  ["\u0152", "oe"],
  ["\u00f8", "o"],
  ["\u00d8", "o"],
  ["\u0142", "l"],
  ["\u0141", "l"],
  ["\u0111", "d"],
  ["\u0110", "d"],
  ["\u2026", "..."],
]);

function each(characters: string, folded: string): readonly (readonly [string, string])[] {
  return [...characters].map((character) => [character, folded] as const);
}

/** What people put around words. Signs that can be a word's own (`C++`, `#`) are none of it. */
export const AROUND_WORDS = "-'\"!?.,;:()[]{}<>/\\|*_~`";
const AROUND = /^[-'"!?.,;:()[\]{}<>/\\|*_~`]+|[-'"!?.,;:()[\]{}<>/\\|*_~`]+$/gu;

/** A folded term without the punctuation around it; as it is where it is nothing else. */
export function bareTerm(raw: string): string {
  return raw.replace(AROUND, "") || raw;
}
