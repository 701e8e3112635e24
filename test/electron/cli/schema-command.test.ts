import { expect, test } from "vitest";
import { deskHere } from "./run-desk-command.ts";

test("desk schema prints the schema of an agreement as JSON, for an administrator's editor", async () => {
  const { code, out, err } = await deskHere("schema");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Deskwatch agreement",
    type: "object",
  });
});

test("and refuses what it does not need, in words", async () => {
  const { code, out, err } = await deskHere("schema", "stockport");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("It needs nothing else: stockport is too many.");
});
