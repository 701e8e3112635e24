import type { Answer } from "../../shared/contract/answer.ts";
import type { ParsedInput, RequestName } from "../../shared/contract/contract.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import { unavailable } from "./answers.ts";
import { NOBODY_CAN_TELL } from "./disk-refusal.ts";
import type { Desk } from "./handler.ts";
import { announceTickets, commandDone } from "./run-command.ts";

/**
 * What became of a command whose answer was spoilt: what a disk says when it fails, or a bug after the commit, does not
 * tell whether it is stored, but the log does. Undefined where it is not, or where the request was none about a ticket.
 */
export function afterFault(desk: Desk, name: RequestName, input: unknown): Answer<unknown> | undefined {
  if (name !== "ticket.command") return undefined;
  // Only an input that fitted this name's schema comes as far as to be stored.
  const { commandId } = input as ParsedInput<"ticket.command">;
  try {
    const outcome = desk.store.outcomeOf(asId(commandId));
    if (outcome === undefined) return undefined;
    announceAgain(
      desk,
      outcome.streams.filter(({ category }) => category === "ticket").map(({ stream }) => asId(stream)),
    );
    return commandDone(desk, outcome, true);
  } catch {
    return unavailable(NOBODY_CAN_TELL);
  }
}

/** Windows may not have heard of it; telling them may be what failed. */
function announceAgain(desk: Desk, changed: readonly TicketId[]): void {
  try {
    announceTickets(desk, changed);
  } catch {
    // It is written down already.
  }
}
