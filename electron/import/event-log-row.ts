/** The columns of a ServiceNow incident event log that are read. What else a file holds is named in the report. */
export const COLUMNS = [
  "number",
  "incident_state",
  "active",
  "reassignment_count",
  "reopen_count",
  "sys_mod_count",
  "made_sla",
  "caller_id",
  "opened_by",
  "opened_at",
  "sys_created_by",
  "sys_created_at",
  "sys_updated_by",
  "sys_updated_at",
  "contact_type",
  "location",
  "category",
  "subcategory",
  "u_symptom",
  "cmdb_ci",
  "impact",
  "urgency",
  "priority",
  "assignment_group",
  "assigned_to",
  "knowledge",
  "u_priority_confirmation",
  "notify",
  "problem_id",
  "rfc",
  "vendor",
  "caused_by",
  "closed_code",
  "resolved_by",
  "resolved_at",
  "closed_at",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these there is no telling what happened to which incident when. */
export const NEEDED: readonly Column[] = ["number", "incident_state", "opened_at", "sys_updated_at", "priority"];

/** One update of one incident. A value that is missing (`?` or empty in the file) is an empty text. */
export interface EventLogRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly values: Readonly<Partial<Record<Column, string>>>;
}

export function valueOf(row: EventLogRow, column: Column): string {
  return row.values[column] ?? "";
}

/** A whole number out of a column; undefined where there is none. */
export function countOf(row: EventLogRow, column: Column): number | undefined {
  const text = valueOf(row, column);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
