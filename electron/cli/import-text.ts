import type { ImportRowReport, ImportSummary } from "../../shared/contract/views.ts";
import { facts, table } from "./table.ts";

/**
 * The report of an import: what is said of the file, every row that was skipped or read otherwise than it stands, and
 * how many rows are only worth a note, by what is noted. With `showsNotes` those are listed too.
 */
export function importText(
  summary: ImportSummary,
  { showsNotes, stored }: { readonly showsNotes: boolean; readonly stored: boolean },
): string {
  const { rows, tickets, imported, alreadyPresent, skippedRows, report } = summary;
  const general = report.filter(({ ticket, line }) => ticket === "" && line === 1);
  const perRow = report.filter((entry) => !general.includes(entry));
  const listed = perRow.filter(({ severity }) => showsNotes || severity !== "noted");
  const notes = showsNotes ? [] : perRow.filter(({ severity }) => severity === "noted");
  const counts = facts([
    ["Rows", String(rows)],
    ["Incidents", String(tickets)],
    [stored ? "Imported" : "Would import", String(imported)],
    ["Here already", String(alreadyPresent)],
    ["Rows skipped", String(skippedRows)],
  ]);
  return [
    ...general.map(({ message }) => `Note: ${message}`),
    ...(listed.length === 0 ? [] : [table(["line", "incident", "", "what was done and why"], listed.map(cells), [0])]),
    ...(notes.length === 0 ? [] : [noteCounts(notes)]),
    counts,
  ].join("\n\n");
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
    .replace(/"[^"]*" is not a day-first/, "... is not a day-first");
}

function noteCounts(notes: readonly ImportRowReport[]): string {
  const kinds = new Map<string, ImportRowReport[]>();
  for (const note of notes) kinds.set(kindOf(note), [...(kinds.get(kindOf(note)) ?? []), note]);
  const rows = [...kinds].map(([kind, [first, ...others]]) => {
    return [String(1 + others.length), `line ${first?.line ?? ""}`, kind];
  });
  return `Worth a note, nothing was left out (--all lists every row):\n${table(["rows", "first", "what was noted"], rows, [0])}`;
}
