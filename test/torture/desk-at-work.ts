import { randomUUID } from "node:crypto";
import type { Core } from "../../electron/core/core.ts";
import { bundledProjector } from "../../electron/core/projector.ts";
import type { DeskStore } from "../../electron/store/desk-store.ts";
import { openStore } from "../../electron/store/open.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskBridge } from "../../shared/contract/bridge.ts";
import type { RequestInput } from "../../shared/contract/contract.ts";
import { expectOk } from "../../shared/kernel/result.ts";
import { bridgeTo } from "../support/core/bridge.ts";
import { coreOver } from "../support/core/desk.ts";
import { ask, CALL, setUp, sitDown } from "../support/ticket/calls.ts";

type CommandInput = RequestInput<"ticket.command">["command"];

/** A core over a real file, without timers: what is tortured is what people are told of their commands. */
export interface DeskAtWork {
  readonly store: DeskStore;
  readonly core: Core;
  readonly bridge: DeskBridge;
}

export async function openAtWork(file: string): Promise<DeskAtWork> {
  const store = expectOk(openStore({ file, now: Date.now, host: "torture", project: bundledProjector() }), "It opens");
  const core = coreOver(store, Date.now);
  const bridge = bridgeTo({ core, subscribe: () => () => true });
  const status = await ask(bridge, "desk.status", {});
  if (!status.isSetUp) await setUp(bridge);
  await sitDown(bridge);
  return { store, core, bridge };
}

/** The same numbers for the same seed, between 0 and 1. */
export function randomOf(seed: number): () => number {
  let state = (seed + 1) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    state = (state ^ (state >>> 12)) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = "printer projector network login till screen server beamer Zürich café 🔥 whiteboard".split(" ");

/** What an analyst might do next; tickets that were logged are remembered in `tickets`. */
export function nextCommand(tickets: string[], random: () => number) {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const commandId = randomUUID();
  const known = random() < 0.35 ? undefined : pick(tickets);
  if (known === undefined) {
    const ticketId = randomUUID();
    tickets.push(ticketId);
    const summary = `${pick(WORDS)} and ${pick(WORDS)}`;
    // CALL is a LogTicket, and stays one under another summary.
    return {
      commandId,
      ticketId,
      command: { ...CALL, summary, site: `School ${Math.floor(random() * 6)}` } as CommandInput,
    };
  }
  const commands: readonly CommandInput[] = [
    { type: "AddNote", text: `Rang back about the ${pick(WORDS)}` },
    { type: "AcknowledgeTicket", how: "phone", text: "Told the school" },
    { type: "SendUpdate", phase: "progress", text: "Still at it" },
    { type: "ResolveTicket", how: "fix", text: "Switch restarted" },
    { type: "ReopenTicket", reason: "It failed again" },
  ];
  return { commandId, ticketId: known, command: pick(commands) ?? commands[0]! }; // the list has a first
}

/** Carries out one command and says what was answered. */
export async function carryOut(bridge: DeskBridge, input: ReturnType<typeof nextCommand>): Promise<Answer<unknown>> {
  return bridge.request("ticket.command", input);
}
