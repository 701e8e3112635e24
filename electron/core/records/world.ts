import type { Instant } from "../../../shared/kernel/instant.ts";
import type { AgreementShelf } from "../agreement-shelf.ts";
import type { Store } from "../ports.ts";
import type { Troubles } from "../troubles.ts";
import type { Directory } from "./directory.ts";

/** What decisions about records may look at, and what becomes of the store meanwhile. */
export interface RecordWorld {
  readonly shelf: AgreementShelf;
  readonly directory: Directory;
  readonly stationCode: string;
  readonly store: Pick<Store, "rows" | "changeRows" | "scheduleEntries">;
  readonly troubles: Troubles;
  now(): Instant;
  /** The next number for a reference of this station; given back where the command is refused. */
  nextReferenceNumber(): number;
}
