import type { MappedField, OwnProfile, StateMeaning } from "./import-profile.ts";

/**
 * One line of an import's report. Each record of the file has exactly one that says what became of it (`imported`,
 * `equal`, or `skipped` with the reason); the others say what was read otherwise than it stands, or is worth a note.
 */
export interface ImportRowReport {
  /** Line in the file, counted from 1; the header is line 1. */
  readonly line: number;
  readonly ticket: string;
  readonly severity: ImportSeverity;
  readonly message: string;
}

/** In the order in which somebody wants to know. `equal`: here already, and the file says the same. */
export const IMPORT_SEVERITIES = ["skipped", "changed", "noted", "imported", "equal"] as const;
export type ImportSeverity = (typeof IMPORT_SEVERITIES)[number];

/** What came, or would come, of a file. The report itself is asked for a page at a time. */
export interface ImportSummary {
  readonly rows: number;
  readonly tickets: number;
  readonly imported: number;
  /** Here already. */
  readonly alreadyPresent: number;
  /** Of those, how many the file says something else of than the desk. */
  readonly differing: number;
  readonly skippedRows: number;
  readonly counts: Readonly<Record<ImportSeverity, number>>;
  /** False where something was left out or differs: somebody should look. */
  readonly isWhole: boolean;
  /** Sentences about the file as a whole. */
  readonly notes: readonly string[];
}

export interface ImportReportPage {
  readonly total: number;
  readonly lines: readonly ImportRowReport[];
}

export interface ImportProgress {
  readonly jobId: string;
  /** A search for it finds what the import brought in. */
  readonly fileName: string;
  readonly done: number;
  readonly total: number;
  /** `open`: the file is here, nothing has been stored. */
  readonly state: "open" | "running" | "done" | "cancelled" | "failed";
  readonly message: string;
  readonly summary: ImportSummary | null;
}

/** What a file looks like before anybody says how it is to be read. */
export interface ImportLook {
  readonly jobId: string;
  readonly rows: number;
  readonly encoding: string;
  readonly columns: readonly ImportColumn[];
  /** The profile it seems to be of; null where it is of none that is known. */
  readonly guess: string | null;
  /** Which columns seem to be what, by the words other tools use. */
  readonly suggestion: Readonly<Partial<Record<MappedField, string>>>;
}

export interface ImportColumn {
  readonly heading: string;
  /** The first few different values. */
  readonly samples: readonly string[];
  /** All different values, where they are few enough to be states or priorities. */
  readonly values: readonly ImportValue[];
}

/** A value that may be a state or a priority, and what it would be in other tools. */
export interface ImportValue {
  readonly text: string;
  readonly means: StateMeaning | null;
  /** Most urgent first, from 1; null where no tool knows the word. */
  readonly level: number | null;
}

export interface ImportProfileView {
  readonly id: string;
  readonly name: string;
  /** What it says, where the desk made it itself. */
  readonly own: OwnProfile | null;
}
