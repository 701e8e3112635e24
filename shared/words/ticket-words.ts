import type { AgreementDocument } from "../agreement/agreement.ts";
import type { WaitRule } from "../agreement/rules-schema.ts";
import type { TicketKind } from "../agreement/source.ts";

/** A kind of ticket in a sentence: "an incident". */
export function sayKind(kind: TicketKind): string {
  return kind === "service-request" ? "a service request" : `an ${kind}`;
}

/** Checks of an agreement by their ids, as it calls them. */
export function sayChecks({ callerChecks }: AgreementDocument, ids: readonly string[]): string {
  return ids.map((id) => callerChecks.find((check) => check.id === id)?.label ?? id).join("; ");
}

const SAY_NEED: Readonly<Record<WaitRule["requires"][number], string>> = {
  party: "who the desk waits for",
  note: "a note in your own words",
  "expected-at": "when an answer is likely",
  "customer-told": "that the customer was told",
  "approved-by": "who approved it",
};

/** What is not on record yet, for a sentence: "who approved it, and that the customer was told". */
export function sayNeeds(missing: WaitRule["requires"]): string {
  return missing.map((need) => SAY_NEED[need]).join(", and ");
}
