/** Exports name months in the language of whoever exported: `14/Jul/25`, `14/juil./25`, `14. März 2025`. */
const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt"];

function names(): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" });
      for (let month = 1; month <= 12; month += 1) {
        const name = folded(format.format(Date.UTC(2024, month - 1, 15)));
        // "mar" is March in one language and Tuesday in none of these; where two disagree the first language holds.
        if (!known.has(name)) known.set(name, month);
      }
    }
  }
  known.set("sept", 9);
  return known;
}

const folded = (name: string): string => name.toLowerCase().replace(/\./g, "");

const NAMES = names();

/** 1 to 12 for a month's name, long or short; undefined for any other word. */
export function monthNamed(name: string): number | undefined {
  return NAMES.get(folded(name));
}
