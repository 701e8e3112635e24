import { expect, test } from "vitest";
import { z } from "zod";
import { type FieldValue, fieldsOf, inputFrom, wordsOf } from "../../../renderer/features/changes/form-fields.ts";
import { changeActions } from "../../../shared/change/change-actions.ts";

const kindsOf = (input: z.ZodType) => fieldsOf(input, new Set()).map(({ path, kind }) => [path, kind]);

test("a form asks for what the step's schema asks for", () => {
  expect(kindsOf(changeActions.RouteToBoard.input)).toEqual([
    ["boardId", "id"],
    ["seats", "lines"],
    ["reason", "prose"],
  ]);
  expect(kindsOf(changeActions.LogChange.input)).toContainEqual(["content.window.from", "moment"]);
});

test("what may be missing and is left empty is not sent; an empty group is null; what the screen knows is there", () => {
  const { input } = changeActions.RouteToBoard;
  const fields = fieldsOf(input, new Set(["boardId"]));
  const values: Record<string, FieldValue> = { seats: [], reason: "For the board" };
  expect(inputFrom(fields, values, { boardId: "b1" })).toEqual({ boardId: "b1", reason: "For the board" });
  const nested = z.strictObject({ window: z.strictObject({ from: z.int(), until: z.int() }).nullable() });
  expect(inputFrom(fieldsOf(nested, new Set()), { "window.from": null, "window.until": null }, {})).toEqual({
    window: null,
  });
  expect(inputFrom(fieldsOf(nested, new Set()), { "window.from": 1, "window.until": 2 }, {})).toEqual({
    window: { from: 1, until: 2 },
  });
});

test("every step of a change has a form whose fields can all be shown", () => {
  for (const { input, type } of Object.values(changeActions)) {
    const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
    const asked = Object.keys(schema.properties ?? {});
    const shown = new Set(fieldsOf(input, new Set()).map(({ path }) => path.split(".")[0]));
    expect({ type, missing: asked.filter((name) => !shown.has(name)) }).toEqual({ type, missing: [] });
  }
});

test("a field without a name of its own is called what the rules call it", () => {
  expect([wordsOf("agreedWith"), wordsOf("LogChange"), wordsOf("can-wait")]).toEqual([
    "Agreed with",
    "Log change",
    "Can wait",
  ]);
});
