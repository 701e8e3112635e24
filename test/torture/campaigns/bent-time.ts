import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Battlefield, Campaign, CampaignReport } from "../campaign.ts";
import { makeDesk } from "../make-desk.ts";
import { startWorker } from "../run-worker.ts";
import { setClock } from "../set-clock.ts";

/** An hour of the desk's in so many milliseconds. */
const SPEED = 2_400;
const HOUR_MS = 3_600_000 / SPEED;
const START_MS = 6_000;
/** So that something comes due. */
const FEWEST_HOURS = 10;
const DAY = 86_400_000;

/** How far it is to the next Monday at eight: on other days and at night the desk owes nobody anything. */
function toMonday(now: number): number {
  const at = new Date(now);
  const today = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  return today + ((8 - at.getUTCDay()) % 7 || 7) * DAY + 8 * 3_600_000 - now;
}

/** The whole desk under clocks that race and jump. */
export const bentTime: Campaign = {
  name: "bent time",
  what: "each warning is told once and not before its time, whatever is done to the PC's clock",
  weight: 2,
  run: (field) => warp(field, false),
  control: { what: "timers that never look", run: (field) => warp(field, true) },
};

async function warp(field: Battlefield, sleeps: boolean): Promise<CampaignReport> {
  const made = await makeDesk(join(field.folder, "made.desk"), 60, field.seed);
  const file = join(field.folder, "one.desk");
  copyFileSync(made, file);
  const offsetFile = join(field.folder, "offset");
  const offsetMs = toMonday(Date.now());
  setClock(offsetFile, offsetMs, "w");
  const hours = sleeps ? FEWEST_HOURS : Math.max(FEWEST_HOURS, Math.floor((field.ms - START_MS) / HOUR_MS));
  const order = { role: "warp", file, seed: field.seed, offsetFile, offsetMs, hours, sleeps } as const;
  const worker = startWorker(order, {
    LD_PRELOAD: field.shim,
    TORTURE_SPEED: String(SPEED),
    TORTURE_OFFSET: offsetFile,
  });
  const { code, stderr } = await worker.ended;
  const line = worker.lines().find((each) => each.startsWith("trial "));
  if (code !== 0 || line === undefined) throw new Error(`The desk under bent time ended with ${code}: ${stderr}`);
  // Written by the worker in this very shape.
  const { failures, kind } = JSON.parse(line.slice(6)) as { failures: readonly string[]; kind: string };
  return { tried: hours, unit: "hours", notes: kind, failures: failures.slice(0, field.enough) };
}
