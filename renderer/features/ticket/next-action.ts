import type { ActionName } from "./actions.ts";
import type { TicketModel } from "./ticket-model.ts";
import type { Offer } from "./use-offers.ts";

/** What keeps each promise. */
const KEPT_BY = {
  response: "acknowledge",
  update: "update",
  decision: "priority",
  check: "verify",
  fix: "resolve",
} as const;

/**
 * What the agreement asks for next: whatever keeps the promise that is due next, where it can be done now. Null where the
 * agreement asks for nothing, or for nothing that can be done.
 */
export function nextAction(
  { ticket, view }: Pick<TicketModel, "ticket" | "view">,
  offers: readonly Offer[],
): ActionName | null {
  const { next } = view.row;
  // A promise that stands still is not due: what it waits for comes first.
  const asked = askedFor(ticket, next === null || next.state === "paused" ? null : next.promise);
  return asked !== null && offers.some(({ spec, why }) => spec.name === asked && why === null) ? asked : null;
}

function askedFor(ticket: TicketModel["ticket"], due: keyof typeof KEPT_BY | null): ActionName | null {
  switch (ticket.status) {
    case "unverified":
      return "verify";
    case "open":
      if (due !== null) return KEPT_BY[due];
      return ticket.waits.length > 0 ? "resume" : "resolve";
    case "resolved":
      return ticket.resolution.confirmation === null ? "confirm" : "close";
    case "closed":
      return null;
  }
}
