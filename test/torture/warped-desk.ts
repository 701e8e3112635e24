import { openDesk } from "../../electron/host/open-desk.ts";
import { openStore } from "../../electron/store/open.ts";
import { expectOk } from "../../shared/kernel/result.ts";
import { bridgeTo } from "../support/core/bridge.ts";
import { ask } from "../support/ticket/calls.ts";
import { randomOf } from "./desk-at-work.ts";
import { setClock } from "./set-clock.ts";
import type { WorkerOrder } from "./worker-order.ts";

type WarpOrder = Extract<WorkerOrder, { role: "warp" }>;
type Say = (line: string) => void;

const HOUR = 3_600_000;

/** The whole desk, timers and all, on a PC whose clocks race and whose wall clock somebody keeps setting. */
export async function warpedDesk(order: WarpOrder, say: Say): Promise<void> {
  const random = randomOf(order.seed);
  const desk = expectOk(openDesk({ file: order.file, host: "browser host", productVersion: "torture" }), "It opens");
  if (order.sleeps !== true) desk.start();
  const ends = performance.now() + order.hours * HOUR;
  let latest = Date.now();
  let jumps = 0;
  while (performance.now() < ends) {
    const lasts = random() * 5 * HOUR;
    await new Promise((resolve) => setTimeout(resolve, Math.min(lasts, ends - performance.now())));
    latest = Math.max(latest, Date.now());
    setClock(order.offsetFile, order.offsetMs + (random() - 0.5) * 6 * HOUR, "r+");
    jumps += 1;
    latest = Math.max(latest, Date.now());
  }
  if (order.sleeps !== true) desk.sweep("asked");
  const now = Date.now();
  const bridge = bridgeTo(desk);
  const { told, rows } = await counted(bridge);
  const failures = [...(await wrongWarnings(bridge, Math.max(latest, now))), ...leftOver(desk, order.file, now)];
  say(
    `trial ${JSON.stringify({ seed: order.seed, failures, kind: `${told} warnings on ${rows} tickets, ${jumps} jumps` })}`,
  );
}

type Bridge = ReturnType<typeof bridgeTo>;

async function counted(bridge: Bridge) {
  const { rows } = await ask(bridge, "queue.list", { filter: { statuses: [] }, limit: 1_000 });
  let told = 0;
  for (const { id } of rows) {
    const { events } = await ask(bridge, "ticket.open", { id });
    told += events.filter(({ event }) => event.type === "ThresholdReached").length;
  }
  return { told, rows: rows.length };
}

/** None before its time, none twice. */
async function wrongWarnings(bridge: Bridge, latest: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { rows } = await ask(bridge, "queue.list", { filter: { statuses: [] }, limit: 1_000 });
  for (const { id, reference } of rows) {
    const seen = new Set<string>();
    const { events } = await ask(bridge, "ticket.open", { id });
    for (const { event } of events) {
      if (event.type !== "ThresholdReached") continue;
      const { thresholdId, thresholdAt, at } = event;
      if (seen.has(thresholdId)) wrong.push(`${reference}: ${thresholdId} was told twice.`);
      seen.add(thresholdId);
      if (at < thresholdAt) wrong.push(`${reference}: ${thresholdId} was told ${thresholdAt - at} ms before its time.`);
      if (at > latest) wrong.push(`${reference}: ${thresholdId} was told at a time that never was.`);
    }
  }
  return wrong;
}

/** None is left that had come. */
function leftOver(desk: { close(): void }, file: string, now: number): readonly string[] {
  desk.close();
  const store = expectOk(openStore({ file, now: () => now }), "It opens again");
  const left = store
    .momentsUntil(now - 1, 1_000)
    .map(({ id, at }) => `${id} was due ${now - at} ms ago and never told.`);
  store.close();
  return left;
}
