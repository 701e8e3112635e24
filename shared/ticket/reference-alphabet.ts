/**
 * The characters of a reference. All are told apart on paper and, as far as seventeen allow, on the telephone:
 * - no 0 O, 1 I, 5 S, B (8), Z (2), G (6), D, U V: they look like another one;
 * - of letters that rhyme at most one stays: none of B C D E G P T V beside 3, K without A J, M without N, F without S;
 * - no vowels, so that no word is ever spelled;
 * - no 5, which is heard as 9.
 * The closest pairs left (8 H, F X, L M) are caught by the check character like all others.
 */
export const BODY_SYMBOLS = "2346789FHKLMQRWXY";

/** Prime, and larger than the 26 letters an agreement's code may use: every change of one character changes the sum. */
export const MODULUS = 29;

/** What the values stand for, 0 to 28, at the check character: the letters in order, with 0 O 1 I 5 S B replaced by digits. */
export const CHECK_SYMBOLS = "A2CDEFGH3JKLMN4PQR6TUVWXYZ789";

/** The value of a symbol: letters count from A = 0, also those that only a code may use; digits take the places left. */
export function valueOf(symbol: string): number {
  const letter = symbol.charCodeAt(0) - 65;
  return letter >= 0 && letter < 26 ? letter : CHECK_SYMBOLS.indexOf(symbol);
}

/**
 * The weighted sum of the symbols, weights 1, 2, 4, 8 ... from the right, modulo 29. Zero for a lawful reference. As 29
 * is prime and divides no weight, no difference of two neighbouring weights and no difference of two values, one
 * changed character or one swap of neighbours never leaves the sum at zero.
 */
export function weightedSum(symbols: string): number {
  let sum = 0;
  for (const symbol of symbols) sum = (sum * 2 + valueOf(symbol)) % MODULUS;
  return sum;
}

/** The character that makes the sum of `symbols` and itself zero. */
export function checkSymbolFor(symbols: string): string {
  const value = (MODULUS - ((weightedSum(symbols) * 2) % MODULUS)) % MODULUS;
  return CHECK_SYMBOLS.charAt(value);
}
