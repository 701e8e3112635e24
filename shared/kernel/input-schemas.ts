import { z } from "zod";
import { asId } from "./ids.ts";

/** The longest text one field may hold: a pasted log or mail thread fits, a whole database dump does not. */
export const LONGEST_TEXT = 20_000;
export const LONGEST_LINE = 200;

/** 2201-01-01T00:00:00Z: calendars are not compiled beyond it. */
const LATEST_INSTANT = 7_289_654_400_000;

/**
 * Control characters other than newline and tab: they cannot be seen, break exports and can hide text. Lone surrogates
 * are not text at all (SQLite would store another one).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

const isCleanText = (text: string): boolean => !FORBIDDEN.test(text) && text.isWellFormed();
const oneNewline = (text: string): string => text.replace(/\r\n?/g, "\n").trim();
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, " ").trim();

/** A single line, trimmed, line breaks turned into spaces, 1 to `max` characters. `what` names it in the refusal: "The summary". */
export function line(what: string, max: number = LONGEST_LINE) {
  return z
    .string(`${what} is missing.`)
    .overwrite(oneLine)
    .min(1, `${what} is empty: write a few words.`)
    .max(max, `${what} is too long: at most ${max} characters.`)
    .refine(isCleanText, `${what} holds an invisible control character: type it again instead of pasting.`);
}

/** Several lines, trimmed, 1 to 20,000 characters. */
export function prose(what: string) {
  return optionalProse(what).min(1, `${what} is empty: write a few words.`);
}

/** Several lines, trimmed, 0 to 20,000 characters. */
export function optionalProse(what: string) {
  return z
    .string(`${what} is missing.`)
    .overwrite(oneNewline)
    .max(LONGEST_TEXT, `${what} is too long: at most ${LONGEST_TEXT.toLocaleString("en-GB")} characters.`)
    .refine(isCleanText, `${what} holds an invisible control character: type it again instead of pasting.`);
}

/** An id made by us: letters, digits, `.`, `_`, `:` and `-`, up to 100 of them. */
export function idText<Kind extends string>(kind: Kind) {
  return z
    .string(`The ${kind} id is missing.`)
    .regex(/^[\w.:-]{1,100}$/, `This is not a ${kind} id.`)
    .transform((text) => asId<Kind>(text));
}

/** A word from a list that data keeps (an agreement's id, a service): no sentence fits into it. */
export function codeText(what: string) {
  const fault = `${what} is not a word this desk has.`;
  return z
    .string(`${what} is missing.`)
    .max(60, fault)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:/+-]{0,59}$/u, fault);
}

/** A moment in milliseconds since 1970, up to the year 2200. */
export function instant(what: string) {
  return z
    .int(`${what} is not a moment in time.`)
    .min(0, `${what} lies before 1970.`)
    .max(LATEST_INSTANT, `${what} lies after the year 2200.`);
}

/** Values under short names that are not known beforehand, at most `most` of them. */
export function namedValues<Value extends z.ZodType>(value: Value, most = 200) {
  return z
    .record(z.string().max(60), value)
    .refine((fields) => Object.keys(fields).length <= most, `At most ${most} are accepted here.`)
    .meta({ mostKeys: most });
}
