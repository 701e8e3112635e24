import type { Answer } from "../../shared/contract/answer.ts";
import type { TicketId } from "../../shared/kernel/ids.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import { answered, refused } from "./answers.ts";
import type { Desk } from "./handler.ts";

/** The other tickets a command names. A ticket's own rules cannot know whether they exist. */
function ticketsNamed(command: TicketCommand): readonly TicketId[] {
  switch (command.type) {
    case "LogTicket":
      return command.link === undefined ? [] : [command.link.other];
    case "LinkTicket":
      return [command.other];
    case "CloseTicket":
      return command.duplicateOf === undefined ? [] : [command.duplicateOf];
    case "RecordRecurrence":
      return command.newTicket === null ? [] : [command.newTicket];
    default:
      return [];
  }
}

/** The owner under the name this desk has for that person, whatever the sender called them. */
function withOwnersName(desk: Desk, command: TicketCommand): TicketCommand | undefined {
  if (command.type !== "LogTicket" && command.type !== "AssignTicket") return command;
  const { owner } = command;
  if (owner === undefined || owner === null) return command;
  const person = desk.store.settings().people.find(({ id }) => id === owner.id);
  return person && { ...command, owner: { id: person.id, name: person.name } };
}

/** The command with everyone and everything it names known to this desk. */
export function knowingOthers(desk: Desk, command: TicketCommand): Answer<TicketCommand> {
  const others = ticketsNamed(command);
  if (desk.store.rows(others).length < others.length) {
    return refused("LinkedTicketMissing", "The other ticket is not at this desk. Check its reference.");
  }
  const named = withOwnersName(desk, command);
  return named === undefined
    ? refused("UnknownOwner", "The owner is not among the people of this desk. Choose another.")
    : answered(named);
}
