import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Campaign, CampaignReport } from "./campaign.ts";
import { bentTime } from "./campaigns/bent-time.ts";
import { damage } from "./campaigns/damage.ts";
import { diskFaults } from "./campaigns/disk-faults.ts";
import { powerCuts } from "./campaigns/power-cuts.ts";
import { soak } from "./campaigns/soak.ts";

export const CAMPAIGNS: readonly Campaign[] = [powerCuts, diskFaults, damage, bentTime, soak];

export interface CampaignResult {
  readonly campaign: Campaign;
  readonly report: CampaignReport;
  readonly control: CampaignReport;
}

/** Why nothing can be tortured here, as a sentence; null where it can. */
export function whyNoTorture(): string | null {
  if (process.platform !== "linux") return "torture needs Linux: it stands between the desk and its disk";
  const found = spawnSync("cc", ["--version"]).status === 0;
  return found ? null : "torture needs a C compiler (cc)";
}

/** A control finds what it is to find soon, and ends then; one that does not is given time enough to be believed. */
const CONTROL_SHARE = 0.2;
const CONTROL_MS = 120_000;

/** Runs campaigns one after the other, sharing the time by their weights; each control is run first. */
export async function runCampaigns(
  campaigns: readonly Campaign[],
  minutes: number,
  seed: number,
  told: (result: CampaignResult) => void,
): Promise<readonly CampaignResult[]> {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "deskwatch-torture-"));
  const results: CampaignResult[] = [];
  try {
    const shim = compileShim(folder);
    const weights = campaigns.reduce((sum, { weight }) => sum + weight, 0);
    for (const campaign of campaigns) {
      const ms = (minutes * 60_000 * campaign.weight) / weights;
      const field = (name: string, lastsMs: number, enough: number) => {
        const own = mkdtempSync(join(folder, `${name}-`));
        return { folder: own, shim, ms: lastsMs, seed, enough };
      };
      const control = await campaign.control.run(field("control", Math.max(ms * CONTROL_SHARE, CONTROL_MS), 1));
      const report = await campaign.run(field("run", ms * (1 - CONTROL_SHARE), 20));
      const result = { campaign, report, control };
      results.push(result);
      told(result);
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The shim as this system runs it. */
export function compileShim(folder: string): string {
  const shim = join(folder, "shim.so");
  const source = fileURLToPath(new URL("shim.c", import.meta.url));
  const made = spawnSync("cc", ["-O1", "-shared", "-fPIC", "-o", shim, source, "-ldl", "-lpthread"], {
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`The shim does not compile: ${made.stderr}`);
  return shim;
}
