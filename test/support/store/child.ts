// A second process with the desk open, for tests that kill it. Usage: node child.ts FILE SEED hold|write|crowd
import { writeSync } from "node:fs";
import { ticketKey } from "../../../electron/core/ticket-stream.ts";
import { openStore } from "../../../electron/store/open.ts";
import { appendToTicket } from "./append-ticket.ts";
import { ASHA, logged, note, simpleProjection } from "./events.ts";
import { commandId, ticketId } from "./ids.ts";

const [file = "", seed = "0", job = "hold"] = process.argv.slice(2);
const opened = openStore({ file, now: Date.now, host: `child ${seed}` });
if (!opened.ok) {
  writeSync(1, `refused ${opened.error.kind}\n`);
  process.exit(3);
}
const store = opened.value;
writeSync(1, "open\n");

/** Written only after the commit has returned: whoever reads it may rely on it. */
const acknowledge = (name: string): void => void writeSync(1, `${name}\n`);

function writeOne(index: number): void {
  // A letter between the two: references leave out signs, and 1-30 and 13-0 would be one.
  const ticket = `${seed}x${index % 40}`;
  const key = ticketKey(ticketId(ticket));
  const name = `command-${seed}-${index}`;
  store.transact((transaction) => {
    const expectedVersion = transaction.readStream(key).events.length;
    const event = expectedVersion === 0 ? logged(ticket, index) : note(`note ${index} of ${seed}`, index);
    const events = index % 7 === 0 ? [event, note(`and ${index}`, index)] : [event];
    appendToTicket(transaction, {
      commandId: commandId(name),
      ticketId: ticketId(ticket),
      by: ASHA,
      expectedVersion,
      recordedAt: Date.now(),
      seen: store.position(),
      events,
    });
    const { projection } = simpleProjection(key, transaction.readStream(key));
    if (projection !== null) transaction.project(projection);
  });
  acknowledge(name);
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
