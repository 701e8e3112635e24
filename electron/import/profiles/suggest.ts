import { MAPPED_FIELDS, type MappedField } from "../../../shared/contract/import-profile.ts";
import type { ImportValue } from "../../../shared/contract/import-views.ts";
import { PROFILES } from "./all-profiles.ts";
import { folded } from "./profile.ts";

/** Headings no tool here uses and half of all spreadsheets do. */
const OTHER_WORDS: Readonly<Partial<Record<MappedField, readonly string[]>>> = {
  number: ["ticket no", "ticket no.", "reference", "ref", "case number", "case", "incident", "ticket #", "nr"],
  openedAt: ["opened on", "date opened", "created date", "date", "reported", "reported at", "logged", "logged at"],
  summary: ["title", "short text", "problem", "issue"],
  caller: ["user", "customer", "contact", "reported by", "name"],
  site: ["school", "building", "department", "customer site"],
  resolvedAt: ["date resolved", "resolved on", "fixed"],
  closedAt: ["date closed", "closed on", "completed"],
  owner: ["agent", "technician", "analyst", "handled by"],
};

/** Which columns of an unknown file seem to be what. A column is suggested once. */
export function suggestColumns(headings: readonly string[]): Readonly<Partial<Record<MappedField, string>>> {
  const taken = new Set<string>();
  const suggestion: Partial<Record<MappedField, string>> = {};
  for (const field of MAPPED_FIELDS) {
    const words = [...PROFILES.flatMap((profile) => profile.headings[field] ?? []), ...(OTHER_WORDS[field] ?? [])];
    const known = new Set(words.map(folded));
    const found = headings.find((heading) => !taken.has(heading) && known.has(folded(heading)));
    if (found === undefined) continue;
    taken.add(found);
    suggestion[field] = found;
  }
  return suggestion;
}

const LEVELS = ["P1", "P2", "P3", "P4", "P5"];

/** What a value would mean as a state, and how urgent it would be as a priority, in the tools that are known. */
export function readValue(text: string): ImportValue {
  const none = { holdReason: "", stateGroup: "" };
  const means = PROFILES.flatMap((profile) => profile.stateFor(text, none)?.means ?? [])[0] ?? null;
  // Columbia is the agreement with a priority for each of five levels.
  const priority = PROFILES.flatMap((profile) => profile.priorityFor("columbia", text) ?? [])[0];
  const own = /^P?([1-5])$/i.exec(text)?.[1];
  const level = own === undefined ? LEVELS.indexOf(priority ?? "") + 1 : Number(own);
  return { text, means, level: level === 0 ? null : level };
}
