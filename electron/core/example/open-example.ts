import type { Desk } from "../handler.ts";
import { announceTickets, runHistory } from "../run-command.ts";
import { buildWeek, type ExampleWeek } from "./build-week.ts";

/**
 * Fills a desk that has not been set up with the example week, as it stands at the desk's own now, and gives it back.
 * Each ticket is stored by the one write path under the rules of its agreement.
 */
export function fillWithExample(desk: Desk, me: string): ExampleWeek {
  const now = desk.time.now();
  const week = buildWeek(desk.shelf, now, me);
  const { agreements, people, sites, tickets } = week;
  desk.store.saveSettings({ agreements, people, sites }, people[0]?.id ?? "example", now);
  for (const { ticketId, requests } of tickets) runHistory(desk, ticketId, requests);
  announceTickets(
    desk,
    tickets.map(({ ticketId }) => ticketId),
  );
  return week;
}
