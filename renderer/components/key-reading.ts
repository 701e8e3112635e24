/** What of a pressed key its meaning is read from; a browser's event, or React's. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  getModifierState(name: "AltGraph"): boolean;
}

export type Modifier = "Shift" | "Control" | "Alt" | "Meta";

/** One way to read a press: a key as it is written in a binding, and what is held with it. */
export interface KeyReading {
  readonly key: string;
  readonly held: ReadonlySet<Modifier>;
}

const LATIN = /^[a-z]$/i;
const LETTER = /^\p{L}/u;
const LETTER_PLACE = /^Key([A-Z])$/;
const DIGIT_PLACE = /^Digit(\d)$/;

/**
 * The ways to read a press, the likeliest first, whatever the layout of the keyboard:
 * - a sign or a digit is its character, whatever it takes to type it (`/` is Shift+7 on a German keyboard);
 * - a Latin letter is that letter, wherever it lies;
 * - another letter (Cyrillic, Greek, Hebrew, Arabic) is what a Latin keyboard has in its place;
 * - so is a sign where such a layout has a sign in a letter's place, and a digit's key that types a sign without Shift.
 *
 * `isLatin`: the letters seen last were Latin. Then a sign in a letter's place is a sign and nothing else (Dvorak).
 */
export function keyReadings(event: Pressed, isLatin: boolean): readonly KeyReading[] {
  const { key } = event;
  const held = heldWith(event);
  if (LATIN.test(key)) return [{ key: key.toLowerCase(), held }];
  if (!isTyped(key)) return [{ key, held }];
  const inPlace = inItsPlace(event, isLatin);
  const byPlace = inPlace === undefined ? [] : [{ key: inPlace, held }];
  if (LETTER.test(key) && inPlace !== undefined) return byPlace;
  return [{ key, held: withoutTyping(event, held) }, ...byPlace];
}

/** Whether a press says that the layout has Latin letters; undefined where it says nothing. */
export function saysLatin({ key, code }: Pick<Pressed, "key" | "code">): boolean | undefined {
  if (LATIN.test(key)) return true;
  return LETTER_PLACE.test(code) && LETTER.test(key) && isTyped(key) ? false : undefined;
}

/** A character, or the two that one Arabic key types. Named keys, "Escape" or "F1", have words for names. */
const isTyped = (key: string): boolean => key !== " " && ([...key].length === 1 || /^\P{ASCII}{2}$/u.test(key));

/** What a Latin keyboard has in this place, where that may be what is meant. */
function inItsPlace(event: Pressed, isLatin: boolean): string | undefined {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event;
  // A character of the third level is typed on purpose.
  if (event.getModifierState("AltGraph")) return undefined;
  const letter = LETTER_PLACE.exec(code)?.[1]?.toLowerCase();
  const digit = DIGIT_PLACE.exec(code)?.[1];
  if (digit !== undefined) return shiftKey || key === digit ? undefined : digit;
  // With Alt a Mac types signs of its own, whatever the layout.
  const isCommand = ctrlKey || altKey || metaKey;
  return LETTER.test(key) || isCommand || !isLatin ? letter : undefined;
}

function heldWith({ shiftKey, ctrlKey, altKey, metaKey }: Pressed): ReadonlySet<Modifier> {
  const held = new Set<Modifier>();
  if (shiftKey) held.add("Shift");
  if (ctrlKey) held.add("Control");
  if (altKey) held.add("Alt");
  if (metaKey) held.add("Meta");
  return held;
}

/** Shift and AltGr (Ctrl and Alt together, on Windows) type a character; they are no part of what it means. */
function withoutTyping(event: Pressed, held: ReadonlySet<Modifier>): ReadonlySet<Modifier> {
  const typing: readonly Modifier[] = event.getModifierState("AltGraph") ? ["Shift", "Control", "Alt"] : ["Shift"];
  return new Set([...held].filter((modifier) => !typing.includes(modifier)));
}
