import { createHash } from "node:crypto";
import { asId, type CommandId, type TicketId } from "../../../shared/kernel/ids.ts";
import { uuidOfHash } from "../../../shared/kernel/log-encoding.ts";

const names = new Map<string, string>();

/** The same id for the same name, so that tests can speak of records, people and commands by name. */
export function idOf(name: string): string {
  const id = uuidOfHash(createHash("sha256").update(name).digest());
  names.set(id, name);
  return id;
}

/** The name an id was made of. */
export const nameOf = (id: string): string => names.get(id) ?? `nobody's id ${id}`;

export const ticketId = (name: string): TicketId => asId(idOf(name));
export const commandId = (name: string): CommandId => asId(idOf(name));
