import type { Actor } from "../../../shared/kernel/actor.ts";
import type { CommandId } from "../../../shared/kernel/ids.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";
import type { AskedCommand, CommandAppend, LoggedEvent, StreamKey } from "../log-port.ts";
import type { Base, OfferedCommand, SharedEvent } from "./shared-log.ts";

/** This console's place at a desk that several share. */
export interface Sharing {
  /** How often the shared log began anew: a server restored or moved has another. */
  readonly epoch: number;
  readonly joinedAt: Instant;
  /** When everything here was last known to be there, and everything there here; null: not yet. */
  readonly syncedAt: Instant | null;
  /** What this PC's clock must be corrected by to show the shared clock's time; null: never measured. */
  readonly clockOffsetMs: DurationMs | null;
}

/** A record a decision looked at, and how many events it had, those that wait included. */
export interface ReadVersion extends StreamKey {
  readonly version: number;
}

/** A command that was acknowledged here and waits for its place in the shared log. */
export interface PendingCommand {
  /** Its place among those that wait. */
  readonly number: number;
  readonly commandId: CommandId;
  readonly by: Actor;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly clockOffsetMs: DurationMs | null;
  readonly seen: number;
  readonly station: string;
  readonly stationNo: number | null;
  readonly asked: AskedCommand;
  readonly reads: readonly ReadVersion[];
  readonly claims: CommandAppend["claims"];
  readonly state: "waiting" | "set-aside";
  /** Its words were erased while it waited: it is no longer decided again. */
  readonly isErased: boolean;
  /** What it comes to as things stand. */
  readonly events: readonly LoggedEvent[];
}

/** What pulled events changed in the file. */
export interface TakenIn {
  /** Every record that has events it did not have, or lost words. */
  readonly changed: readonly StreamKey[];
  /** Those of them that are not just what this console had decided itself. */
  readonly news: readonly StreamKey[];
  /** Everything that was added, in its order. */
  readonly written: readonly LoggedEvent[];
  /** What was ordered to be erased, and at which position. */
  readonly erasures: readonly { readonly position: number; readonly streams: readonly string[] }[];
}

/** Reading beside transactions. */
export interface SharingPort {
  /** Null on a desk of one PC. */
  current(): Sharing | null;
  /** Where this console stands in the shared log. */
  base(): Base;
  /** How many commands wait. */
  waiting(): number;
  /** How many of them are about a record. */
  waitingFor(stream: string): number;
  /** What to push next, in order: whole commands, within what one append takes. */
  offers(): readonly OfferedCommand[];
  knowsStation(id: string): boolean;
  recordSync(at: Instant, clockOffsetMs: DurationMs | null): void;
}

/** What a transaction offers beside the log on a desk that is shared. */
export interface SharingTransaction {
  /**
   * Adds what was pulled, every link and commitment worked out again; carries out erasures; lets go of commands whose
   * outcome stands in the log now. `codes`: the code of every station, by id. @throws OtherHistory where a link does not
   * follow.
   */
  takeIn(
    events: readonly SharedEvent[],
    codes: ReadonlyMap<string, string>,
    /** What an event claims, so that nobody here gives it again. */
    claimsOf: (event: LoggedEvent) => readonly string[],
  ): TakenIn;
  pending(): readonly PendingCommand[];
  /** Runs `work` as if this waiting command and those after it had not been made. */
  before<Value>(pending: Pick<PendingCommand, "number">, work: () => Value): Value;
  /** Replaces what a waiting command comes to. */
  redo(pending: PendingCommand, command: CommandAppend, state: PendingCommand["state"]): readonly LoggedEvent[];
  /** Empties what was typed in a waiting command; what it comes to is replaced as in `redo`. */
  empty(pending: PendingCommand, command: CommandAppend, erasedBy: number): readonly LoggedEvent[];
  /** A timer's that no longer holds. */
  drop(pending: PendingCommand): void;
}
