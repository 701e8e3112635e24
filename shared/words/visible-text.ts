/** What the characters do that turn the direction of what follows them, and are not seen themselves. */
const TURNS: Readonly<Record<string, string>> = {
  "\u061c": "arabic letter mark",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of direction",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first strong isolate",
  "\u2069": "end of isolate",
};

const TURN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Somebody's text as it is to be shown: a character that would turn the direction of what stands around it (so that
 * "invoice-exe.pdf" hides what it is) is shown as what it is, in square brackets. What is stored stays as it was written.
 */
export function visibleText(text: string): string {
  return text.replace(TURN, (turn) => `[${TURNS[turn] ?? "turn of direction"}]`);
}
