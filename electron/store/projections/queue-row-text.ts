import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { StoredRow } from "../../core/ports.ts";

/**
 * The fields of a record in a fixed order: how a row's table keeps it, without their names, which took more room than
 * they did. A field added to the row and not here does not compile; changing an order changes the projection's version.
 */
export function fieldsOf<Whole>(
  fields: Readonly<Record<keyof Whole & string, true>>,
): readonly (keyof Whole & string)[] {
  // The keys of an object literal of exactly these keys.
  return Object.keys(fields) as (keyof Whole & string)[];
}

/** What a filter asks for stands in columns of its own, and the id is that of the row's stream. */
type InColumns =
  | "id"
  | "agreementId"
  | "priority"
  | "rank"
  | "status"
  | "kind"
  | "owner"
  | "site"
  | "loggedAt"
  | "isMajor";
type InText = Omit<StoredRow, InColumns>;

const FIELDS = fieldsOf<InText>({
  reference: true,
  agreementVersion: true,
  priorityAgreement: true,
  caller: true,
  summary: true,
  team: true,
  whoseMove: true,
  waiting: true,
  next: true,
  verdict: true,
  version: true,
  resolvedAt: true,
  changedAt: true,
});

const WAITING = fieldsOf<NonNullable<StoredRow["waiting"]>>({
  kind: true,
  label: true,
  party: true,
  expectedAt: true,
});

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

/** As a query returns a row: `KEPT_ROW`. */
export interface KeptRow {
  readonly stream: number;
  readonly id: Buffer | null;
  readonly agreementId: string;
  readonly priority: string;
  readonly rank: number;
  readonly status: StoredRow["status"];
  readonly kind: StoredRow["kind"];
  readonly owner: string;
  readonly site: string;
  readonly loggedAt: number;
  readonly isMajor: number;
  readonly row: string;
}

/** The columns of a KeptRow, for queries of `queue_row`. */
export const KEPT_ROW = `queue_row.stream, (SELECT id FROM stream WHERE number = queue_row.stream) AS id,
  agreement AS agreementId, priority, queue_row.rank AS rank, status, kind, owner, site, logged_at AS loggedAt,
  is_major AS isMajor, row`;

/** The part of a row that has no column, as text. */
export function packRow(row: StoredRow): string {
  const { waiting, next } = row;
  const values = FIELDS.map((field): unknown => {
    if (field === "waiting") return waiting === null ? null : WAITING.map((name) => waiting[name]);
    if (field === "next") return next === null ? null : NEXT.map((name) => next[name]);
    return row[field];
  });
  return JSON.stringify(values);
}

/** The row as it was projected; null where its text is not one `packRow` made, or it is of no stream. */
export function unpackRow(kept: KeptRow): StoredRow | null {
  const { id, owner, isMajor, row: text, agreementId, priority, rank, status, kind, site, loggedAt } = kept;
  const row = named(FIELDS, parsed(text));
  if (row === null || id === null) return null;
  const waiting = row["waiting"] === null ? null : named(WAITING, row["waiting"]);
  const next = row["next"] === null ? null : named(NEXT, row["next"]);
  if ((waiting === null) !== (row["waiting"] === null) || (next === null) !== (row["next"] === null)) return null;
  const columns = { agreementId, priority, rank, status, kind, site, loggedAt, isMajor: isMajor === 1 };
  const who = { id: uuidText(id), owner: owner === "" ? null : owner };
  // Written by the projection from this very type, value by value; looking closer costs more than reading it.
  return { ...row, ...columns, ...who, waiting, next } as unknown as StoredRow;
}

/** Values in a fixed order, under their names again; null where they are not as many. */
export function named(names: readonly string[], values: unknown): Record<string, unknown> | null {
  if (!Array.isArray(values) || values.length !== names.length) return null;
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
