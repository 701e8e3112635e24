import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { derivedUuid, sha1 } from "../../../electron/core/derived-id.ts";

test("the sum is the platform's own for any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha1([...bytes])).toBe(createHash("sha1").update(bytes).digest("hex"));
    }),
    { numRuns: 300 },
  );
});

test("the same incident has the same id for ever, another one another", () => {
  expect(derivedUuid("servicenow-event-log/INC0000045")).toBe("8a2afbd0-16b5-5e73-b85a-05e4afeae0d4");
  expect(derivedUuid("servicenow-event-log/INC0000046")).not.toBe(derivedUuid("servicenow-event-log/INC0000045"));
});

test("the id is a version 5 UUID as requests want it", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(derivedUuid(name)).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    }),
  );
});
