import { assertNever } from "../kernel/assert-never.ts";
import type { AgreementDocument } from "./agreement.ts";
import type { Span, Target } from "./target-schema.ts";

/**
 * A target in a few words for a screen: "1 service hour", "1 Week (5 working days)", "4 elapsed hours",
 * "as agreed with the customer", "no target: ...". The agreement's own words come first where they name days.
 */
export function describeTarget(target: Target): string {
  switch (target.unit) {
    case "service-hours":
      return counted(target.amount, "service hour");
    case "elapsed-hours":
      return counted(target.amount, "elapsed hour");
    case "working-days":
      return beside(target.label, counted(target.amount, "working day"));
    case "agreed":
      return "as agreed with the customer";
    case "none":
      return `no target: ${target.label}`;
    default:
      return assertNever(target);
  }
}

/** A length in a few words: "30 service minutes", "3 working days", "14 calendar days", "1 month". */
export function describeSpan(span: Span): string {
  switch (span.unit) {
    case "service-minutes":
      return counted(span.amount, "service minute");
    case "working-days":
      return counted(span.amount, "working day");
    case "calendar-days":
      return counted(span.amount, "calendar day");
    case "months":
      return counted(span.amount, "month");
    default:
      return assertNever(span);
  }
}

/** The kinds of ticket by the names this agreement gives them: "Fault, General enquiry". */
export function kindNames({ requestTypes }: Pick<AgreementDocument, "requestTypes">, kinds: readonly string[]): string {
  const names = kinds.map((kind) => requestTypes.find((type) => type.kind === kind)?.name ?? kind);
  return [...new Set(names)].join(", ");
}

/** Which public holidays close the desk, in a sentence. */
export const HOLIDAY_WORDS: Readonly<Record<AgreementDocument["calendar"]["publicHolidays"], string>> = {
  "england-and-wales": "Closed on the bank holidays of England and Wales",
  "us-federal": "Closed on US federal holidays",
  none: "No public holidays",
};

/** "within 1 working day" says it already; "1 Day" needs the meaning beside it. */
function beside(label: string, meaning: string): string {
  return label.toLowerCase().includes(meaning) ? label : `${label} (${meaning})`;
}

function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
