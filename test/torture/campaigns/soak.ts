import { join } from "node:path";
import { type Battlefield, type Campaign, type CampaignReport, stopwatch } from "../campaign.ts";
import { randomOf } from "../desk-at-work.ts";
import { lookAtFile } from "../look-at-file.ts";
import { startWorker, toldOk } from "../run-worker.ts";
import type { Weakness } from "../worker-order.ts";

/** Twenty people at work on one file for as long as there is time, the process killed again and again. */
export const soak: Campaign = {
  name: "soak",
  what: "twenty people write and read; killed at any moment, everything told as stored is there",
  weight: 2,
  run: (field) => keepKilling(field, undefined),
  control: { what: "people told before anything is stored", run: (field) => keepKilling(field, "told before") },
};

const GIGABYTE = 2 ** 30;
/** Past this a file takes longer to look at than to write. */
const KILLS_A_FILE = 12;

async function keepKilling(field: Battlefield, weakness: Weakness | undefined): Promise<CampaignReport> {
  const goesOn = stopwatch(field.ms);
  const random = randomOf(field.seed);
  const failures: string[] = [];
  let kills = 0;
  let commands = 0;
  let memory = 0;
  let told: string[] = [];
  for (; goesOn() && failures.length < field.enough; kills += 1) {
    if (kills % KILLS_A_FILE === 0) told = [];
    const file = join(field.folder, `${Math.floor(kills / KILLS_A_FILE)}.desk`);
    const seed = field.seed + kills;
    const worker = startWorker({ role: "soak", file, seed, ...(weakness === undefined ? {} : { weakness }) });
    while (!worker.lines().includes("BEGIN") && worker.process.exitCode === null) await wait(20);
    await wait(300 + random() * 3_000);
    worker.process.kill("SIGKILL");
    const { signal, stderr } = await worker.ended;
    if (signal !== "SIGKILL") failures.push(`The desk ended by itself: ${stderr}`);
    told.push(...toldOk(worker.lines()));
    commands += toldOk(worker.lines()).length;
    for (const line of worker.lines()) if (line.startsWith("memory ")) memory = Math.max(memory, Number(line.slice(7)));
    const { faults, missing } = lookAtFile(file, told, kills % 4 === 3);
    failures.push(...faults, ...missing.map((id) => `${id} was told as stored and is gone.`));
  }
  if (memory > GIGABYTE) failures.push(`The desk took ${Math.round(memory / 2 ** 20)} MB.`);
  const notes = `${commands} commands told as stored, at most ${Math.round(memory / 2 ** 20)} MB`;
  return { tried: kills, unit: "kills", notes, failures: failures.slice(0, field.enough) };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
