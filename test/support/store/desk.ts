import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { DeskStore, Projector } from "../../../electron/store/desk-store.ts";
import { openStore } from "../../../electron/store/open.ts";
import type { OpenRefusal } from "../../../electron/store/open-refusal.ts";
import { asId, type TicketId } from "../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { simpleProjection } from "./events.ts";

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

/** Opens a desk that must open; it is closed after the test. */
export function openDesk(file: string = freshFile()): DeskStore {
  const opened = openStore({ file, now: () => NOON, host: "test", productVersion: "1.2.3" });
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
  commandId = `c${(commands += 1)}`,
  project: Projector = simpleProjection,
) {
  const ticketId: TicketId = asId(ticket);
  return store.transact((transaction) => {
    const before = transaction.readTicket(ticketId).events;
    const added = transaction.append({
      ticketId,
      expectedVersion: before.length,
      commandId,
      recordedAt: NOON,
      events,
    });
    transaction.project(project([...before, ...added]));
    return added;
  });
}

/** What a power cut leaves behind: the file and its log as they are on disk while the desk still has them open. */
export function copyAsCrashed(file: string, to: string): void {
  copyFileSync(file, to);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${to}-wal`);
}
