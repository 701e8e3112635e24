import { useMemo } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { availableActions } from "../../../shared/ticket/available-actions.ts";
import { type ActionSpec, TICKET_ACTIONS } from "./actions.ts";
import type { TicketModel } from "./ticket-model.ts";

/** An action and, where it is not possible now, the sentence that says why and what to do instead. */
export interface Offer {
  readonly spec: ActionSpec;
  readonly why: string | null;
}

/** What can be done with a ticket now, by the same rules the desk applies when it is asked. Worked out anew each minute and each change. */
export function useOffers(model: TicketModel, now: Instant): readonly Offer[] {
  const minute = Math.floor(now / MINUTE_MS);
  return useMemo(() => {
    const { ticket, agreement, calendar, view } = model;
    const answers = new Map(
      availableActions(ticket, agreement, calendar, Math.max(minute * MINUTE_MS, ticket.lastMoveAt)).map(
        (available) => [available.action, available] as const,
      ),
    );
    return TICKET_ACTIONS.map((spec) => {
      if (view.readOnlyBecause !== null) return { spec, why: view.readOnlyBecause };
      const found = spec.commands.map((command) => answers.get(command));
      const isAllowed = found.some((answer) => answer?.allowed === true);
      return { spec, why: isAllowed ? null : (found[0]?.why ?? "This cannot be done with this ticket.") };
    });
  }, [model, minute]);
}
