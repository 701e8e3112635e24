import type { AgreementDocument } from "../../agreement/agreement.ts";
import { prioritiesForKind } from "../../agreement/lookup.ts";
import type { TicketKind } from "../../agreement/source.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";

/** Refuses a priority the agreement does not have for this kind of ticket, and names those it has. */
export function knownPriority(agreement: AgreementDocument, kind: TicketKind, id: string): Result<string, Rejection> {
  const priorities = prioritiesForKind(agreement, kind);
  if (priorities.some((priority) => priority.id === id)) return ok(id);
  const names = priorities.map((priority) => priority.id).join(", ");
  return refuse(
    "PriorityNotInAgreement",
    names === ""
      ? `${agreement.shortName} has no priority for ${sayKind(kind)}.`
      : `${agreement.shortName} has no priority ${id} for ${sayKind(kind)}. Choose one of ${names}.`,
  );
}

/** Refuses to take a ticket out of the major incidents without a reason (Coventry 6.5, COV-57). */
export function downgradeReasoned(
  agreement: AgreementDocument,
  from: string,
  to: string,
  reason: string,
): Result<null, Rejection> {
  const rule = agreement.majorIncident;
  const leaves = rule?.downgradeNeedsReason && rule.priorities.includes(from) && !rule.priorities.includes(to);
  if (!leaves || reason !== "") return ok(null);
  return refuse(
    "DowngradeNeedsReason",
    `${from} is a major incident under ${agreement.shortName}. Change the priority to ${to} with the reason found on investigation.`,
  );
}

/** A kind of ticket in a sentence: "an incident". */
export function sayKind(kind: TicketKind): string {
  return kind === "service-request" ? "a service request" : `an ${kind}`;
}
