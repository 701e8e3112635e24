import type { TicketId } from "../../shared/kernel/ids.ts";
import type { DamageFound, TicketProjection, TicketStream } from "../core/ports.ts";
import type { Connection } from "./connection.ts";
import type { Projector } from "./desk-store.ts";

/** One that was damaged again so soon is left alone: the disk does not hold what is written. */
const NOT_AGAIN_WITHIN_MS = 60_000;

/** Makes one ticket's rows anew when they are met damaged: they are derived from its log. */
export interface Mender {
  /** True where something was made anew, so that asking again is worth it. */
  mend(what: "row" | "moments", ticketIds: readonly string[]): boolean;
}

export interface MenderParts {
  readonly db: Connection;
  readonly readTicket: (id: TicketId) => TicketStream;
  readonly project: Projector | undefined;
  readonly write: (projection: TicketProjection) => void;
  readonly found: (damage: DamageFound) => void;
  /** A row under a ticket the log does not hold: which ticket lost its own, only a rebuild of everything can tell. */
  readonly strayFound: () => void;
}

export function openMender({ db, readTicket, project, write, found, strayFound }: MenderParts): Mender {
  const tried = new Map<string, number>();
  const forget = db.prepare("DELETE FROM due_moment WHERE ticket_id = ?");
  const isTooSoon = (key: string): boolean => {
    const now = performance.now();
    const last = tried.get(key);
    if (last !== undefined && now - last < NOT_AGAIN_WITHIN_MS) return true;
    tried.set(key, now);
    return false;
  };
  const makeAnew = (ticketId: TicketId): boolean => {
    const { events, isDamaged } = readTicket(ticketId);
    if (events.length === 0 && !isDamaged) strayFound();
    // What is left of a damaged record may say the opposite of the whole.
    if (events.length === 0 || isDamaged || project === undefined) return false;
    const projection = project(events);
    const replace = (): void => {
      // A moment whose columns are damaged has a text like the fresh one's, and would be taken for it.
      forget.run(ticketId);
      write(projection);
    };
    db.transaction(replace).immediate();
    return true;
  };
  const mendOne = (what: "row" | "moments", id: string): boolean => {
    if (isTooSoon(`${what} ${id}`)) return false;
    // An id as the table holds it is looked up as it is.
    const ticketId = id as TicketId;
    try {
      if (!makeAnew(ticketId)) return false;
    } catch {
      return false; // a full disk, perhaps: what could not be read is left out, and tried again later
    }
    found({ what, ticketId });
    return true;
  };
  return {
    mend: (what, ticketIds) => {
      if (db.inTransaction) return false;
      return ticketIds.map((id) => mendOne(what, id)).some(Boolean);
    },
  };
}
