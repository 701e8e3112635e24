import { describe, expect, test } from "vitest";
import { CAMPAIGNS, type CampaignResult, runCampaigns, whyNoTorture } from "./run-campaigns.ts";

const MINUTES = 5;
const seed = Date.now() % 1_000_000_000;

/** At night alone: the whole is `npm run torture`, for as long as one likes. */
describe("a desk under torture, in short", () => {
  test("loses nothing it told, says what is damaged, and each control is seen to fail", {
    timeout: 900_000,
  }, async (context) => {
    context.skip(process.env["DESKWATCH_NIGHTLY"] !== "1", "it takes a quarter of an hour: in the nightly setting");
    const why = whyNoTorture();
    if (why !== null) return context.skip(why);
    const results: readonly CampaignResult[] = await runCampaigns(CAMPAIGNS, MINUTES, seed, () => undefined);
    for (const { campaign, report, control } of results) {
      expect(report.failures, `${campaign.name}, seed ${seed}`).toEqual([]);
      expect(report.tried, campaign.name).toBeGreaterThan(0);
      expect(control.failures.length, `the control of ${campaign.name}: ${campaign.control.what}`).toBeGreaterThan(0);
    }
  });
});
