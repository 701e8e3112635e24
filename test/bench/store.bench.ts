import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAgreementShelf } from "../../electron/core/agreement-shelf.ts";
import { projectTicket, recordProjection } from "../../electron/core/project-ticket.ts";
import { projectorFor } from "../../electron/core/projector.ts";
import { readTicket } from "../../electron/core/ticket-stream.ts";
import type { DeskStore } from "../../electron/store/desk-store.ts";
import { openStore } from "../../electron/store/open.ts";
import { rebuildProjections } from "../../electron/store/projections/rebuild.ts";
import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { QueueFilter, type QueueFilterInput } from "../../shared/contract/queue-filter.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import { appendToTicket } from "../support/store/append-ticket.ts";
import { commandId, idOf } from "../support/store/ids.ts";
import { countingRandom, type LargeDesk, writeLargeLog } from "../support/store/large.ts";
import type { BenchRow, BenchTable } from "./bench-table.ts";
import { medianMs } from "./median.ts";

const TICKETS = Number(process.env["DESKWATCH_BENCH_TICKETS"] ?? 100_000);
const OPEN = TICKETS / 10;
const RUNS = 15;
const ASHA = idOf("Asha Bello");
const COMMITS = 1_000;
const NOW = Date.UTC(2026, 9, 14, 11);

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const seconds = (value: number): string => `${(value / 1_000).toFixed(1)} s`;

function open(file: string): DeskStore {
  const opened = openStore({ file, now: () => NOW, host: "bench", productVersion: "bench" });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const shelf = createAgreementShelf(bundledAgreements());
const project = projectorFor(shelf);

async function under(name: string, goalMs: number, work: () => unknown, before?: () => unknown): Promise<BenchRow> {
  const took = await medianMs(RUNS, work, before);
  return { name, value: ms(took), goal: `under ${goalMs} ms`, met: took < goalMs };
}

/** A store of 100,000 tickets of which 10,000 are open, under the five agreements and with the real projector. */
export async function storeBench(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-bench-"));
  const file = join(folder, "desk.db");
  const title = `A store of ${TICKETS.toLocaleString("en")} tickets, ${OPEN.toLocaleString("en")} open`;
  try {
    const store = open(file);
    const rows = [...fill(store)];
    store.close();
    return { title, rows: [...rows, ...(await use(file))] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let desk: LargeDesk = { tickets: [], open: [], events: 0 };

function* fill(store: DeskStore): Iterable<BenchRow> {
  const begun = performance.now();
  desk = writeLargeLog(store, TICKETS, OPEN, NOW);
  const written = performance.now();
  yield { name: `writing ${desk.events.toLocaleString("en")} events`, value: seconds(written - begun) };
  const cpu = process.cpuUsage();
  rebuildProjections(store, project);
  const took = performance.now() - written;
  const { user, system } = process.cpuUsage(cpu);
  const note = `${seconds((user + system) / 1_000)} of the processor`;
  yield { name: "replay into fresh projections", value: seconds(took), goal: "under 60 s", met: took < 60_000, note };
  yield { name: "size of the file", value: `${(statSync(store.file).size / 2 ** 20).toFixed(0)} MiB` };
}

async function use(file: string): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const begun = performance.now();
  const store = open(file);
  store.queue(QueueFilter.parse({}), 0, 200);
  store.counts(QueueFilter.parse({}), asId(ASHA), NOW);
  const opened = performance.now() - begun;
  rows.push({
    name: "opening, first page and counts, cold",
    value: ms(opened),
    goal: "under 1500 ms",
    met: opened < 1_500,
  });
  for (const [name, goal, filter] of PAGES) {
    const parsed = QueueFilter.parse(filter);
    // The store remembers where the last text was found; every one of these is asked for the first time.
    const forget = (): unknown => store.queue(QueueFilter.parse({ text: "nowhere" }), 0, 1);
    rows.push(await under(name, goal, () => store.queue(parsed, 0, 200), forget));
  }
  rows.push(await under("counts beside the views", 50, () => store.counts(QueueFilter.parse({}), asId(ASHA), NOW)));
  const words = "the printer in the library is jammed again";
  rows.push(await under("similar tickets while typing", 50, () => store.similar(words, "Hillside School 8", 8)));
  rows.push(await under("who called before, while typing", 50, () => store.findCallers("b", "Hillside School 8", 8)));
  rows.push(await under("due moments", 5, () => [store.soonestMoment(), store.momentsUntil(NOW, 100)]));
  rows.push(...commits(store), diskAlone(file));
  store.close();
  rows.push(memoryOf(file));
  return rows;
}

/** In a process of its own: this one still holds what filling the store has left behind. */
function memoryOf(file: string): BenchRow {
  const child = fileURLToPath(new URL("desk-memory.ts", import.meta.url));
  const memory = Number(execFileSync(process.execPath, [child, file], { encoding: "utf8" }));
  return {
    name: "memory of a process that opened it and was asked a morning's questions",
    value: `${memory} MiB`,
    goal: "under 300 MiB",
    met: memory < 300,
  };
}

const PAGES: readonly (readonly [string, number, QueueFilterInput])[] = [
  ["first page of the queue", 20, {}],
  ["filter: agreement and priority", 50, { agreements: ["coventry"], priorities: ["P2"] }],
  ["filter: mine", 50, { view: "mine", me: ASHA }],
  ["filter: disputed", 50, { view: "disputed" }],
  ["filter: a site, all states", 50, { sites: ["Hillside School 8"], statuses: [] }],
  ["filter: closed", 50, { statuses: ["closed"] }],
  ["search: printer", 50, { text: "printer" }],
  ["search: printer jammed library", 50, { text: "printer jammed library" }],
  ["search: a number, all states", 50, { text: "123456", statuses: [] }],
  ["search: school, closed", 50, { text: "school", statuses: ["closed"] }],
  ["search: printer, all states", 50, { text: "printer", statuses: [] }],
  ["search: the, all states", 50, { text: "the", statuses: [] }],
  ["search: one letter, all states", 50, { text: "p", statuses: [] }],
  ["search: an emoji, all states", 50, { text: "🔥", statuses: [] }],
];

/** What no program can be faster than here: one page written and forced to the same disk. */
function diskAlone(file: string): BenchRow {
  const descriptor = openSync(`${file}.disk`, "w");
  const page = Buffer.alloc(16_384, 1);
  const times = Array.from({ length: 500 }, () => {
    const since = performance.now();
    writeSync(descriptor, page);
    fsyncSync(descriptor);
    return performance.now() - since;
  }).toSorted((one, other) => one - other);
  closeSync(descriptor);
  return {
    name: "16 KiB forced to this disk, median and 99th percentile",
    value: `${ms(times[250] ?? 0)}, ${ms(times[495] ?? 0)}`,
  };
}

/** Each with its own durable commit: read the stream, append, project, as the core does. */
function commits(store: DeskStore): readonly BenchRow[] {
  const random = countingRandom(11);
  const times: number[] = [];
  for (let index = 0; index < COMMITS; index += 1) {
    const ticketId = desk.open[random(desk.open.length)];
    if (ticketId === undefined) throw new Error("There are no open tickets");
    const by = { kind: "person", id: asId<"person">(ASHA) } as const;
    const event: TicketEvent = { type: "NoteAdded", text: `Looked at it again, attempt ${index}`, at: NOW, by };
    const since = performance.now();
    store.transact((transaction) => {
      const before = readTicket(transaction, ticketId).events;
      const command = { commandId: commandId(`bench-${index}`), recordedAt: NOW, seen: store.position() };
      const said = { ticketId, by, expectedVersion: before.length, events: [event] };
      const added = appendToTicket(transaction, { ...command, ...said });
      transaction.project(recordProjection(projectTicket(shelf, [...before, ...added])));
    });
    times.push(performance.now() - since);
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return [
    { name: "a note committed durably, median", value: ms(at(0.5)) },
    { name: "a note committed durably, 99th percentile", value: ms(at(0.99)), goal: "under 5 ms", met: at(0.99) < 5 },
    { name: "a note committed durably, slowest", value: ms(at(1 - 1 / COMMITS)) },
  ];
}
