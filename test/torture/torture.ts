// `npm run torture -- --minutes 20`: what a disk, a clock and a power supply can do to a desk, done to it.
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { CAMPAIGNS, type CampaignResult, runCampaigns, whyNoTorture } from "./run-campaigns.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, only: { type: "string" }, seed: { type: "string" } },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const { only } = values;
const chosen = CAMPAIGNS.filter(({ name }) => only === undefined || name.includes(only));
const why = whyNoTorture();
if (why !== null || !(minutes > 0) || chosen.length === 0) {
  console.error(why ?? `Say --minutes N, and --only one of: ${CAMPAIGNS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

console.log(`${minutes} minutes, seed ${seed}\n`);
const isRed = ({ control }: CampaignResult): boolean => control.failures.length > 0;
const results = await runCampaigns(chosen, minutes, seed, ({ campaign, report }) => {
  console.log(`${campaign.name}: ${report.tried} ${report.unit}, ${report.failures.length} failures`);
  for (const failure of report.failures) console.log(`  ${failure}`);
});
const table = new Table({
  head: ["tortured by", "tried", "failed", "control", "what"],
  style: { head: [], border: [] },
  wordWrap: true,
  colWidths: [14, 16, 8, 34, 60],
});
for (const result of results) {
  const { campaign, report } = result;
  table.push([
    campaign.name,
    `${report.tried.toLocaleString("en-GB")} ${report.unit}`,
    report.failures.length,
    `${isRed(result) ? "red, as it must be" : "NOT RED"}: ${campaign.control.what}`,
    `${campaign.what}. ${report.notes}`,
  ]);
}
console.log(`\n${table.toString()}`);
const isSound = results.every((result) => result.report.failures.length === 0 && isRed(result));
process.exit(isSound ? 0 : 1);
