import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { carryOut, nextCommand, openAtWork, randomOf } from "./desk-at-work.ts";
import { lookAtFile } from "./look-at-file.ts";
import type { FaultKind, WorkerOrder } from "./worker-order.ts";

type FaultOrder = Extract<WorkerOrder, { role: "faults" }>;
type Say = (line: string) => void;

const KINDS: readonly FaultKind[] = ["broken", "full", "half", "sync"];
const COMMANDS = 10;
/** So many writes, or forcings, ten commands take about. */
const POINTS: Readonly<Record<FaultKind, number>> = { broken: 250, full: 250, half: 250, sync: 12 };
/** What is said where nothing was stored; whoever reads it may send the same again under another id. */
const SAYS_NOTHING = /nothing was stored|was not stored/;

interface Told {
  readonly ok: readonly string[];
  readonly nothing: readonly string[];
}

/** Lets the disk fail at one point of a desk's work after the other, and looks whether what people were told is true. */
export async function faultTrials(order: FaultOrder, say: Say): Promise<void> {
  for (let seed = order.fromSeed; seed < order.toSeed; seed += 1) {
    try {
      const failures = await trial(order, seed, say);
      say(`trial ${JSON.stringify({ seed, failures })}`);
    } catch (fault) {
      say("DISARM");
      const failures = [`The desk threw: ${fault instanceof Error ? fault.stack : String(fault)}`];
      say(`trial ${JSON.stringify({ seed, failures })}`);
    }
  }
}

async function trial(order: FaultOrder, seed: number, say: Say): Promise<readonly string[]> {
  const folder = join(order.folder, `trial-${seed}`);
  mkdirSync(folder);
  const file = join(folder, "one.desk");
  copyFileSync(order.file, file);
  const random = randomOf(seed);
  const desk = await openAtWork(file);
  const kind = order.only ?? KINDS[seed % KINDS.length] ?? "broken";
  const times = random() < 0.5 ? 1 : 1 + Math.floor(random() * 30);
  say(`ARM ${kind} ${1 + Math.floor(random() * POINTS[kind])} ${times}`);
  const told = await work(order, desk, random);
  say("DISARM");
  const crashed = join(folder, "crashed.desk");
  // As a power cut leaves it that lets everything arrive: killed, and found again.
  for (const end of ["", "-wal", "-told"]) if (existsSync(file + end)) copyFileSync(file + end, crashed + end);
  desk.store.close();
  const failures = [file, crashed].flatMap((each) => untrue(each, told, each === file ? "closed" : "killed"));
  rmSync(folder, { recursive: true, force: true });
  return failures;
}

async function work(
  order: FaultOrder,
  desk: Awaited<ReturnType<typeof openAtWork>>,
  random: () => number,
): Promise<Told> {
  const [ok, nothing, tickets]: string[][] = [[], [], []];
  for (let count = 0; count < COMMANDS; count += 1) {
    const input = nextCommand(tickets ?? [], random);
    const answer = await carryOut(desk.bridge, input);
    if (answer.ok || order.weakness === "lies") ok?.push(input.commandId);
    else if (SAYS_NOTHING.test(answer.error.message)) nothing?.push(input.commandId);
    if (random() < 0.2) checkpoint(desk.store.connection);
  }
  return { ok: ok ?? [], nothing: nothing ?? [] };
}

function checkpoint(db: { pragma(text: string): unknown }): void {
  try {
    db.pragma("wal_checkpoint(PASSIVE)");
  } catch {
    // The disk fails just now: what it could not move stays in the log.
  }
}

function untrue(file: string, { ok, nothing }: Told, how: string): readonly string[] {
  const { faults, missing } = lookAtFile(file, [...ok, ...nothing], true);
  return [
    ...faults.map((fault) => `${how}: ${fault}`),
    ...ok.filter((id) => missing.includes(id)).map((id) => `${how}: ${id} was told as stored and is not there.`),
    ...nothing
      .filter((id) => !missing.includes(id))
      .map((id) => `${how}: of ${id} people were told that nothing was stored, and it is there.`),
  ];
}
