import type { WaitKind } from "../agreement/source.ts";
import type { OpenTicket, TicketState } from "./state.ts";

/** Who owes the next move. `nobody`: the ticket is on hold, or finished. */
export type WhoseMove = "us" | "caller" | "third-party" | "supplier" | "approver" | "nobody";

const MOVE_OF: Readonly<Record<WaitKind, WhoseMove>> = {
  customer: "caller",
  "third-party": "third-party",
  parts: "supplier",
  approval: "approver",
  hold: "nobody",
};

/**
 * Who owes the next move. Of several waits the one begun last decides. An unverified ticket waits for someone who may
 * confirm the caller; a resolved one for the caller's word, and after that for us to close it.
 */
export function whoseMove(state: TicketState): WhoseMove {
  switch (state.status) {
    case "none":
    case "closed":
      return "nobody";
    case "unverified":
      return "caller";
    case "resolved":
      return state.resolution.confirmation ? "us" : "caller";
    case "open":
      return moveOfOpen(state);
  }
}

function moveOfOpen(ticket: OpenTicket): WhoseMove {
  let last = ticket.waits[0];
  for (const wait of ticket.waits) if (last && wait.startedAt >= last.startedAt) last = wait;
  return last ? MOVE_OF[last.kind] : "us";
}
