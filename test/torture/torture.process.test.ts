import { describe, expect, test } from "vitest";
import { CAMPAIGNS, type CampaignResult, runCampaigns, whyNoTorture } from "./run-campaigns.ts";

/** At night long enough to find something; otherwise long enough to see that it could. */
const MINUTES = process.env["DESKWATCH_NIGHTLY"] === "1" ? 5 : 0.75;
const seed = process.env["DESKWATCH_NIGHTLY"] === "1" ? Date.now() % 1_000_000_000 : 20_260_329;

describe("a desk under torture, in short", () => {
  test("loses nothing it told, says what is damaged, and each control is seen to fail", {
    timeout: 900_000,
  }, async (context) => {
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
