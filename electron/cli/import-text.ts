import type { ImportRowReport, ImportSummary } from "../../shared/contract/import-views.ts";
import { isAboutFile } from "../import/report-lines.ts";
import { facts, table } from "./table.ts";

/**
 * The report of an import: what is said of the file, every row that was left out or read otherwise than it stands, and
 * how many rows are only worth a note, by what is noted. With `showsNotes` those are listed too, and what came of every
 * record.
 */
export function importText(
  summary: ImportSummary,
  report: readonly ImportRowReport[],
  { showsNotes, stored }: { readonly showsNotes: boolean; readonly stored: boolean },
): string {
  const { rows, tickets, imported, alreadyPresent, differing, skippedRows } = summary;
  const isNote = ({ severity }: ImportRowReport): boolean => severity === "noted";
  const general = report.filter(isAboutFile);
  const perRow = report.filter((line) => !isAboutFile(line));
  const shown = ({ severity }: ImportRowReport): boolean => severity === "skipped" || severity === "changed";
  const listed = perRow.filter((line) => showsNotes || shown(line));
  const notes = showsNotes ? [] : perRow.filter(isNote);
  const counts = facts([
    ["Rows", String(rows)],
    ["Incidents", String(tickets)],
    [stored ? "Imported" : "Would import", String(imported)],
    ["Here already", differing === 0 ? String(alreadyPresent) : `${alreadyPresent}, ${differing} of them otherwise`],
    ["Rows skipped", String(skippedRows)],
  ]);
  return [
    ...general.map(({ message }) => `Note: ${message}`),
    ...(listed.length === 0 ? [] : [table(["line", "incident", "", "what was done and why"], listed.map(cells), [0])]),
    ...(notes.length === 0 ? [] : [noteCounts(notes)]),
    ...(showsNotes ? [] : recordsBy(perRow, stored)),
    counts,
  ].join("\n\n");
}

/** More numbers than this are a list for `--all`, or for a program. */
const MOST_NUMBERS = 2_000;

/** What came of every record, in one sentence for each outcome. What was left out stands in the table with its reason. */
function recordsBy(report: readonly ImportRowReport[], stored: boolean): readonly string[] {
  const outcomes = [
    ["imported", stored ? "Imported" : "Would import"],
    ["equal", "Here already, and equal"],
  ] as const;
  return outcomes.flatMap(([severity, words]) => {
    const numbers = report.filter((line) => line.severity === severity).map(({ ticket }) => ticket);
    if (numbers.length === 0) return [];
    const more = numbers.length - MOST_NUMBERS;
    const rest = more > 0 ? `, and ${more} more (--all lists every one)` : "";
    return [`${words}: ${numbers.slice(0, MOST_NUMBERS).join(", ")}${rest}.`];
  });
}

const cells = ({ line, ticket, severity, message }: ImportRowReport): readonly string[] => [
  String(line),
  ticket,
  severity,
  message,
];

/** The same sentence about other moments, people and lines is the same thing noted. */
function kindOf({ message }: ImportRowReport): string {
  return message
    .replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+ \d{4}, \d\d:\d\d/g, "...")
    .replace(/^Updated by \S+|^someone not recorded/, "Someone")
    .replace(/\blines? \d+/g, "line ...")
    .replace(/"[^"]*" is not a (\w+)-first/, "... is not a $1-first");
}

function noteCounts(notes: readonly ImportRowReport[]): string {
  const kinds = new Map<string, ImportRowReport[]>();
  for (const note of notes) kinds.set(kindOf(note), [...(kinds.get(kindOf(note)) ?? []), note]);
  const rows = [...kinds].map(([kind, [first, ...others]]) => {
    return [String(1 + others.length), `line ${first?.line ?? ""}`, kind];
  });
  return `Worth a note, nothing was left out (--all lists every row):\n${table(["rows", "first", "what was noted"], rows, [0])}`;
}
