import type { AgreementDocument } from "../agreement/agreement.ts";
import { prioritiesForKind } from "../agreement/lookup.ts";
import type { TicketKind } from "../agreement/source.ts";
import type { Err } from "../kernel/result.ts";
import type { Rejection } from "./rejection.ts";
import { refuse } from "./rejection.ts";

/** Refuses a priority the agreement does not have for this kind of ticket; undefined where it has it. */
export function priorityFault(
  agreement: AgreementDocument,
  ticketKind: TicketKind,
  priority: string,
): Err<Rejection> | undefined {
  const isKnown = prioritiesForKind(agreement, ticketKind).some(({ id }) => id === priority);
  return isKnown ? undefined : refuse({ kind: "PriorityNotInAgreement", priority, ticketKind });
}

/** Refuses to take a ticket out of the major incidents without a reason (Coventry 6.5, COV-57). */
export function downgradeFault(
  agreement: AgreementDocument,
  from: string,
  to: string,
  reason: string,
): Err<Rejection> | undefined {
  const rule = agreement.majorIncident;
  const leaves = rule?.downgradeNeedsReason && rule.priorities.includes(from) && !rule.priorities.includes(to);
  return leaves && reason === "" ? refuse({ kind: "DowngradeNeedsReason", from, to }) : undefined;
}
