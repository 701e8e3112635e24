import type { Actor } from "./actor.ts";
import type { Instant } from "./instant.ts";

/** What every decision may know besides its record: when it happened, who acts, and ids made for this command. */
export interface RecordContext {
  /** When it happened: becomes `at` of every event. May be earlier than when it is recorded. */
  readonly now: Instant;
  readonly by: Actor;
  /** The record's own id. */
  readonly stream: string;
  /** The same id for the same command and number, whenever and wherever it is decided (shared-log.md). */
  newId(number: number): string;
}
