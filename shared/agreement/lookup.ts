import type { AgreementDocument } from "./agreement.ts";
import type { Priority } from "./priority-schema.ts";
import type { WaitRule } from "./rules-schema.ts";
import type { Channel, TargetKind, TicketKind, WaitKind } from "./source.ts";
import type { Target } from "./target-schema.ts";

// What one agreement says of one thing. Apart from the registry, so that whoever is handed an agreement does not load
// every document that comes with the desk.

/** The priority of that id, or undefined if the agreement has none such. */
export function priorityOf(agreement: AgreementDocument, id: string): Priority | undefined {
  // A plain loop: every clock asks a dozen times, and a list of five is over before a closure is made.
  for (const priority of agreement.priorities) if (priority.id === id) return priority;
  return undefined;
}

/** The priorities a ticket of this kind may have, the most urgent first. */
export function prioritiesForKind(agreement: AgreementDocument, kind: TicketKind): readonly Priority[] {
  return agreement.priorities
    .filter((priority) => priority.kinds.includes(kind))
    .toSorted((one, other) => one.rank - other.rank);
}

/**
 * The target of one promise for a ticket that came in by `channel`. A target limited to other channels becomes a
 * `none` target that says so (Coventry: the e-mail KPI gives e-mailed tickets alone a response moment, COV-47).
 * Null only if the agreement has no such priority.
 */
export function targetFor(
  agreement: AgreementDocument,
  priorityId: string,
  kind: TargetKind,
  channel: Channel,
): Target | null {
  const target = priorityOf(agreement, priorityId)?.[kind];
  if (target === undefined) return null;
  if (!("channels" in target) || target.channels === undefined || target.channels.includes(channel)) return target;
  const label = `${target.label} is promised for ${target.channels.join(" and ")} alone, this came by ${channel}`;
  return { unit: "none", label, source: target.source };
}

/** What this agreement says about waiting for `kind`, or undefined if it knows no such wait. */
export function waitRule(agreement: AgreementDocument, kind: WaitKind): WaitRule | undefined {
  for (const rule of agreement.waits) if (rule.kind === kind) return rule;
  return undefined;
}
