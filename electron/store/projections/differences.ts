import type { TicketId } from "../../../shared/kernel/ids.ts";
import type { TicketProjection } from "../../core/ports.ts";
import type { Connection } from "../connection.ts";
import type { Projector } from "../desk-store.ts";
import { openLogReader } from "../read-log.ts";
import { CALL_COLUMNS, isSameCall, KNOWN_COLUMNS, knownCallers, type StoredCall, ticketCall } from "./write-callers.ts";
import { ROW_COLUMNS, rowColumns, searchTexts } from "./write-projection.ts";

/** One way in which what is stored for fast reading is not what the log says. */
export interface ProjectionDifference {
  readonly ticketId: string;
  readonly message: string;
}

/** Compares every stored projection with one made from the log now. Writes nothing. */
export function* projectionDifferences(db: Connection, project: Projector): Iterable<ProjectionDifference> {
  const log = openLogReader(db);
  const stored = openStored(db);
  let tickets = 0;
  for (const ticketId of log.ticketIds()) {
    const { events, readOnlyBecause } = log.readTicket(ticketId);
    tickets += 1;
    // A newer version may have made more of it than this one can: it is not for us to judge. Damage is told by the log's checks.
    if (readOnlyBecause !== null) continue;
    yield* differencesOf(ticketId, stored, () => project(events));
  }
  const rows = stored.rowCount();
  if (rows > tickets) yield { ticketId: "", message: `${rows - tickets} rows of the queue have no ticket in the log.` };
  if (stored.strayTexts() > 0) yield { ticketId: "", message: "The search holds texts of tickets that are not there." };
  if (stored.wronglyOffered() > 0) yield { ticketId: "", message: "Whom the desk offers as callers differs." };
  for (const ticketId of stored.strayMoments()) yield { ticketId, message: "A due moment has no ticket." };
}

type Stored = ReturnType<typeof openStored>;

function openStored(db: Connection) {
  const row = db.prepare<[string], readonly unknown[]>(
    `SELECT number, ${ROW_COLUMNS.join(", ")} FROM queue_row WHERE ticket_id = ?`,
  );
  const text = db.prepare<[unknown], { summary: string; text: string }>(
    "SELECT summary, text FROM search_text WHERE number = ?",
  );
  const moments = db.prepare<[string], string>("SELECT moment FROM due_moment WHERE ticket_id = ?").pluck();
  const count = db.prepare<[], number>("SELECT count(*) FROM queue_row").pluck();
  const texts = db
    .prepare<[], number>("SELECT count(*) FROM search_text WHERE number NOT IN (SELECT number FROM queue_row)")
    .pluck();
  const stray = db
    .prepare<[], string>(
      "SELECT DISTINCT ticket_id FROM due_moment WHERE ticket_id NOT IN (SELECT ticket_id FROM queue_row)",
    )
    .pluck();
  const call = db.prepare<[unknown], StoredCall>(`SELECT ${CALL_COLUMNS} FROM ticket_caller WHERE number = ?`);
  const [offered, called] = [`SELECT ${KNOWN_COLUMNS} FROM known_caller`, knownCallers()];
  const offers = db
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM (${offered} EXCEPT ${called})) + (SELECT count(*) FROM (${called} EXCEPT ${offered}))`,
    )
    .pluck();
  return {
    wronglyOffered: () => offers.get() ?? 0,
    call: (number: unknown) => call.get(number),
    row: (ticketId: string) => row.raw().get(ticketId),
    text: (number: unknown) => text.get(number),
    moments: (ticketId: string) => moments.all(ticketId),
    rowCount: () => count.get() ?? 0,
    strayTexts: () => texts.get() ?? 0,
    strayMoments: () => stray.all(),
  };
}

function* differencesOf(
  ticketId: TicketId,
  stored: Stored,
  make: () => TicketProjection,
): Iterable<ProjectionDifference> {
  let fresh: TicketProjection;
  try {
    fresh = make();
  } catch (error) {
    yield {
      ticketId,
      message: `It cannot be made from the log: ${error instanceof Error ? error.message : String(error)}`,
    };
    return;
  }
  const [number, ...columns] = stored.row(ticketId) ?? [];
  if (number === undefined) {
    yield { ticketId, message: "It is missing from the queue." };
    return;
  }
  const wrong = rowColumns(fresh.row).flatMap((value, index) => (value === columns[index] ? [] : [ROW_COLUMNS[index]]));
  if (wrong.length > 0) yield { ticketId, message: `Its row in the queue differs in ${wrong.join(", ")}.` };
  const texts = searchTexts(fresh.row, fresh.searchText);
  const found = stored.text(number);
  if (found?.summary !== texts.summary || found.text !== texts.text) {
    yield { ticketId, message: "Its text in the search differs." };
  }
  const asText = fresh.moments.map((moment) => JSON.stringify(moment));
  const call = ticketCall(fresh.caller, fresh.row.site, fresh.row.loggedAt);
  if (!isSameCall(stored.call(number), call)) yield { ticketId, message: "Its caller differs." };
  if (asText.toSorted().join("\n") !== stored.moments(ticketId).toSorted().join("\n")) {
    yield { ticketId, message: "Its due moments differ." };
  }
}
