import { randomUUID } from "node:crypto";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../../shared/contract/contract.ts";
import type { CommandDone } from "../../../shared/contract/views.ts";

type CommandInput = RequestInput<"ticket.command">["command"];

/** A call as an analyst at Stockport takes it down, complete. */
export const CALL: CommandInput = {
  type: "LogTicket",
  kind: "incident",
  agreementId: "stockport",
  channel: "phone",
  priority: "P2",
  site: "Bramhall High",
  caller: { name: "Jo Lee" },
  summary: "No internet in block B",
  details: "Since nine this morning",
  answers: { school: "Bramhall High", caller: "Jo Lee", telephone: "0161 496 0000", details: "Block B" },
  verification: "not-needed",
};

/** Asks and expects to be given what was asked for. @throws Error with the refusal otherwise. */
export async function ask<Name extends RequestName>(
  bridge: DeskBridge,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = await bridge.request(name, input);
  if (answer.ok) return answer.value;
  throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
}

/** Sets up a desk under Stockport and Coventry and gives the id of its first person. */
export async function setUp(bridge: DeskBridge): Promise<string> {
  const status = await ask(bridge, "desk.setUp", {
    agreements: ["stockport", "coventry"],
    person: "Asha Bello",
    team: "Service Desk",
    sites: ["Bramhall High"],
  });
  const [person] = status.people;
  if (person === undefined) throw new Error("The desk was set up with nobody in it.");
  return person.id;
}

/** Logs `CALL`, or a changed one, as a new ticket. */
export async function logCall(
  bridge: DeskBridge,
  changes: Partial<Extract<CommandInput, { type: "LogTicket" }>> = {},
): Promise<CommandDone> {
  // CALL is a LogTicket, so it still is one with some of its fields replaced.
  const command = { ...CALL, ...changes } as CommandInput;
  await sitDown(bridge);
  return ask(bridge, "ticket.command", { commandId: randomUUID(), ticketId: randomUUID(), command });
}

/** Signs the first person in where nobody is yet: what a window does by itself on a desk without passwords. */
export async function sitDown(bridge: DeskBridge): Promise<void> {
  const { person, choices } = await ask(bridge, "session.show", {});
  const [first] = choices;
  if (person === null && first !== undefined) await ask(bridge, "session.signIn", { person: first.id });
}
