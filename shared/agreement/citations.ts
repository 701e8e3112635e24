import type { AgreementDocument } from "./agreement.ts";
import { pathText } from "./fault.ts";
import { Source } from "./source.ts";

/** A rule and its source: where it stands in the document, and the part of the document that holds it. */
export interface SourcedRule {
  readonly path: string;
  readonly source: Source;
  readonly rule: object;
}

/** Every rule of the agreement that states a source, in the order of the document. A rule's parts follow the rule. */
export function sourcedRules(agreement: AgreementDocument): readonly SourcedRule[] {
  const found: SourcedRule[] = [];
  visit(agreement, [], found);
  return found;
}

function visit(value: unknown, path: readonly (string | number)[], found: SourcedRule[]): void {
  if (Array.isArray(value)) {
    value.forEach((member, at) => visit(member, [...path, at], found));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const source = isSourceField(key) ? Source.safeParse(part) : undefined;
    if (source?.success === true) {
      // `effectiveFromSource` tells of the date beside it, `source` of the group it stands in
      const owner = key === "source" ? path : [...path, key.replace(/Source$/, "")];
      found.push({ path: pathText(owner), source: source.data, rule: value });
    } else {
      visit(part, [...path, key], found);
    }
  }
}

function isSourceField(key: string): boolean {
  return key === "source" || key.endsWith("Source");
}
