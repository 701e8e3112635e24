import type { z } from "zod";
import type { InputFault } from "../../shared/contract/answer.ts";
import { pathText } from "./input-shape.ts";

type Issue = z.core.$ZodIssue;

const NOUNS: Readonly<Record<string, string>> = {
  string: "Text",
  number: "A number",
  int: "A whole number",
  boolean: "Yes or no",
  array: "A list",
  object: "A group of fields",
  record: "A group of fields",
};

/** Our schemas bring sentences of their own; the library's wording is for programmers. */
function sentence(issue: Issue): string {
  const isLibraryWording = /^(Invalid|Too (small|big)|Unrecognized)/.test(issue.message);
  if (!isLibraryWording) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return `${NOUNS[issue.expected] ?? "Something else"} is expected here.`;
    case "invalid_value":
      return `One of these is expected here: ${issue.values.map(String).join(", ")}.`;
    case "too_small":
      return `At least ${String(issue.minimum)} is expected here.`;
    case "too_big":
      return `At most ${String(issue.maximum)} is accepted here.`;
    case "invalid_format":
      return `This is not written as ${issue.format === "uuid" ? "an id" : `a ${issue.format}`}.`;
    case "invalid_union":
      return "The desk knows nothing of this kind.";
    default:
      return "This cannot be accepted.";
  }
}

function faultsOfIssue(issue: Issue, base: readonly PropertyKey[]): readonly InputFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: pathText([...path, key]), message: "There is no field of this name." }));
  }
  const nearest = issue.code === "invalid_union" ? issue.errors.find((form) => form.length > 0) : undefined;
  if (nearest !== undefined) return nearest.flatMap((inner) => faultsOfIssue(inner, path));
  return [{ path: pathText(path), message: sentence(issue) }];
}

/** What the schema found, as places and sentences. */
export function inputFaults(issues: readonly Issue[]): readonly InputFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, []));
}
