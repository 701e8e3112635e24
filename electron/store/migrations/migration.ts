import type { Connection } from "../connection.ts";

/** What a migration may need besides the database. */
export interface MigrationContext {
  readonly now: () => number;
  readonly randomBytes: (length: number) => Buffer;
}

/** One step of the file's format. Once released it is never edited: a new step is added instead. */
export interface Migration {
  readonly version: number;
  /** For the person who reads why a backup was made. */
  readonly does: string;
  /** Runs inside an immediate transaction that also raises `user_version`. */
  apply(db: Connection, context: MigrationContext): void;
  /** The projections no longer fit and are to be built anew from the log. */
  readonly outdatesProjections?: boolean;
}
