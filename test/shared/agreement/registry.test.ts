import { expect, test } from "vitest";
import { agreementInForce, bundledAgreements, findVersion } from "../../../shared/agreement/registry.ts";

const all = bundledAgreements();

test("given Coventry changed its version on 17 January 2022, then a ticket runs under the version of its local date", () => {
  const versionAt = (iso: string) => agreementInForce(all, "coventry", Date.parse(iso))?.version;
  expect(versionAt("2016-02-29T01:16:00Z")).toBe("1.1");
  expect(versionAt("2022-01-16T23:59:59.999Z")).toBe("1.1");
  expect(versionAt("2022-01-17T00:00:00Z")).toBe("1.2");
  expect(versionAt("2026-01-02T10:00:00Z")).toBe("1.2");
});

test("given the first day of an agreement in Missouri, then it begins at midnight there, not in Greenwich", () => {
  expect(agreementInForce(all, "columbia", Date.parse("2015-01-01T05:59:59Z"))).toBeUndefined();
  expect(agreementInForce(all, "columbia", Date.parse("2015-01-01T06:00:00Z"))?.id).toBe("columbia");
});

test("given the versions in any order, then the same one is in force", () => {
  const at = Date.parse("2026-01-02T10:00:00Z");
  expect(agreementInForce(all.toReversed(), "coventry", at)?.version).toBe("1.2");
});

test("given histories that call Columbia cps, then they find it", () => {
  expect(findVersion(all, "cps", "1")?.id).toBe("columbia");
  expect(agreementInForce(all, "cps", Date.parse("2026-01-02T10:00:00Z"))?.id).toBe("columbia");
});

test("given an agreement or a version nobody has, then there is none", () => {
  expect(agreementInForce(all, "leeds", Date.parse("2026-01-02T10:00:00Z"))).toBeUndefined();
  expect(findVersion(all, "coventry", "9")).toBeUndefined();
});

test("given the bundled agreements are asked for twice, then they are read once", () => {
  expect(bundledAgreements()).toBe(all);
});
