// A process of its own, as a host is one: opens the desk FILE, asks what a morning asks, and prints its memory in MiB.

import { openStore } from "../../electron/store/open.ts";
import { QueueFilter, type QueueFilterInput } from "../../shared/contract/queue-filter.ts";
import { asId } from "../../shared/kernel/ids.ts";

const [file = ""] = process.argv.slice(2);
const opened = openStore({ file, now: Date.now, host: "bench", productVersion: "bench" });
if (!opened.ok) throw new Error(opened.error.message);
const store = opened.value;
const asked: readonly QueueFilterInput[] = [
  {},
  { statuses: ["closed"] },
  { text: "printer", statuses: [] },
  { text: "the", statuses: [] },
];
for (const filter of asked) {
  store.queue(QueueFilter.parse(filter), 0, 2_500);
  store.counts(QueueFilter.parse(filter), asId("asha"), Date.now());
}
store.similar("the printer in the library is jammed again", "Hillside School 8", 8);
store.findCallers("b", "Hillside School 8", 8);
console.log((process.memoryUsage.rss() / 2 ** 20).toFixed(0));
store.close();
