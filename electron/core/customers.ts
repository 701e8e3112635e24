import { derivedId } from "../../shared/kernel/derived-ids.ts";
import type { CommandId } from "../../shared/kernel/ids.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import type { Desk } from "./handler.ts";
import type { CommandPart } from "./records/registration.ts";

/** The part of a command that adds a customer under a name. */
export function addingCustomer(stream: string, name: string, agreement: string | null): CommandPart {
  const command = { type: "AddCustomer", name, agreement };
  return { category: "customer", stream, expectedVersion: 0, command, told: null };
}

function choosingAgreement(stream: string, agreement: string): CommandPart {
  const command = { type: "ChooseAgreement", agreement };
  return { category: "customer", stream, expectedVersion: undefined, command, told: null };
}

/** Whether some customer is called exactly this. */
function isCustomerKnown({ directory }: Desk, name: string): boolean {
  return [...directory.customers.values()].some((customer) => customer.status === "known" && customer.name === name);
}

/** The agreement of the one customer of this name, by its id; undefined where there is none, or more than one. */
function heldBy({ directory }: Desk, name: string) {
  const id = directory.customerNamed(name);
  const customer = id === undefined ? undefined : directory.customers.get(id);
  return id === undefined || customer?.status !== "known" ? undefined : { id, agreement: customer.agreement };
}

/** A command with the customer its site stands for, where the desk knows exactly one. */
export function knowingCustomer({ directory }: Desk, command: TicketCommand): TicketCommand {
  if (command.type !== "LogTicket" && command.type !== "CorrectCall") return command;
  if (command.site === undefined || command.customer !== undefined) return command;
  const customer = directory.customerNamed(command.site);
  return customer === undefined ? command : { ...command, customer: asId<"customer">(customer) };
}

/**
 * What a command about a ticket says of customers: a site first heard of becomes one, with it or not at all; which
 * agreement it falls under is said with its first call, and put right with the ticket whose wrong one it had.
 * @param ticket what the desk knows of the ticket; undefined where it is being logged.
 */
export function aboutCustomers(
  desk: Desk,
  commandId: CommandId,
  command: TicketCommand,
  ticket: { readonly site: string; readonly agreementId: string } | undefined,
): readonly CommandPart[] {
  if (command.type === "CorrectAgreement" && ticket !== undefined) {
    const held = heldBy(desk, ticket.site);
    const isWrongToo = held !== undefined && (held.agreement === null || held.agreement === ticket.agreementId);
    return isWrongToo && held.agreement !== command.agreementId
      ? [choosingAgreement(held.id, command.agreementId)]
      : [];
  }
  if (command.type !== "LogTicket") return [];
  if (!isCustomerKnown(desk, command.site)) {
    return [addingCustomer(derivedId(commandId, 0), command.site, command.agreementId)];
  }
  const held = heldBy(desk, command.site);
  return held?.agreement === null ? [choosingAgreement(held.id, command.agreementId)] : [];
}
