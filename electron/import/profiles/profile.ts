import type { Channel, TicketKind } from "../../../shared/agreement/source.ts";
import type { StateMeaning } from "../../../shared/contract/import-profile.ts";

/** What a column of an export can tell a ticket. Whatever else stands in a file is kept in the ticket's own words. */
export const FIELDS = [
  "number",
  "state",
  "stateGroup",
  "holdReason",
  "active",
  "kind",
  "summary",
  "details",
  "category",
  "subcategory",
  "symptom",
  "priority",
  "impact",
  "urgency",
  "priorityChecked",
  "caller",
  "callerEmail",
  "callerPhone",
  "site",
  "channel",
  "team",
  "owner",
  "openedAt",
  "createdAt",
  "updatedAt",
  "resolvedAt",
  "closedAt",
  "updatedBy",
  "resolvedBy",
  "closeCode",
  "closeNotes",
  "vendor",
  "problem",
  "handovers",
  "reopenings",
  "saves",
  "keptPromise",
] as const;
export type Field = (typeof FIELDS)[number];

/** A state as the file writes it, and what it means. */
export interface RowState {
  readonly label: string;
  readonly means: StateMeaning;
}

/** How the exports of one tool are read: every decision that is not the file's own. */
export interface Profile {
  /** What it is asked for by. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** "a ServiceNow incident event log", for sentences. */
  readonly what: string;
  /** Whose numbers these are: two exports of one tool speak of the same records. */
  readonly system: string;
  /** Headings by which each field is known, the likeliest first. */
  readonly headings: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Without these there is no telling what happened to which record when. `|` within one: either will do. */
  readonly needed: readonly (Field | readonly Field[])[];
  /** What columns that are only kept are called. Others keep their heading. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether a record has a row for each of its changes, rather than one that says how it stands. */
  readonly isHistory: boolean;
  /** Dates that can be read either way are day first, if they are written as this tool writes them. */
  readonly isDayFirst: (text: string) => boolean;
  stateFor(text: string, row: { readonly holdReason: string; readonly stateGroup: string }): RowState | undefined;
  /** The agreement's priority. */
  priorityFor(agreementId: string, text: string): string | undefined;
  channelFor(text: string): Channel | undefined;
  /** Undefined where the profile has no word for it; then it is an incident. */
  kindFor(text: string): TicketKind | undefined;
}

/** Headings and values are compared without case, accents of typography, underscores and doubled spaces. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[_\s]+/g, " ")
    .replace(/[’`´]/g, "'")
    .trim();
}

/** A table of values by their folded text. */
export function foldedTable<Value>(table: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(table).map(([text, value]) => [folded(text), value]));
}
