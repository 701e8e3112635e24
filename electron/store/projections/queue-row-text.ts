import type { StoredRow } from "../../core/ports.ts";

/**
 * The fields of a record in a fixed order: how a row's table keeps it, without their names, which took more room than
 * they did. A field added to the row and not here does not compile; changing an order changes the projection's version.
 */
function fieldsOf<Whole>(fields: Readonly<Record<keyof Whole & string, true>>): readonly (keyof Whole & string)[] {
  // The keys of an object literal of exactly these keys.
  return Object.keys(fields) as (keyof Whole & string)[];
}

const FIELDS = fieldsOf<StoredRow>({
  id: true,
  reference: true,
  kind: true,
  agreementId: true,
  agreementVersion: true,
  priority: true,
  rank: true,
  isMajor: true,
  priorityAgreement: true,
  site: true,
  caller: true,
  summary: true,
  owner: true,
  team: true,
  status: true,
  whoseMove: true,
  waiting: true,
  next: true,
  verdict: true,
  version: true,
  loggedAt: true,
  resolvedAt: true,
  changedAt: true,
});

const WAITING = fieldsOf<NonNullable<StoredRow["waiting"]>>({ kind: true, label: true, party: true });

const NEXT = fieldsOf<NonNullable<StoredRow["next"]>>({
  promise: true,
  label: true,
  basis: true,
  state: true,
  dueAt: true,
  originalDueAt: true,
  startedAt: true,
  budgetMs: true,
  usedMs: true,
  warnAt: true,
  urgentAt: true,
});

/** The row as text. */
export function packRow(row: StoredRow): string {
  const { waiting, next } = row;
  const values = FIELDS.map((field): unknown => {
    if (field === "waiting") return waiting === null ? null : WAITING.map((name) => waiting[name]);
    if (field === "next") return next === null ? null : NEXT.map((name) => next[name]);
    return row[field];
  });
  return JSON.stringify(values);
}

/** The row of a text `packRow` made; null where it is not such a text. */
export function unpackRow(text: string): StoredRow | null {
  const row = named(FIELDS, parsed(text));
  if (row === null) return null;
  const waiting = row["waiting"] === null ? null : named(WAITING, row["waiting"]);
  const next = row["next"] === null ? null : named(NEXT, row["next"]);
  if ((waiting === null) !== (row["waiting"] === null) || (next === null) !== (row["next"] === null)) return null;
  // Written by packRow from this very type, value by value; looking closer costs more than reading it.
  return { ...row, waiting, next } as unknown as StoredRow;
}

function named(names: readonly string[], values: unknown): Record<string, unknown> | null {
  if (!Array.isArray(values) || values.length !== names.length) return null;
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
