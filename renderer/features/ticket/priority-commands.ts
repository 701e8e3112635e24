import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import type { Ticket } from "../../../shared/ticket/state.ts";
import { agreementBlocked, CHOOSE_FIRST, disputeBlocked } from "../../components/priority-matrix/call-choices.ts";
import type { DecisionChoice } from "../../components/priority-matrix/decision-buttons.tsx";
import type { PriorityDecision, PriorityDraft } from "../../components/priority-matrix/priority-draft.ts";

/** The talk as the ticket remembers it, to go on from there. */
export function draftOf({ priority, caller }: Ticket): PriorityDraft {
  return {
    impact: priority.impact,
    urgency: priority.urgency,
    chosen: priority.current,
    callerSays: priority.callerSays,
    callerWants: priority.callerWants,
    agreedWith: priority.agreement === "agreed" ? priority.agreedWith : caller.name,
    reason: "",
  };
}

/** The ends the talk can come to for a ticket that has a priority already. A change without the caller needs its reason. */
export function ticketChoices(
  ticket: Ticket,
  draft: PriorityDraft,
  proposed: string | null,
): readonly DecisionChoice[] {
  const agreed = agreementBlocked(draft, proposed);
  const isChange = proposed !== null && proposed !== ticket.priority.current;
  const withoutReason = draft.reason.trim() === "" ? "A change without the caller needs its reason." : null;
  const agreement: readonly DecisionChoice[] = [
    {
      decision: { type: "agreed", how: "by-phone" },
      label: "Agreed by phone",
      binding: "a",
      kind: "primary",
      blocked: agreed,
    },
    { decision: { type: "agreed", how: "by-email" }, label: "Agreed by e-mail", binding: "e", blocked: agreed },
    { decision: { type: "agreed", how: "in-person" }, label: "In person", binding: "p", blocked: agreed },
  ];
  if (ticket.priority.agreement === "disputed") {
    const settled = proposed === null ? CHOOSE_FIRST : withoutReason && "Settling a dispute needs its reason.";
    return [
      ...agreement,
      { decision: { type: "settled" }, label: "Settle the dispute", binding: "s", blocked: settled },
    ];
  }
  return [
    ...agreement,
    {
      decision: { type: "disputed" },
      label: "Caller disagrees",
      binding: "d",
      blocked: disputeBlocked(draft, proposed),
    },
    isChange
      ? { decision: { type: "later" }, label: `Change to ${proposed}`, binding: "c", blocked: withoutReason }
      : { decision: { type: "later" }, label: "Keep, ask later", binding: "l", kind: "quiet", blocked: null },
  ];
}

/** The command a decision becomes. Nothing changes a priority without a record of who agreed or why. */
export function priorityCommand(
  ticket: Ticket,
  draft: PriorityDraft,
  proposed: string,
  decision: PriorityDecision,
): TicketCommand {
  const reason = draft.reason.trim();
  switch (decision.type) {
    case "agreed":
      return {
        type: "AgreePriority",
        priority: proposed,
        agreedWith: draft.agreedWith.trim(),
        how: decision.how,
        ...(reason === "" ? {} : { reason }),
      };
    case "disputed":
      return {
        type: "DisputePriority",
        // Another proposal than what is in force is put in force and disputed in one act.
        ...(proposed === ticket.priority.current ? {} : { priority: proposed, ...(reason === "" ? {} : { reason }) }),
        callerWants: draft.callerWants ?? "",
        callerSays: draft.callerSays.trim() || "The caller gave no reason.",
      };
    case "settled":
      return { type: "SettleDispute", priority: proposed, reason };
    case "later":
      return proposed === ticket.priority.current
        ? { type: "ProposePriority", priority: proposed, ...viewsOf(draft) }
        : { type: "ChangePriority", priority: proposed, reason };
  }
}

function viewsOf(draft: PriorityDraft) {
  const { impact, urgency, callerSays, callerWants } = draft;
  return { impact, urgency, callerSays: callerSays.trim(), callerWants };
}
