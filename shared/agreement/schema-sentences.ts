import type { z } from "zod";
import type { AgreementFault } from "./fault.ts";
import { pathText } from "./fault.ts";

type Issue = z.core.$ZodIssue;

const NOUNS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
};

/**
 * Turns what the schema found into faults with plain sentences. `json` is the document, to quote what stands there.
 * Several unknown fields in one place give one fault each.
 */
export function faultsOfSchema(issues: readonly Issue[], json: unknown): readonly AgreementFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, [], json));
}

function faultsOfIssue(issue: Issue, base: readonly PropertyKey[], json: unknown): readonly AgreementFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      message: "An agreement has no such field here.",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) return faultsOfUnion(issue, path, json);
  return [{ path: pathText(path), message: sentence(issue, valueAt(json, path)) }];
}

/** The form that fits best is the one that complains about something inside it, not about the whole. */
function faultsOfUnion(issue: Issue & { code: "invalid_union" }, path: readonly PropertyKey[], json: unknown) {
  const nearest = issue.errors.find((form) => form.some((inner) => inner.path.length > 0));
  if (nearest !== undefined) return nearest.flatMap((inner) => faultsOfIssue(inner, path, json));
  const found = valueAt(json, path);
  const forms = issue.errors.flatMap((form) => form.slice(0, 1).map((inner) => expectation(inner)));
  return [{ path: pathText(path), message: `Here stands ${quote(found)}; ${forms.join(", or ")} is expected.` }];
}

function sentence(issue: Issue, found: unknown): string {
  if (found === undefined) return `This is missing: ${expectation(issue)} is expected.`;
  if (issue.code === "invalid_format") return `Here stands ${quote(found)}; ${issue.message}.`;
  return `Here stands ${quote(found)}; ${expectation(issue)} is expected.`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return NOUNS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return oneOf("options" in issue && Array.isArray(issue.options) ? issue.options : []);
    case "too_small":
      return issue.origin === "array"
        ? `a list of at least ${String(issue.minimum)}`
        : `${issue.inclusive ? "at least" : "more than"} ${String(issue.minimum)}`;
    case "too_big":
      return `at most ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
