import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Battlefield, Campaign, CampaignReport } from "../campaign.ts";
import { carryOut, nextCommand, openAtWork, randomOf } from "../desk-at-work.ts";
import { makeDesk } from "../make-desk.ts";
import { runTrials } from "../run-trials.ts";

/** Bits, bytes, sectors and pages of a desk file are spoilt. */
export const damage: Campaign = {
  name: "damage",
  what: "a spoilt file is refused, told, or answers as before; nothing throws, nothing hangs",
  weight: 3,
  run: (field) => spoil(field, false),
  control: { what: "a desk that never looks at its whole file", run: (field) => spoil(field, true) },
};

async function spoil(field: Battlefield, skipsLook: boolean): Promise<CampaignReport> {
  const { closed, killed } = await makeDesks(field);
  const folder = join(field.folder, "trials");
  mkdirSync(folder);
  const { tried, failures, kinds } = await runTrials(field, (fromSeed, toSeed) => ({
    role: "damage",
    closed,
    killed,
    folder,
    fromSeed,
    toSeed,
    skipsLook,
  }));
  const notes = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(", ");
  return { tried, unit: "files", notes, failures };
}

/** A closed desk; and it as a killed program leaves it: most of it in the file, the last of it in the log beside it. */
async function makeDesks(field: Battlefield): Promise<{ readonly closed: string; readonly killed: string }> {
  const live = await makeDesk(join(field.folder, "live.desk"), 15);
  const desk = await openAtWork(live);
  await desk.bridge.request("view.save", {
    id: randomUUID(),
    name: "Whitley",
    filter: { view: "unassigned", text: "till" },
  });
  const random = randomOf(3);
  const tickets: string[] = [];
  for (let count = 0; count < 6; count += 1) await carryOut(desk.bridge, nextCommand(tickets, random));
  const killed = join(field.folder, "killed.desk");
  for (const end of ["", "-wal", "-told"]) if (existsSync(live + end)) copyFileSync(live + end, killed + end);
  desk.store.close();
  const closed = join(field.folder, "closed.desk");
  for (const end of ["", "-told"]) if (existsSync(live + end)) copyFileSync(live + end, closed + end);
  return { closed, killed };
}
