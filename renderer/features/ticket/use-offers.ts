import { useMemo } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { availableActions } from "../../../shared/ticket/available-actions.ts";
import { sayNotOffered } from "../../../shared/words/ticket-refusals.ts";
import { useHeldRoles } from "../../stores/desk-context.tsx";
import { type ActionSpec, actionLabel, TICKET_ACTIONS } from "./actions.ts";
import type { TicketModel } from "./ticket-model.ts";

/** An action and, where it is not possible now, the sentence that says why and what to do instead. */
export interface Offer {
  readonly spec: ActionSpec;
  readonly why: string | null;
}

/** What can be done with a ticket now, by the same rules the desk applies when it is asked. Worked out anew each minute and each change. */
export function useOffers(model: TicketModel, now: Instant): readonly Offer[] {
  const held = useHeldRoles();
  const minute = Math.floor(now / MINUTE_MS);
  return useMemo(() => {
    const { ticket, agreement, calendar, view } = model;
    const at = Math.max(minute * MINUTE_MS, ticket.lastMoveAt);
    const answers = new Map(
      availableActions(ticket, { agreement, calendar, now: at }, held).map(
        ({ action, refusal }) => [action, refusal] as const,
      ),
    );
    return TICKET_ACTIONS.map((action) => {
      const spec = { ...action, label: actionLabel(action, model, at) };
      if (view.readOnlyBecause !== null) return { spec, why: view.readOnlyBecause };
      const refusals = spec.commands.flatMap((command) => answers.get(command) ?? []);
      const [first] = refusals;
      const isAllowed = first === undefined || refusals.length < spec.commands.length;
      return { spec, why: isAllowed ? null : sayNotOffered(first, model) };
    });
  }, [model, minute, held]);
}
