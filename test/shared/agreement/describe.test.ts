import { expect, test } from "vitest";
import { describeSpan, describeTarget } from "../../../shared/agreement/describe.ts";
import { agreementJsonSchema } from "../../../shared/agreement/json-schema.ts";
import { priorityOf } from "../../../shared/agreement/lookup.ts";
import { bundled } from "./bundled.ts";

test.each([
  ["stockport", "P1", "response", "1 service hour"],
  ["stockport", "P1", "fix", "1 Day (1 working day)"],
  ["stockport", "P4", "fix", "2 Weeks (10 working days)"],
  ["calderdale", "P2", "response", "within 1 working day"],
  ["calderdale", "enquiry-telephone", "response", "48 elapsed hours"],
  ["coventry", "SR", "fix", "10 Service Desk Days (10 working days)"],
  ["coventry", "project", "fix", "as agreed with the customer"],
  ["columbia", "P1", "fix", "4 elapsed hours"],
  ["sips", "P1", "response", "no target: the agreement sets a resolution time only"],
] as const)("given the %s %s %s time, then it reads %j", (id, priority, kind, text) => {
  const target = priorityOf(bundled(id), priority)?.[kind];
  expect(target && describeTarget(target)).toBe(text);
});

test.each([
  [{ unit: "service-minutes", amount: 30 }, "30 service minutes"],
  [{ unit: "working-days", amount: 1 }, "1 working day"],
  [{ unit: "calendar-days", amount: 14 }, "14 calendar days"],
  [{ unit: "months", amount: 1 }, "1 month"],
] as const)("given the length %j, then it reads %j", (span, text) => {
  expect(describeSpan(span)).toBe(text);
});

test("given an administrator's editor, then the exported schema names every field of an agreement", () => {
  const schema = agreementJsonSchema();
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    additionalProperties: false,
  });
  expect(Object.keys(schema["properties"] ?? {})).toEqual(expect.arrayContaining(Object.keys(bundled("stockport"))));
});
