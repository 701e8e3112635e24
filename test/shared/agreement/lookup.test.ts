import { expect, test } from "vitest";
import { prioritiesForKind, priorityOf, targetFor, waitRule } from "../../../shared/agreement/lookup.ts";
import { bundled } from "./bundled.ts";

test("given a priority the agreement does not have, then there is none and it has no target", () => {
  expect(priorityOf(bundled("sips"), "P9")).toBeUndefined();
  expect(targetFor(bundled("sips"), "P9", "fix", "phone")).toBeNull();
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
