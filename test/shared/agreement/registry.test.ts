import { expect, test } from "vitest";
import {
  agreementInForce,
  bundledAgreements,
  findVersion,
  prioritiesForKind,
  priorityOf,
  targetFor,
  waitRule,
} from "../../../shared/agreement/registry.ts";
import { bundled } from "./bundled.ts";

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
  expect(priorityOf(bundled("sips"), "P9")).toBeUndefined();
  expect(targetFor(bundled("sips"), "P9", "fix", "phone")).toBeNull();
});

test("given the bundled agreements are asked for twice, then they are read once", () => {
  expect(bundledAgreements()).toBe(all);
});

test("given a Coventry ticket, then it has a response target when it came by e-mail and a reason when it did not", () => {
  expect(targetFor(bundled("coventry"), "SR", "response", "email")).toMatchObject({ unit: "working-days", amount: 1 });
  expect(targetFor(bundled("coventry"), "SR", "response", "phone")).toMatchObject({
    unit: "none",
    label: "1 Business Day is promised for email alone, this came by phone",
  });
  expect(targetFor(bundled("coventry"), "SR", "fix", "phone")).toMatchObject({ unit: "working-days", amount: 10 });
});

test("given a kind of ticket, then its priorities stand in order of urgency", () => {
  const ids = (id: string, kind: "incident" | "service-request" | "enquiry") =>
    prioritiesForKind(bundled(id), kind).map((priority) => priority.id);
  expect(ids("stockport", "incident")).toEqual(["Critical", "P1", "P2", "P3", "P4"]);
  expect(ids("stockport", "service-request")).toEqual(["P1", "P2", "P3", "P4"]);
  expect(ids("coventry", "incident")).toEqual(["P1", "P2", "P3", "P4"]);
  expect(ids("coventry", "service-request")).toEqual(["SR", "project"]);
  expect(ids("calderdale", "enquiry")).toEqual(["enquiry-telephone", "enquiry-written"]);
  expect(ids("columbia", "enquiry")).toEqual([]);
});

test("given a reason to wait, then the agreement says what it does, or that it knows no such wait", () => {
  expect(waitRule(bundled("columbia"), "parts")?.onEnd).toBe("fix-due-at-close-of-next-working-day");
  expect(waitRule(bundled("calderdale"), "third-party")).toBeUndefined();
});
