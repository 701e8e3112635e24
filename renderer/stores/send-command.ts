import type { Answer } from "../../shared/contract/answer.ts";
import type { RequestInput } from "../../shared/contract/contract.ts";
import type { CommandDone } from "../../shared/contract/views.ts";
import type { Desk } from "./desk.ts";

type CommandRequest = RequestInput<"ticket.command">;

export interface SendOptions {
  /** Made once per intention and sent again on a retry, so that a command is carried out once. */
  readonly commandId?: string;
  readonly happenedAt?: number;
  /** Why that counts, where people were told of a miss that would be none by it. */
  readonly happenedBecause?: string;
  readonly expectedVersion?: number;
}

/** Asks the desk to do something with a ticket, in the name of whoever acts at this window. */
export async function sendCommand(
  desk: Desk,
  ticketId: string,
  command: CommandRequest["command"],
  options: SendOptions = {},
): Promise<Answer<CommandDone>> {
  const { commandId = crypto.randomUUID(), ...rest } = options;
  return desk.client.request("ticket.command", { commandId, ticketId, command, ...rest });
}
