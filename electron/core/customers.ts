import type { Desk } from "./handler.ts";
import type { CommandPart } from "./records/registration.ts";

/** The part of a command that adds a customer under a name. */
export function addingCustomer(stream: string, name: string, agreement: string | null): CommandPart {
  const command = { type: "AddCustomer", name, agreement };
  return { category: "customer", stream, expectedVersion: 0, command, told: null };
}

/** Whether some customer is called exactly this. */
export function isCustomerKnown({ directory }: Desk, name: string): boolean {
  return [...directory.customers.values()].some((customer) => customer.status === "known" && customer.name === name);
}
