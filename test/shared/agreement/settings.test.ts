import { expect, test } from "vitest";
import { sourcedRules } from "../../../shared/agreement/citations.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { settingsOf } from "../../../shared/agreement/settings.ts";
import { bundled } from "./bundled.ts";

test("given every agreement, then each rule that is not in its own words is listed as a setting with a value", () => {
  for (const agreement of bundledAgreements()) {
    const open = sourcedRules(agreement).filter(({ source }) => source.basis !== "stated");
    const settings = settingsOf(agreement);
    expect(settings.map(({ path }) => path)).toEqual(open.map(({ path }) => path));
    expect(new Set(settings.map(({ path }) => path)).size).toBe(settings.length);
    for (const { label, value, clause } of settings) {
      expect(label).toMatch(/^[A-Z]/);
      expect(value).not.toBe("");
      expect(value).not.toMatch(/undefined|\[object|NaN/);
      expect(`${label} ${value}`, "keys and dates of the document are put into words").not.toMatch(
        /\d{4}-\d\d-\d\d|\b\d\d-\d\d\b|service-request|any-time|england-and-wales|us-federal|[a-z][A-Z]/,
      );
      expect(clause).not.toBe("");
    }
  }
});

test("given a whole document, then no source escapes the walk", () => {
  for (const agreement of bundledAgreements()) {
    const written = JSON.stringify(agreement).split('"basis":').length - 1;
    expect(sourcedRules(agreement)).toHaveLength(written);
  }
});

test.each([
  ["stockport", "closure.autoClose", "Automatic closure", "after 3 working days", "recommended", ["STK-54"]],
  [
    "stockport",
    "priorities[3].fix",
    "Priority: Priority Three: fix time",
    "1 Week (5 working days)",
    "recommended",
    ["STK-36"],
  ],
  [
    "stockport",
    "priorities[0].response",
    "Priority: Critical (Major Incident): response time",
    "1 service hour",
    "recommended",
    ["STK-28", "STK-34"],
  ],
  [
    "calderdale",
    "waits[0].cadence",
    "Waiting: Hold: updates",
    "Monitored monthly by the Help Desk (every 1 month from the beginning of the wait, to the desk)",
    "recommended",
    ["CAL-22"],
  ],
  [
    "coventry",
    "closure.noResponse",
    "No answer from the customer",
    "resolved after 3 working days",
    "recommended",
    ["COV-50"],
  ],
  [
    "sips",
    "calendarSources[4]",
    "Calendar: closed every year",
    "Christmas shutdown: 25 Dec to 1 Jan",
    "assumed",
    ["SIP-05"],
  ],
  [
    "columbia",
    "intakeCutoff",
    "Late requests",
    "after 16:00 counts as the next working day",
    "recommended",
    ["CPS-03", "CPS-04"],
  ],
  ["columbia", "dispute", "Disputed priority", "60 service minutes, to the Team leader", "ours", ["CPS-26"]],
])("given %s, then %s is a setting", (id, path, label, value, basis, requirement) => {
  expect(settingsOf(bundled(id))).toContainEqual(expect.objectContaining({ path, label, value, basis, requirement }));
});

test("given a rule in the agreement's own words, then it is no setting", () => {
  const paths = settingsOf(bundled("coventry")).map(({ path }) => path);
  expect(paths).not.toContain("calendarSources[1]");
  expect(paths).not.toContain("closure.reopenLimits[1]");
});
