import type { DecisionChoice } from "./decision-buttons.tsx";
import type { PriorityDraft } from "./priority-draft.ts";

/** Nothing can be decided before there is a proposal. */
export const CHOOSE_FIRST = "Answer both questions, or choose a priority.";
const NAME_FIRST = "To record an agreement, say who speaks for the caller.";

/** Why an agreement cannot be recorded yet. */
export function agreementBlocked(draft: PriorityDraft, proposed: string | null): string | null {
  if (proposed === null) return CHOOSE_FIRST;
  return draft.agreedWith.trim() === "" ? NAME_FIRST : null;
}

/** Why a disagreement cannot be recorded yet: it needs another priority that the caller wants. */
export function disputeBlocked(draft: PriorityDraft, proposed: string | null): string | null {
  if (proposed === null) return CHOOSE_FIRST;
  if (draft.callerWants === null) return "To record a disagreement, choose what the caller wants.";
  if (draft.callerWants === proposed)
    return `To record a disagreement the caller must want something other than ${proposed}.`;
  return null;
}

/** The ends of the talk while the call is being logged. */
export function callChoices(draft: PriorityDraft, proposed: string | null): readonly DecisionChoice[] {
  const agreed = agreementBlocked(draft, proposed);
  return [
    {
      decision: { type: "agreed", how: "by-phone" },
      label: "Agreed by phone",
      binding: "a",
      kind: "primary",
      blocked: agreed,
    },
    { decision: { type: "agreed", how: "by-email" }, label: "Agreed by e-mail", binding: "e", blocked: agreed },
    { decision: { type: "agreed", how: "in-person" }, label: "In person", binding: "p", blocked: agreed },
    {
      decision: { type: "disputed" },
      label: "Caller disagrees",
      binding: "d",
      blocked: disputeBlocked(draft, proposed),
    },
    {
      decision: { type: "later" },
      label: "Ask later",
      binding: "l",
      kind: "quiet",
      blocked: proposed === null ? CHOOSE_FIRST : null,
    },
  ];
}
