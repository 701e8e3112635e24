import { z } from "zod";
import { type Battlefield, stopwatch } from "./campaign.ts";
import { startWorker } from "./run-worker.ts";
import type { WorkerOrder } from "./worker-order.ts";

const Trial = z.object({ seed: z.int(), failures: z.array(z.string()), kind: z.string().optional() });

/** A worker that says nothing for so long hangs, which no file may make it do. */
const SILENT_MS = 30_000;
const TRIALS_A_WORKER = 300;
const SIDE_BY_SIDE = 2;

export interface Trials {
  readonly tried: number;
  readonly failures: readonly string[];
  /** How many trials ended in which way, where they say so. */
  readonly kinds: ReadonlyMap<string, number>;
}

/** Runs trials by their seeds, many in one process, until the time is over. A process that dies or hangs failed. */
export async function runTrials(
  field: Battlefield,
  orderOf: (fromSeed: number, toSeed: number) => WorkerOrder,
  shim: Readonly<Record<string, string>> = {},
): Promise<Trials> {
  const goesOn = stopwatch(field.ms);
  const failures: string[] = [];
  const kinds = new Map<string, number>();
  let tried = 0;
  let next = field.seed;
  const take = (line: string): void => {
    if (!line.startsWith("trial ")) return;
    const { seed, failures: found, kind } = Trial.parse(JSON.parse(line.slice(6)));
    tried += 1;
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    failures.push(...found.map((failure) => `seed ${seed}: ${failure}`));
  };
  const lane = async (): Promise<void> => {
    while (goesOn() && failures.length < field.enough) {
      const from = next;
      next += TRIALS_A_WORKER;
      const worker = startWorker(orderOf(from, next), shim);
      let taken = 0;
      let isOver = false;
      let spokeMs = performance.now();
      const watch = setInterval(() => {
        const lines = worker.lines();
        for (const line of lines.slice(taken)) take(line);
        if (lines.length > taken) spokeMs = performance.now();
        taken = lines.length;
        const hangs = performance.now() - spokeMs > SILENT_MS;
        if (hangs) failures.push(`seed ${from} and on: The desk hung after ${lines.at(-1) ?? "nothing"}.`);
        isOver ||= hangs || !goesOn() || failures.length >= field.enough;
        if (isOver) worker.process.kill("SIGKILL");
      }, 100);
      const { code, signal, stderr } = await worker.ended;
      clearInterval(watch);
      for (const line of worker.lines().slice(taken)) take(line);
      if (code !== 0 && !isOver) failures.push(`seed ${from} and on: The desk died (${signal ?? code}): ${stderr}`);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return { tried, failures: failures.slice(0, field.enough), kinds };
}
