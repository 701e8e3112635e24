import type { Connection } from "../connection.ts";

/** One step of the file's format. Once released it is never edited: a new step is added instead. */
export interface Migration {
  readonly version: number;
  /** For the person who reads why a backup was made. */
  readonly does: string;
  /** Runs inside an immediate transaction that also raises `user_version`. */
  apply(db: Connection): void;
}
