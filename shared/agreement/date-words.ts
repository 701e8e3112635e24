import type { LocalDate } from "../kernel/instant.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A date as the screens write it: "1 Sep 2026" of `2026-09-01`, "25 Dec" of `12-25`, which comes every year. */
export function dateWords(date: LocalDate): string {
  const [day = "", month = "", year] = date.split("-").toReversed();
  return [String(Number(day)), MONTHS[Number(month) - 1], year].filter((part) => part !== undefined).join(" ");
}

/** "1 Sep 2026", "25 Dec to 1 Jan": both ends belong to it, the year is said once. */
export function rangeWords({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  if (from === to) return dateWords(from);
  const isOneYear = from.length === to.length && from.length > 5 && from.slice(0, 4) === to.slice(0, 4);
  return `${dateWords(isOneYear ? from.slice(5) : from)} to ${dateWords(to)}`;
}
