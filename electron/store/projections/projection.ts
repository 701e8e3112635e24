import type { RecordProjection } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";

/** Writes what is kept of one record; `stream` is its number in this file. */
export type WriteProjection = (stream: number, record: RecordProjection) => void;

export interface ProjectionFill {
  add: WriteProjection;
  /** Once every record is there: what is derived from all of them together. */
  finish(): void;
}

export interface ProjectionComparison {
  /** In what the tables differ from what the log makes of this record, each a sentence. */
  differences(stream: number, record: RecordProjection): Iterable<string>;
  /** What no single record can tell: rows of records that are not there. */
  strays(): Iterable<string>;
}

/**
 * Something kept for fast reading that is derived from the log, and from it alone. A new version of one is built anew by
 * itself when a file is opened; the file's format does not move for it. Tables are named after it, and with a suffix
 * they stand beside the live ones while a rebuild fills them.
 */
export interface Projection {
  readonly name: string;
  /** Raised when its tables, or what stands in them, become others. */
  readonly version: number;
  readonly tables: readonly string[];
  /** Makes the tables, without the indexes that are made faster once they are full. */
  create(db: Connection, suffix: string): void;
  index(db: Connection): void;
  openWriter(db: Connection): WriteProjection;
  openFill(db: Connection, suffix: string): ProjectionFill;
  openComparison(db: Connection): ProjectionComparison;
  /** Makes sure that no byte is left of what was replaced. */
  forget?(db: Connection): void;
}
