import type { KnownCaller } from "../../../shared/contract/views.ts";
import type { CallFields } from "./call-fields.ts";

type Filled = Pick<KnownCaller, "phone" | "email" | "site">;

/** Nothing filled in yet. */
export const NOTHING_FILLED: Filled = { phone: "", email: "", site: "" };

/**
 * What a chosen caller fills in: what nobody wrote there, and what an earlier choice put there. What was typed during
 * this call stays, because it was heard just now.
 */
export function filledFrom(known: KnownCaller, fields: Pick<CallFields, "caller" | "site">, before: Filled): Filled {
  const fill = (typed: string, was: string, is: string): string => (typed.trim() === "" || typed === was ? is : typed);
  return {
    phone: fill(fields.caller.phone, before.phone, known.phone),
    email: fill(fields.caller.email, before.email, known.email),
    site: fill(fields.site, before.site, known.site),
  };
}

/** One person at one site: two of one name there differ in how they are reached. */
export const knownCallerId = ({ name, site, phone, email }: KnownCaller): string =>
  JSON.stringify([name, site, phone, email]);

/** What tells two callers of one name apart. */
export const knownCallerDetail = ({ site, phone, email }: KnownCaller): string =>
  [site, phone, email].filter((part) => part !== "").join(", ");
