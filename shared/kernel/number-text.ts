/**
 * Telephone and asset numbers as they are compared: whatever stands between their digits and letters left out, and a
 * telephone number without its country code and the zero before the area, so that `+44 (0)1865 270-000`,
 * `01865 270000` and `1865270000` are one number. All texts folded (`foldText`).
 */

/** Digits with what people put between them, as one telephone number might be written. */
const RUN = /(?:\+|\()?\d(?:[ \t\u00a0().\-/]{0,3}\d)+/g;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 17;
const LONGEST_CODE = 60;

/** A stretch of a text that reads like a telephone number, and the forms under which it is known. */
export interface NumberRun {
  readonly text: string;
  readonly at: number;
  readonly forms: readonly string[];
}

/** Every stretch of the text that reads like a telephone number. */
export function numberRuns(text: string): readonly NumberRun[] {
  const runs: NumberRun[] = [];
  for (const { 0: found, index } of text.matchAll(RUN)) {
    const digits = found.replace(/\D/g, "");
    if (digits.length <= MOST_DIGITS) addRun(runs, found, index);
    // Two numbers side by side: each stretch without a space by itself.
    else for (const { 0: part, index: by } of found.matchAll(/\S+/g)) addRun(runs, part, index + by);
  }
  return runs;
}

function addRun(runs: NumberRun[], text: string, at: number): void {
  const digits = text.replace(/\D/g, "");
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return;
  runs.push({ text, at, forms: telephoneForms(digits, text.startsWith("+")) });
}

/** All the digits, and those that are left without country code and trunk zero: however it was written, one is shared. */
function telephoneForms(digits: string, hasPlus: boolean): readonly string[] {
  const forms = [digits];
  const isAbroad = hasPlus || digits.startsWith("00");
  const rest = isAbroad && digits.startsWith("00") ? digits.slice(2) : digits;
  if (isAbroad) forms.push(rest, withoutCountry(rest));
  else if (digits.startsWith("0")) forms.push(digits.slice(1));
  // Typed without a plus: a number as long as this may begin with the country.
  else if (digits.length >= LONG_FOR_ONE_COUNTRY) forms.push(withoutCountry(digits));
  return [...new Set(forms)].filter((form) => form.length >= FEWEST_DIGITS - 1);
}

const LONG_FOR_ONE_COUNTRY = 11;

function withoutCountry(digits: string): string {
  return digits.slice(countryLength(digits)).replace(/^0/, "");
}

/** Country codes are of one, two or three digits, and the first two tell which (ITU-T E.164). */
function countryLength(digits: string): number {
  if (/^[17]/.test(digits)) return 1;
  return TWO_DIGITS.test(digits) ? 2 : 3;
}

const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Letters and digits on both sides of one sign without a space: `AST-00/12`, `re-boot`, `can't`. */
const JOINED = /[\p{L}\p{N}]+(?:[-'./_:#][\p{L}\p{N}]+)+/gu;

/** What is written with signs inside, without them. */
export function joinedForms(text: string): readonly string[] {
  const forms: string[] = [];
  for (const { 0: found } of text.matchAll(JOINED)) {
    const joined = found.replace(/[^\p{L}\p{N}]/gu, "");
    if (joined.length <= LONGEST_CODE) forms.push(joined);
  }
  return forms;
}
