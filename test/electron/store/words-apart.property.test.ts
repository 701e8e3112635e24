import fc from "fast-check";
import { expect, test } from "vitest";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { backupTo } from "../../../electron/store/backup.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { type TicketEvent, ticketEvents } from "../../../shared/ticket/events.ts";
import { deskOf } from "../../support/clock/fixtures.ts";
import { type History, histories } from "../../support/clock/random-histories.ts";
import { erase, freshFile, openDesk, record } from "../../support/store/desk.ts";
import { ASHA } from "../../support/store/events.ts";
import { ticketId } from "../../support/store/ids.ts";
import { bytesOf, saidIn, strayWords } from "../../support/store/stray-words.ts";

const project = bundledProjector();
const DESKS = ["stockport", "calderdale", "coventry", "sips", "columbia"].map((id) => deskOf(id));
const MARK = /zebedee/i;

/** Every text among the words of an event says something that can be told from all others. */
function marked(event: TicketEvent, mark: () => string): TicketEvent {
  const words = Object.keys(ticketEvents[event.type].words.shape);
  const entries = Object.entries(event).map(([key, value]) => [key, words.includes(key) ? said(value, mark) : value]);
  return Object.fromEntries(entries) as TicketEvent; // the same event, with other words
}

function said(value: unknown, mark: () => string): unknown {
  if (typeof value === "string") return mark();
  if (Array.isArray(value)) return value.map((each) => said(each, mark));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, said(each, mark)]));
}

/** Tickets of a year and a half under each of the five agreements. */
const year = fc.tuple(...DESKS.map((desk) => fc.array(histories(desk), { minLength: 1, maxLength: 3 })));

/** The clock's tests look neither at who acts nor at what a priority was before; the log does. */
function stored(event: TicketEvent, own: Partial<TicketEvent>): TicketEvent {
  const by = event.by.kind === "person" ? ASHA : event.by;
  if (event.type === "TicketLogged") return { ...event, ...own, by } as TicketEvent; // its own fields alone
  return event.type === "PriorityChanged" ? { ...event, from: event.to, by } : { ...event, by };
}

function governed(desk: number) {
  const { id = "", version = "" } = DESKS[desk]?.agreement ?? {};
  return { agreementId: id, agreementVersion: version };
}

function fill(store: ReturnType<typeof openDesk>, all: readonly (readonly History[])[]): readonly string[] {
  let marks = 0;
  const mark = (): string => `Zebedee Quux ${(marks += 1)}`;
  return all.flatMap((ofDesk, desk) =>
    ofDesk.map(({ events }, index) => {
      const ticket = `t${desk}-${index}`;
      const own = { ticketId: ticketId(ticket), reference: `ST-4K7-${desk}${index}`, ...governed(desk) };
      for (const event of events) record(store, ticket, [marked(stored(event, own), mark)], undefined, project);
      return ticket;
    }),
  );
}

test("over random histories nothing that was said stands outside the words, and erased it is in no byte of file, log or backup", {
  timeout: 600_000,
}, () => {
  let texts = 0;
  fc.assert(
    fc.property(year, (all) => {
      const store = openDesk(freshFile(), project);
      const tickets = fill(store, all);
      const words = saidIn(store.connection);
      texts += words.size;
      expect(strayWords(store.connection, words)).toEqual([]);
      expect(bytesOf(store.file)).toMatch(MARK);
      erase(store, ...tickets);
      expect(bytesOf(store.file)).not.toMatch(MARK);
      const backup = `${store.file}.backup`;
      expectOk(backupTo(store.connection, backup), "the backup is written");
      expect(bytesOf(backup)).not.toMatch(MARK);
      store.close();
    }),
    { numRuns: process.env["DESKWATCH_NIGHTLY"] === "1" ? 500 : 12 },
  );
  expect(texts).toBeGreaterThan(500);
});
