import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Projector } from "../../../electron/core/log-port.ts";
import { readTicket as readTicketOf, type TicketStream, ticketKey } from "../../../electron/core/ticket-stream.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { openStore } from "../../../electron/store/open.ts";
import type { OpenRefusal } from "../../../electron/store/open-refusal.ts";
import { deskEvents } from "../../../shared/desk/desk-settings.ts";
import { encodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { appendToTicket } from "./append-ticket.ts";
import { ASHA, simpleProjection } from "./events.ts";
import { commandId, idOf, ticketId } from "./ids.ts";

export { tamper } from "./tamper.ts";

export const NOON = Date.UTC(2026, 2, 27, 12);

const folders: string[] = [];
const stores: DeskStore[] = [];

afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-store-"));
  folders.push(folder);
  return folder;
}

export const freshFile = (): string => join(freshFolder(), "desk.db");

/** Opens a desk that must open; it is closed after the test. A copy of a file goes on as if it were the file. */
export function openDesk(file: string = freshFile(), project: Projector = simpleProjection): DeskStore {
  const identityOf = (): Buffer => Buffer.from("the same file");
  const opened = openStore({
    file,
    now: () => NOON,
    host: "test",
    productVersion: "1.2.3",
    identityOf,
    project,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  stores.push(opened.value);
  return opened.value;
}

/** Opens a desk that must be refused. */
export function refusalOf(file: string): OpenRefusal {
  const opened = openStore({ file, now: () => NOON });
  if (!opened.ok) return opened.error;
  opened.value.close();
  throw new Error("The file was opened");
}

let commands = 0;

/** Appends events to a ticket and projects it the way the core does, in one transaction. */
export function record(
  store: DeskStore,
  ticket: string,
  events: readonly TicketEvent[],
  command = `c${(commands += 1)}`,
  project: Projector = simpleProjection,
) {
  const id = ticketId(ticket);
  return store.transact((transaction) => {
    const expectedVersion = transaction.readStream(ticketKey(id)).events.length;
    const by = events[0]?.by ?? ASHA;
    const recordedAt = Math.max(NOON, ...events.map(({ at }) => at));
    const request = { ticketId: id, commandId: commandId(command), by, expectedVersion, recordedAt, events };
    const added = appendToTicket(transaction, { ...request, seen: store.position() });
    const { projection } = project(ticketKey(id), transaction.readStream(ticketKey(id)));
    if (projection !== null) transaction.project(projection);
    return added;
  });
}

/** Erases what was said about tickets, the way an administrator's order does. Returns how many events had words. */
export function erase(store: DeskStore, ...tickets: readonly string[]): number {
  const streams = tickets.map(idOf);
  const key = { category: "desk", stream: store.deskId };
  const order = { type: "WordsErased", streams, events: [], order: "2026/14", at: NOON, by: ASHA };
  return store.transact((transaction) => {
    const left = transaction.wordsLeft(streams, []);
    if (left === 0) return 0;
    const expectedVersion = transaction.readStream(key).events.length;
    const events = [{ ...encodeEvent(deskEvents, order), at: NOON }];
    transaction.append({
      commandId: commandId(`e${(commands += 1)}`),
      by: ASHA,
      recordedAt: NOON,
      clockOffsetMs: null,
      seen: store.position(),
      streams: [{ ...key, expectedVersion, events }],
      claims: [],
    });
    return left;
  });
}

/** A ticket by its name. */
export const readTicket = (store: DeskStore, ticket: string): TicketStream => readTicketOf(store, ticketId(ticket));

/** What a power cut leaves behind: the file and its log as they are on disk while the desk still has them open. */
export function copyAsCrashed(file: string, to: string): void {
  copyFileSync(file, to);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${to}-wal`);
}
