import { z } from "zod";

/** One field of a form, as the action's own schema describes it. */
export interface FormField {
  /** Where its value goes: `content.summary`. */
  readonly path: string;
  readonly name: string;
  readonly kind: "line" | "prose" | "choice" | "yes-no" | "moment" | "number" | "lines" | "id";
  readonly choices: readonly string[];
  /** May be left empty, and is then null. */
  readonly isOptional: boolean;
  /** Left empty it is not sent at all. */
  readonly isLeftOut: boolean;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Past this a text wants more than one line. */
const LONGEST_LINE = 200;
/** Whole numbers as large as this are moments: milliseconds since 1970. */
const MOMENT_FROM = 1_000_000_000_000;

/**
 * The fields an action is filled in with, read from its schema: whatever is added to an action stands in its form.
 * `given` are those the screen knows by itself (which ballot, which seat) and nobody is asked for.
 */
export function fieldsOf(input: z.ZodType, given: ReadonlySet<string>): readonly FormField[] {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  return objectFields(schema, "", false).filter(({ path }) => !given.has(path));
}

function objectFields(
  { properties = {}, required = [] }: JsonSchema,
  prefix: string,
  isOptional: boolean,
): FormField[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (typeof schema === "boolean") return [];
    const mayLack = !required.includes(name);
    const fields = fieldsAt(schema, `${prefix}${name}`, name, isOptional || mayLack);
    return mayLack && prefix === "" ? fields.map((field) => ({ ...field, isLeftOut: true })) : fields;
  });
}

function fieldsAt(schema: JsonSchema, path: string, name: string, isOptional: boolean): FormField[] {
  // "Yes, no or nobody knows" is written as a list of types, and not as a choice of schemas.
  const type: unknown = schema.type;
  if (Array.isArray(type)) {
    const [only, ...others] = type.filter((one) => one !== "null");
    if (only === undefined || others.length > 0) return [];
    return fieldsAt({ ...schema, type: only }, path, name, isOptional || type.includes("null"));
  }
  const options = (schema.anyOf ?? []).filter((one) => typeof one !== "boolean");
  if (options.length > 0) {
    const [only, ...others] = options.filter(({ type }) => type !== "null");
    if (only === undefined || others.length > 0) return [];
    return fieldsAt(only, path, name, isOptional || options.length > 1);
  }
  if (schema.type === "object") return objectFields(schema, `${path}.`, isOptional);
  const choices: readonly string[] = [];
  const field = { path, name, isOptional, isLeftOut: false, choices };
  if (schema.enum !== undefined) return [{ ...field, kind: "choice", choices: schema.enum.map(String) }];
  if (schema.type === "boolean") return [{ ...field, kind: "yes-no" }];
  if (schema.type === "array") {
    const { items } = schema;
    const ofText = typeof items === "object" && !Array.isArray(items) && items.type === "string";
    return ofText ? [{ ...field, kind: "lines", isOptional: true }] : [];
  }
  if (schema.type === "integer" || schema.type === "number") {
    return [{ ...field, kind: (schema.maximum ?? 0) > MOMENT_FROM ? "moment" : "number" }];
  }
  if (schema.type !== "string") return [];
  if (schema.pattern === String.raw`^[\w.:-]{1,100}$`) return [{ ...field, kind: "id" }];
  const mayBeEmpty = (schema.minLength ?? 0) === 0 && schema.pattern === undefined;
  const kind = (schema.maxLength ?? LONGEST_LINE) > LONGEST_LINE ? "prose" : "line";
  return [{ ...field, kind, isOptional: isOptional || mayBeEmpty }];
}

export type FieldValue = string | number | boolean | readonly string[] | null;

/** The command's fields from what was filled in, each where its path says. A group of which nothing is filled in is null. */
export function inputFrom(
  fields: readonly FormField[],
  values: Readonly<Record<string, FieldValue>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = { ...given };
  const groups = new Map<string, Record<string, unknown>>();
  for (const { path, isLeftOut } of fields) {
    const [group, name] = path.split(".");
    const value = values[path] ?? null;
    if (group === undefined || (isLeftOut && isEmpty(value))) continue;
    if (name === undefined) input[group] = value;
    else groups.set(group, { ...groups.get(group), [path.slice(group.length + 1)]: value });
  }
  for (const [group, held] of groups) input[group] = nested(held);
  return input;
}

const isEmpty = (value: FieldValue): boolean =>
  value === null || value === "" || (typeof value === "object" && value.length === 0);

function nested(held: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  if (Object.values(held).every((value) => value === null)) return null;
  const made: Record<string, unknown> = {};
  const inner = new Map<string, Record<string, unknown>>();
  for (const [path, value] of Object.entries(held)) {
    const [group = "", ...rest] = path.split(".");
    if (rest.length === 0) made[group] = value;
    else inner.set(group, { ...inner.get(group), [rest.join(".")]: value });
  }
  for (const [group, values] of inner) made[group] = nested(values);
  return made;
}

/** "agreedWith" is "Agreed with": what has no name of its own is called what it is called in the rules. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
