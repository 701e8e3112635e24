import { answered, refused } from "../core/answers.ts";
import { announceDesk, statusOf } from "../core/desk-status.ts";
import type { Desk, Handler } from "../core/handler.ts";
import { announceTickets, writeHistory } from "../core/run-command.ts";
import { buildWeek, type ExampleWeek } from "./build-week.ts";

/**
 * Fills a desk that has not been set up with the example week, as it stands at the desk's own now, and gives it back.
 * Each ticket is stored by the one write path under the rules of its agreement.
 */
export function fillWithExample(desk: Desk, me: string): ExampleWeek {
  const now = desk.time.now();
  const week = buildWeek(desk.shelf, now, me);
  const { agreements, people, sites, tickets } = week;
  // All of it or nothing: half a week would look like a desk, and no second try could go into its file.
  desk.store.transact((transaction) => {
    desk.store.saveSettings({ agreements, people, sites }, people[0]?.id ?? "example", now);
    for (const { ticketId, requests } of tickets) writeHistory(desk, transaction, ticketId, requests);
    // What the week's people were told they have heard.
    desk.store.recordHeard(desk.store.position());
  });
  announceTickets(
    desk,
    tickets.map(({ ticketId }) => ticketId),
  );
  return week;
}

/** A week under all five agreements that ends now. Only into a desk nobody has set up: it is no place for real calls. */
export const openExample: Handler<"desk.openExample"> = (desk, { person }, caller) => {
  if (desk.store.settings().people.length > 0 || desk.store.position() > 0) {
    return refused("DeskAlreadySetUp", "This desk is in use. Open the example desk in a file of its own.");
  }
  fillWithExample(desk, person);
  announceDesk(desk);
  return answered(statusOf(desk, caller));
};
