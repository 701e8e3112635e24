import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Battlefield, type Campaign, type CampaignReport, stopwatch } from "../campaign.ts";
import { randomOf } from "../desk-at-work.ts";
import { Disk, type DiskOp, KEEPS, readTrace } from "../disk-states.ts";
import { lookAtFile } from "../look-at-file.ts";
import { startWorker, toldOk } from "../run-worker.ts";
import type { Weakness } from "../worker-order.ts";

const COMMANDS = 40;
const STATES_A_TRACE = 250;
/** Of these the whole file is verified, projections included. */
const ONE_IN_VERIFIED_WHOLLY = 10;

/** What a desk did to its disk, replayed up to any moment, with whatever was not forced kept, lost or torn. */
export const powerCuts: Campaign = {
  name: "power cuts",
  what: "everything told as stored is there after a cut at any moment, and the file is whole",
  weight: 4,
  run: (field) => replay(field, undefined),
  control: { what: "commits that are not forced to disk", run: (field) => replay(field, "not forced") },
};

async function replay(field: Battlefield, weakness: Weakness | undefined): Promise<CampaignReport> {
  const goesOn = stopwatch(field.ms);
  const failures: string[] = [];
  let states = 0;
  let traces = 0;
  for (let seed = field.seed; goesOn() && failures.length < field.enough; seed += 1) {
    const ops = await traceOf(field, seed, weakness);
    traces += 1;
    for (const failure of cutEverywhere(field, ops, randomOf(seed), goesOn)) {
      if (failure === null) states += 1;
      else failures.push(`trace ${seed}: ${failure}`);
      if (failures.length >= field.enough) break;
    }
  }
  return { tried: states, unit: "disks", notes: `${traces} traces of ${COMMANDS} commands`, failures };
}

async function traceOf(field: Battlefield, seed: number, weakness: Weakness | undefined): Promise<readonly DiskOp[]> {
  const live = join(field.folder, "live");
  const trace = join(field.folder, "trace");
  for (const path of [live, trace]) rmSync(path, { recursive: true, force: true });
  mkdirSync(live);
  const order = { role: "write", file: join(live, "one.desk"), seed, commands: COMMANDS } as const;
  const worker = startWorker(
    { ...order, ends: seed % 2 === 0 ? "closed" : "killed", ...(weakness === undefined ? {} : { weakness }) },
    { LD_PRELOAD: field.shim, TORTURE_FOLDER: live, TORTURE_TRACE: trace },
  );
  const { code, stderr } = await worker.ended;
  if (code !== 0 && code !== null) throw new Error(`The worker ended with ${code}: ${stderr}`);
  return readTrace(trace);
}

/** Null for each disk that is as it must be, a sentence for each thing wrong with one. */
function* cutEverywhere(
  field: Battlefield,
  ops: readonly DiskOp[],
  random: () => number,
  goesOn: () => boolean,
): Iterable<string | null> {
  const disk = new Disk();
  const told: string[] = [];
  let hasBegun = false;
  const begins = ops.findIndex((op) => op.op === "said" && op.text.startsWith("BEGIN"));
  const share = STATES_A_TRACE / Math.max(1, ops.length - begins);
  let made = 0;
  for (const [index, op] of ops.entries()) {
    disk.apply(op);
    if (op.op === "said") {
      hasBegun ||= index >= begins;
      told.push(...toldOk(op.text.split("\n")));
    }
    if (!hasBegun || random() >= share) continue;
    if (!goesOn()) return;
    const keeps = KEEPS[Math.floor(random() * KEEPS.length)] ?? "nothing";
    made += 1;
    const state = disk.afterPowerCut(keeps, random);
    const wrong = faultsOf(field, state, told, made % ONE_IN_VERIFIED_WHOLLY === 0);
    yield* wrong.map((fault) => `after step ${index}, keeping ${keeps}: ${fault}`);
    yield null;
  }
}

const KEPT = /[.]desk(-wal|-told)?$/;

function faultsOf(
  field: Battlefield,
  state: ReadonlyMap<string, Buffer>,
  told: readonly string[],
  isWholly: boolean,
): readonly string[] {
  const folder = join(field.folder, "state");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of state) if (KEPT.test(name)) writeFileSync(join(folder, basename(name)), bytes);
  const { faults, missing } = lookAtFile(join(folder, "one.desk"), told, isWholly);
  return [...faults, ...missing.map((id) => `${id} was told as stored and is gone.`)];
}
