import type { Kpi } from "../agreement/desk-schema.ts";
import type { FigureResult } from "../report/figures.ts";
import type { MixLine } from "../report/month-report.ts";

/** A share with one decimal, never rounded up to what it is not: 96.96 % is 96.9 %, and 100 % is all of them. */
export function percentText(value: number): string {
  const tenths = Math.floor(value * 10 + 1e-9);
  return tenths % 10 === 0 ? `${tenths / 10} %` : `${(tenths / 10).toFixed(1)} %`;
}

/** What was asked for: "97 %", "462 a month". */
export function targetText({ target, unit }: Kpi): string {
  return unit === "percent" ? `${target} %` : `${target} a month`;
}

/** The number itself, or why there is none. */
export function figureText({ value, kpi, standing }: Pick<FigureResult, "value" | "kpi" | "standing">): string {
  if (value !== null) return kpi.unit === "percent" ? percentText(value) : `${Math.round(value * 10) / 10} a month`;
  return standing === "not-entered" ? "Not entered" : "Nothing to count";
}

/** What it was made of: "388 of 400", "2,310 in 5 months". */
export function madeOfText({ kept, of, kpi, value }: Pick<FigureResult, "kept" | "of" | "kpi" | "value">): string {
  if (value === null) return "";
  if (kpi.figure.from === "availability") return "";
  return kpi.unit === "percent"
    ? `${kept.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")}`
    : `${kept.toLocaleString("en-GB")} in ${of} ${of === 1 ? "month" : "months"}`;
}

export function standingText(standing: FigureResult["standing"]): string {
  switch (standing) {
    case "reached":
      return "Reached";
    case "short":
      return "Short of it";
    case "nothing-to-count":
      return "Nothing to count";
    case "not-entered":
      return "Not entered";
  }
}

/** What is counted where the text leaves it open. */
export function countsText({ figure }: Kpi): string | null {
  if (!("counts" in figure)) return null;
  return figure.counts === "resolved" ? "Tickets resolved in the month." : "Tickets logged in the month.";
}

export function besideText({ label, kept, of }: FigureResult["beside"][number]): string {
  if (of === null) return `${label}: ${kept.toLocaleString("en-GB")}`;
  const share = of === 0 ? "" : ` (${percentText((kept * 100) / of)})`;
  return `${label}: ${kept.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")}${share}`;
}

/** "P1: 3 of the incidents, 12.5 %; expected less than 5 %". */
export function expectedText({ comparison, expected }: MixLine): string {
  return comparison === "less-than" ? `less than ${expected} %` : `about ${expected} %`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "October 2026" of "2026-10"; a text that is no month stands as it is. */
export function monthName(month: string): string {
  const [year, number] = month.split("-");
  const name = MONTHS[Number(number) - 1];
  return name === undefined || year === undefined ? month : `${name} ${year}`;
}
