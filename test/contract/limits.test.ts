import { describe, expect, test } from "vitest";
import { z } from "zod";
import { requests } from "../../shared/contract/contract.ts";
import { MOST_ITEMS } from "../../shared/contract/limits.ts";

type Node = z.core.JSONSchema.BaseSchema & { readonly mostKeys?: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every part of a schema written as JSON Schema, with its path. */
function* within(node: Node, path: string): Iterable<readonly [path: string, node: Node]> {
  yield [path, node];
  for (const [name, field] of Object.entries(node.properties ?? {}))
    if (isNode(field)) yield* within(field, `${path}.${name}`);
  if (isNode(node.items)) yield* within(node.items, `${path}[]`);
  if (isNode(node.additionalProperties)) yield* within(node.additionalProperties, `${path}.*`);
  const forms = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? []), ...(node.prefixItems ?? [])];
  for (const form of forms) if (isNode(form)) yield* within(form, path);
}

const everything = Object.entries(requests).flatMap(([name, { input }]) => [
  ...within(z.toJSONSchema(input, { io: "input" }), name),
]);

describe("whatever a request may hold has a limit", () => {
  const lists = everything.filter(([, { type }]) => type === "array");

  test("there are lists to be limited, so that this test can fail", () => {
    expect(lists.length).toBeGreaterThan(8);
  });

  test.each(lists)("the list %s", (_path, { maxItems }) => {
    expect(maxItems).toBeLessThanOrEqual(MOST_ITEMS);
  });

  test.each(everything.filter(([, node]) => isNode(node.additionalProperties)))(
    "the fields under names of their own in %s",
    (_path, { mostKeys }) => {
      expect(mostKeys).toBeLessThanOrEqual(MOST_ITEMS);
    },
  );

  test("texts, all but the imported file, are at most 200,000 characters or written to a pattern that ends", () => {
    const endless = everything.filter(
      ([, { type, maxLength, pattern, format, enum: words, const: word }]) =>
        type === "string" &&
        (maxLength ?? Number.POSITIVE_INFINITY) > 200_000 &&
        (pattern === undefined || /[*+]|\{\d+,\}/.test(pattern)) &&
        format === undefined &&
        words === undefined &&
        word === undefined,
    );
    expect(endless.map(([path]) => path)).toEqual([]);
  });

  test("no group takes fields nobody knows, and nothing takes anything", () => {
    const loose = everything.filter(
      ([, { type, additionalProperties, ...node }]) =>
        (type === "object" && (additionalProperties === undefined || additionalProperties === true)) ||
        (type === undefined && Object.keys(node).filter((key) => key !== "$schema" && key !== "default").length === 0),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});
