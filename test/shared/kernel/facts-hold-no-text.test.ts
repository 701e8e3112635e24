import { describe, expect, test } from "vitest";
import { z } from "zod";
import { allKinds, type KindOfRecord } from "../../support/kernel/all-kinds.ts";

/** What somebody could say, be called, or name a file. */
const SAID = ["Zebedee Quux", "rang again, is angry", "pupils 2026.csv", "Anna\nBell", "O’Neill ", " "];

/** A JSON schema, as far as it is walked. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly propertyNames?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape | boolean;
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

const isShape = (shape: Shape | boolean | undefined): shape is Shape => typeof shape === "object";

const isBounded = ({ enum: listed, const: only, pattern }: Shape): boolean =>
  listed !== undefined ||
  only !== undefined ||
  (pattern !== undefined && SAID.every((text) => !new RegExp(pattern, "u").test(text)));

/** Where in a schema free text would fit, by path. */
function openPlaces(shape: Shape, path: string): readonly string[] {
  const parts = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  const isAny = Object.keys(shape).length === 0;
  return [
    ...(isAny ? [`${path} (anything)`] : []),
    ...(shape.type === "string" && !isBounded(shape) && !(shape.allOf ?? []).some(isBounded) ? [path] : []),
    ...parts.flatMap((part) => openPlaces(part, path)),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => openPlaces(part, `${path}.${name}`)),
    ...[shape.propertyNames, shape.additionalProperties, shape.items, ...(shape.prefixItems ?? [])]
      .filter(isShape)
      .flatMap((part) => openPlaces(part, `${path}[]`)),
  ];
}

// What a transformation makes of the text does not matter here: what is stored is what goes in.
const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;

const kinds = await allKinds();

function openFactsOf({ category, events }: KindOfRecord): readonly string[] {
  return Object.values(events).flatMap(({ type, facts }) => openPlaces(shapeOf(facts), `${category}: ${type}`));
}

describe("what stays of an event for ever", () => {
  test("every kind of record is looked at", () => {
    expect(kinds.map(({ category }) => category)).toEqual(
      expect.arrayContaining(["ticket", "person", "customer", "desk", "change", "board"]),
    );
    expect(kinds.flatMap(({ events }) => Object.keys(events)).length).toBeGreaterThan(80);
  });

  test.for(kinds.map((kind) => [kind.category, kind] as const))(
    "a %s has no fact into which a name, a sentence or the name of a file would fit",
    ([, kind]) => {
      expect(openFactsOf(kind)).toEqual([]);
    },
  );

  test("a fact that took free text would be found, however deep it lies", () => {
    const facts = z.strictObject({
      by: z.string(),
      parts: z.array(z.union([z.int(), z.strictObject({ named: z.string().max(20).nullable() })])),
      codes: z.record(z.string(), z.enum(["a"])),
      other: z.unknown(),
    });
    expect(openPlaces(shapeOf(facts), "x")).toEqual(["x.by", "x.parts[].named", "x.codes[]", "x.other (anything)"]);
  });
});
