/** How programs write that nothing is there. A person called Null is asked about on paper. */
const EMPTY = new Set([
  "",
  "?",
  "-",
  "--",
  "---",
  "–",
  "—",
  ".",
  "null",
  "(null)",
  "<null>",
  "[null]",
  "nil",
  "none",
  "(none)",
  "<none>",
  "n/a",
  "#n/a",
  "#null!",
  "#value!",
  "#ref!",
  "#name?",
  "#div/0!",
  "na",
  "n.a.",
  "nan",
  "undefined",
  "empty",
  "(empty)",
  "<empty>",
  "(blank)",
  "(leer)",
  "(vide)",
  "\\n",
  "unassigned",
  "(unassigned)",
  "not set",
  "(not set)",
  "unresolved",
]);

/** Whether a field's text stands for nothing given. */
export function isEmptyValue(text: string): boolean {
  return EMPTY.has(text.trim().toLowerCase());
}

const TRUE = new Set(["true", "t", "yes", "y", "1", "on", "wahr", "vrai", "ja", "oui"]);
const FALSE = new Set(["false", "f", "no", "n", "0", "off", "falsch", "faux", "nein", "non"]);

/** Yes or no in any case; undefined for a text that says neither. */
export function readBoolean(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}
