// A second process with the desk open, for tests that kill it. Usage: node child.ts FILE SEED hold|write|crowd
import { writeSync } from "node:fs";
import { openStore } from "../../../electron/store/open.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { logged, note, simpleProjection } from "./events.ts";

const [file = "", seed = "0", job = "hold"] = process.argv.slice(2);
const opened = openStore({ file, now: Date.now, host: `child ${seed}` });
if (!opened.ok) {
  writeSync(1, `refused ${opened.error.kind}\n`);
  process.exit(3);
}
const store = opened.value;
writeSync(1, "open\n");

/** Written only after the commit has returned: whoever reads it may rely on it. */
const acknowledge = (commandId: string): void => void writeSync(1, `${commandId}\n`);

function writeOne(index: number): void {
  const ticketId = asId<"ticket">(`${seed}-${index % 40}`);
  const commandId = `command-${seed}-${index}`;
  store.transact((transaction) => {
    const before = transaction.readTicket(ticketId).events;
    const event = before.length === 0 ? logged(ticketId, index) : note(`note ${index} of ${seed}`, index);
    const events = index % 7 === 0 ? [event, note(`and ${index}`, index)] : [event];
    const added = transaction.append({
      ticketId,
      expectedVersion: before.length,
      commandId,
      recordedAt: Date.now(),
      events,
    });
    transaction.project(simpleProjection([...before, ...added]));
  });
  acknowledge(commandId);
}

/** One of many people at work: each goes on writing, and lets the others have their turn. */
async function work(index: number, people: number): Promise<void> {
  for (let turn = index; ; turn += people) {
    writeOne(turn);
    await new Promise(setImmediate);
  }
}

if (job === "hold") setInterval(() => {}, 1_000);
else if (job === "crowd") for (let person = 0; person < 20; person += 1) void work(person, 20);
else for (let index = 0; index < 1_000_000; index += 1) writeOne(index);
