import { type Action } from "../../stores/action-registry.ts";
import { useActions } from "../../stores/use-actions.ts";
import type { ActionName } from "./actions.ts";
import type { Offer } from "./use-offers.ts";

interface Keys {
  readonly offers: readonly Offer[];
  readonly begin: (name: ActionName) => void;
  readonly toggleWhy: () => void;
  /** Null while no ledger is open: then Escape leaves the ticket. */
  readonly closeWhy: (() => void) | null;
  readonly showAll: () => void;
  readonly follow: (() => void) | null;
}

/** The keys of an open ticket. One that is not possible now still answers: with the reason. */
export function useTicketKeys({ offers, begin, toggleWhy, closeWhy, showAll, follow }: Keys): void {
  const actions: readonly Action[] = [
    ...offers.map(({ spec }) => ({
      id: `ticket.${spec.name}`,
      label: spec.label,
      area: "Ticket",
      keys: [spec.binding],
      run: () => begin(spec.name),
    })),
    { id: "ticket.why", label: "Why this moment?", area: "Ticket", keys: ["e"], run: toggleWhy },
    {
      id: "ticket.why.close",
      label: "Close the ledger",
      area: "Ticket",
      keys: ["Escape"],
      run: () => closeWhy?.(),
      when: () => closeWhy !== null,
    },
    {
      id: "ticket.follow",
      label: "Log a new call about this ticket",
      area: "Ticket",
      keys: ["y"],
      run: () => follow?.(),
      when: () => follow !== null,
    },
    { id: "ticket.all", label: "All actions", area: "Ticket", keys: ["."], run: showAll },
  ];
  useActions(actions);
}
