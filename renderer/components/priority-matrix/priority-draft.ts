import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { TicketKind } from "../../../shared/agreement/source.ts";
import type { AgreedHow } from "../../../shared/ticket/listed-words.ts";

/** What is being worked out while the caller is on the line: the caller's view and the analyst's, never mixed. */
export interface PriorityDraft {
  readonly impact: string | null;
  readonly urgency: string | null;
  /** The analyst's choice where it differs from the matrix; null follows the matrix. */
  readonly chosen: string | null;
  readonly callerSays: string;
  readonly callerWants: string | null;
  readonly agreedWith: string;
  /** Why a priority that was in force is changed; unused while the call is being logged. */
  readonly reason: string;
}

export const EMPTY_PRIORITY_DRAFT: PriorityDraft = {
  impact: null,
  urgency: null,
  chosen: null,
  callerSays: "",
  callerWants: null,
  agreedWith: "",
  reason: "",
};

/** A talk that was put aside, read back over how it would begin now; what does not fit is as it begins. */
export function readPriorityDraft(kept: Readonly<Record<string, unknown>>, begun: PriorityDraft): PriorityDraft {
  const isChoice = (value: unknown): value is string | null => value === null || typeof value === "string";
  const choice = (name: "impact" | "urgency" | "chosen" | "callerWants"): string | null =>
    isChoice(kept[name]) ? kept[name] : begun[name];
  const text = (name: "callerSays" | "agreedWith" | "reason"): string =>
    typeof kept[name] === "string" ? kept[name] : begun[name];
  return {
    impact: choice("impact"),
    urgency: choice("urgency"),
    chosen: choice("chosen"),
    callerWants: choice("callerWants"),
    callerSays: text("callerSays"),
    agreedWith: text("agreedWith"),
    reason: text("reason"),
  };
}

/** How the talk about the priority ended. */
export type PriorityDecision =
  | { readonly type: "agreed"; readonly how: AgreedHow }
  | { readonly type: "disputed" }
  /** The team leader's word on a disputed priority. */
  | { readonly type: "settled" }
  | { readonly type: "later" };

/** The matrix of an agreement, where it has one for this kind of ticket. */
export function matrixFor(agreement: AgreementDocument, kind: TicketKind): AgreementDocument["matrix"] {
  return agreement.matrix?.kinds.includes(kind) ? agreement.matrix : null;
}

/** The priorities a ticket of this kind may have, most urgent first. */
export function prioritiesFor(agreement: AgreementDocument, kind: TicketKind): AgreementDocument["priorities"] {
  return agreement.priorities
    .filter((priority) => priority.kinds.includes(kind))
    .toSorted((one, other) => one.rank - other.rank);
}

/** What impact x urgency comes to; null until both are answered or where there is no matrix. */
export function matrixPriority(agreement: AgreementDocument, kind: TicketKind, draft: PriorityDraft): string | null {
  if (draft.impact === null || draft.urgency === null) return null;
  return matrixFor(agreement, kind)?.cells[draft.impact]?.[draft.urgency] ?? null;
}

/** What the desk proposes: the analyst's own choice, else the matrix; the only priority there is needs no choosing. */
export function proposedPriority(agreement: AgreementDocument, kind: TicketKind, draft: PriorityDraft): string | null {
  const possible = prioritiesFor(agreement, kind);
  const proposed = draft.chosen ?? matrixPriority(agreement, kind, draft);
  if (proposed !== null && possible.some((priority) => priority.id === proposed)) return proposed;
  return possible.length === 1 ? (possible[0]?.id ?? null) : null;
}
