import type { TicketModel } from "../../../renderer/features/ticket/ticket-model.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { type Desk, deskOf, logged } from "../clock/fixtures.ts";
import { everyAgreement } from "../ticket/known-rules.ts";

const STOCKPORT = deskOf("stockport");
/** A Wednesday in March, the desk is open. */
export const ELEVEN = STOCKPORT.at("2026-03-25T11:00");

/** A ticket as its panel knows it, logged an hour before `ELEVEN` under Stockport unless it says otherwise. */
export function ticketModel(
  more: readonly TicketEvent[] = [],
  { agreement, calendar }: Desk = STOCKPORT,
  first: TicketEvent = logged(ELEVEN - 3_600_000, { priority: "P2" }),
): TicketModel {
  const events = [first, ...more];
  const ticket = foldTicket(events);
  if (ticket.status === "none") throw new Error("The first event logs no ticket.");
  const recorded = events.map((event, at) => ({
    version: at + 1,
    eventId: `e${at}`,
    recordedAt: event.at,
    station: asId<"station">("s1"),
    commandId: asId<"command">(`c${at}`),
    event,
  }));
  // Of the row the pieces tested here read nothing.
  const view = { row: {}, events: recorded, readOnlyBecause: null } as unknown as TicketModel["view"];
  return {
    view,
    agreement,
    calendar,
    words: momentWords(calendar.zone),
    events,
    ticket,
    names: () => undefined,
    ...everyAgreement,
  };
}
