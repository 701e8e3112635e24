import type { EventBody } from "../../../shared/kernel/log-encoding.ts";

/** What this version of the product speaks. A shared desk may ask for a later one. */
export const PROTOCOL = 1;

/** An event as it is offered: the shared log gives it position, version, order and link. Hashes are worked out there. */
export interface OfferedEvent {
  readonly category: string;
  readonly stream: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly happenedAt: number;
  readonly facts: string;
  readonly words: string | null;
  /** Hexadecimal, 16 bytes; null without words. */
  readonly salt: string | null;
}

/** One command with all it read and all it says. */
export interface OfferedCommand {
  readonly commandId: string;
  readonly stationNo: number | null;
  readonly writtenBy: string;
  readonly recordedAt: number;
  readonly clockOffset: number | null;
  readonly actorKind: string;
  readonly actor: string | null;
  readonly seen: number;
  /** Every stream the decision read, with the version it had: what it wrote to, and people, customer, agreement. */
  readonly reads: readonly { readonly category: string; readonly stream: string; readonly version: number }[];
  readonly claims: readonly { readonly claim: string; readonly category: string; readonly stream: string }[];
  readonly events: readonly OfferedEvent[];
}

/** Where a console stands: what it has applied, and of which desk. */
export interface Base {
  readonly desk: string;
  readonly epoch: number;
  readonly position: number;
  /** Hexadecimal. */
  readonly link: string;
}

/** What came of an append. Everything but `done` wrote nothing. `index`: which of the commands. */
export type AppendAnswer =
  | {
      readonly status: "done";
      readonly head: number;
      readonly answers: readonly {
        readonly status: "appended" | "repeated";
        readonly commandId: string;
        readonly position: number;
      }[];
    }
  | { readonly status: "moved-on"; readonly index: number; readonly stream: string; readonly version: number }
  | { readonly status: "claimed"; readonly index: number; readonly claim: string }
  | { readonly status: "number-taken"; readonly index: number; readonly stationNo: number }
  | { readonly status: "not-yours"; readonly index?: number; readonly category?: string }
  | {
      readonly status: "not-an-event";
      readonly index: number;
      readonly why: "empty" | "seen" | "time" | "shape" | "size";
    }
  /** Another desk, a restored server, or one that was moved: nothing may be pushed until an administrator chooses. */
  | { readonly status: "other-history"; readonly epoch: number; readonly state: string }
  | { readonly status: "too-old"; readonly leastProtocol: number };

/** An event as the shared log holds it. */
export interface SharedEvent extends Omit<EventBody, "commitment"> {
  readonly position: number;
  readonly orderedAt: number;
  readonly version: number;
  /** Hexadecimal, here and below. */
  readonly link: string;
  readonly commitment: string | null;
  readonly salt: string | null;
  readonly words: string | null;
  /** Position of the erasure that emptied its words. */
  readonly erasedBy: number | null;
}

export interface SharedHead extends Base {
  readonly state: string;
  readonly leastProtocol: number;
  /** The clock that gives the order. */
  readonly now: number;
}

/** The one order several consoles share. Everything may fail with an exception when the network does. */
export interface SharedLog {
  head(): Promise<SharedHead>;
  append(base: Base, commands: readonly OfferedCommand[]): Promise<AppendAnswer>;
  /** Events after a position, in order, about `most` of them; never cut inside a command. */
  pull(after: number, most: number): Promise<readonly SharedEvent[]>;
  /** Every station this desk ever had, with its code. */
  stations(): Promise<readonly { readonly id: string; readonly code: string }[]>;
}
