import { randomUUID } from "node:crypto";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { RequestInput } from "../../../shared/contract/contract.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { ask, logCall } from "../ticket/calls.ts";
import { type CoreDesk, openCoreDesk } from "./desk.ts";
import { handleSeated } from "./handle-seated.ts";

type CommandInput = RequestInput<"ticket.command">["command"];
type LogInput = Extract<CommandInput, { type: "LogTicket" }>;

/** The core asked directly, as if a screen stood before it. */
export function bridgeTo(desk: Pick<CoreDesk, "core" | "subscribe">): DeskBridge {
  return {
    // The core answers each name with the contract's type for it; the names are not known here one by one.
    request: (name, input) => handleSeated(desk.core, name, input) as Promise<Answer<never>>,
    subscribe: desk.subscribe,
  };
}

export const answersFor = (agreementId: string): Record<string, string> => {
  const agreement = bundledAgreements().findLast(({ id }) => id === agreementId);
  return Object.fromEntries((agreement?.intakeQuestions ?? []).map(({ id }) => [id, "as told"]));
};

/** A desk at work under all five agreements, with one person who acts. */
export interface WorkingDesk extends CoreDesk {
  readonly bridge: DeskBridge;
  /** Logs an incident under an agreement; gives the ticket's id. */
  log(agreementId: string, priority: string, changes?: Partial<LogInput>): Promise<string>;
  /** Carries out one more command. @throws Error with the refusal. */
  act(ticketId: string, command: CommandInput): Promise<QueueRow>;
  row(ticketId: string): Promise<QueueRow>;
  /** The id of the n-th wait the ticket began, counted from 1. @throws Error where there is none. */
  waitOf(ticketId: string, n?: number): Promise<string>;
}

export async function openWorkingDesk(): Promise<WorkingDesk> {
  const desk = openCoreDesk();
  const bridge = bridgeTo(desk);
  const agreements = ["stockport", "calderdale", "coventry", "sips", "columbia"];
  await ask(bridge, "desk.setUp", { agreements, person: "Asha Bello", team: "Desk" });
  return {
    ...desk,
    bridge,
    async log(agreementId, priority, changes = {}) {
      const answers = answersFor(agreementId);
      return (await logCall(bridge, { agreementId, priority, answers, ...changes })).ticketId;
    },
    async act(ticketId, command) {
      const input = { commandId: randomUUID(), ticketId, command };
      return (await ask(bridge, "ticket.command", input)).row;
    },
    row: async (ticketId) => (await ask(bridge, "ticket.open", { id: ticketId })).row,
    async waitOf(ticketId, n = 1) {
      const { events } = await ask(bridge, "ticket.open", { id: ticketId });
      const waits = events.flatMap(({ event }) => (event.type === "WaitStarted" ? [event.waitId] : []));
      const found = waits[n - 1];
      if (found === undefined) throw new Error(`The ticket has not begun ${n} waits.`);
      return found;
    },
  };
}
