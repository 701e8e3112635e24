// A desk in a process of its own, to be tortured. Usage: node worker.ts ORDER (JSON of WorkerOrder).
import { writeSync } from "node:fs";
import { damageTrials } from "./damage-trials.ts";
import { carryOut, nextCommand, openAtWork, randomOf } from "./desk-at-work.ts";
import { faultTrials } from "./fault-trials.ts";
import { warpedDesk } from "./warped-desk.ts";
import type { WorkerOrder } from "./worker-order.ts";

/** At once and whole, so that whoever reads it may rely on it. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

async function write(order: Extract<WorkerOrder, { role: "write" }>): Promise<void> {
  const { file, seed, commands, weakness } = order;
  const desk = await openAtWork(file);
  const random = randomOf(seed);
  const tickets: string[] = [];
  if (weakness === "not forced") desk.store.connection.pragma("synchronous = OFF");
  say("BEGIN");
  for (let count = 0; count < commands; count += 1) {
    const input = nextCommand(tickets, random);
    if (weakness === "told before") say(`ok ${input.commandId}`);
    const answer = await carryOut(desk.bridge, input);
    if (answer.ok) say(`ok ${input.commandId}`);
    // The log is moved into the file now and then, as it is in idle moments.
    if (random() < 0.08) desk.store.connection.pragma("wal_checkpoint(PASSIVE)");
  }
  if (order.ends === "killed") process.kill(process.pid, "SIGKILL");
  desk.store.close();
}

/** Twenty people who go on writing and reading until the process is killed. */
async function soak({ file, seed, weakness }: Extract<WorkerOrder, { role: "soak" }>): Promise<void> {
  const desk = await openAtWork(file);
  say("BEGIN");
  const person = async (number: number): Promise<never> => {
    const random = randomOf(seed * 100 + number);
    const tickets: string[] = [];
    for (;;) {
      const input = nextCommand(tickets, random);
      if (weakness === "told before") say(`ok ${input.commandId}`);
      const answer = await carryOut(desk.bridge, input);
      if (answer.ok && weakness !== "told before") say(`ok ${input.commandId}`);
      if (random() < 0.3) await desk.bridge.request("queue.list", { filter: { text: "printer" } });
      if (random() < 0.02) say(`memory ${process.memoryUsage.rss()}`);
      await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, number) => person(number)));
}

// Written by torture.ts as the JSON of this very type.
const order = JSON.parse(process.argv[2] ?? "") as WorkerOrder;
switch (order.role) {
  case "write":
    await write(order);
    break;
  case "soak":
    await soak(order);
    break;
  case "faults":
    await faultTrials(order, say);
    break;
  case "damage":
    await damageTrials(order, say);
    break;
  case "warp":
    await warpedDesk(order, say);
    break;
}
