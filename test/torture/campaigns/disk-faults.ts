import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Battlefield, Campaign, CampaignReport } from "../campaign.ts";
import { makeDesk } from "../make-desk.ts";
import { runTrials } from "../run-trials.ts";
import type { Weakness } from "../worker-order.ts";

/** The disk fails at one point of the work: it is full, broken, takes half of a write, or cannot force. */
export const diskFaults: Campaign = {
  name: "disk faults",
  what: "what people were told of each command is true, whenever the disk fails and however the desk ends",
  weight: 3,
  run: (field) => tryPoints(field, undefined),
  control: { what: "a desk that says stored whatever happens", run: (field) => tryPoints(field, "lies") },
};

async function tryPoints(field: Battlefield, weakness: Weakness | undefined): Promise<CampaignReport> {
  const file = await makeDesk(join(field.folder, "made.desk"), 4);
  const folder = join(field.folder, "trials");
  mkdirSync(folder);
  const lied = weakness === undefined ? {} : { weakness };
  const shim = { LD_PRELOAD: field.shim, TORTURE_FOLDER: folder };
  const { tried, failures } = await runTrials(
    field,
    (fromSeed, toSeed) => ({ role: "faults", file, folder, fromSeed, toSeed, ...lied }),
    shim,
  );
  return { tried, unit: "points", notes: "each closed and killed, 10 commands", failures };
}
