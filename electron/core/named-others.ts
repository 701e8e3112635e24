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

/** Whether the owner a command names, if it does, is one of this desk. */
function knowsOwner(desk: Desk, command: TicketCommand): boolean {
  if (command.type !== "LogTicket" && command.type !== "AssignTicket") return true;
  const { owner } = command;
  return owner === undefined || owner === null || desk.directory.personHere(owner) !== undefined;
}

/** Whether the change a command names is at this desk, or comes with the same command. */
function knowsChange(desk: Desk, command: TicketCommand): boolean {
  return command.type !== "RaiseChange" || desk.store.changeRows([command.change]).length > 0;
}

/** The command, if everyone and everything it names is known to this desk. */
export function knowingOthers(desk: Desk, command: TicketCommand): Answer<TicketCommand> {
  const others = ticketsNamed(command);
  if (desk.store.rows(others).length < others.length) {
    return refused("LinkedTicketMissing", "The other ticket is not at this desk. Check its reference.");
  }
  if (!knowsChange(desk, command)) {
    return refused("LinkedChangeMissing", "The change is not at this desk. Check its reference.");
  }
  return knowsOwner(desk, command)
    ? answered(command)
    : refused("UnknownOwner", "The owner is not among the people of this desk. Choose another.");
}
