import type { QueueRow } from "../../shared/contract/queue-row.ts";
import type { ImportState } from "../../shared/desk/import-record.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import { sayImport } from "../../shared/words/desk-names.ts";
import { type Names, nameOf } from "../../shared/words/names.ts";
import type { Desk } from "./handler.ts";
import type { StoredRow } from "./ports.ts";
import type { Directory } from "./records/directory.ts";

/** What everyone is called who acted here or was given something, as the desk knows it now. */
export function namesAt(desk: Pick<Desk, "directory">): Names {
  const { directory } = desk;
  return (id) => directory.nameOf(id) ?? nameOfImport(directory, directory.imports.get(id));
}

/** Who did something, as a sentence names them. */
export function actorAt(desk: Pick<Desk, "directory">, by: Actor): string {
  return by.kind === "timer" ? "the desk itself" : nameOf(namesAt(desk), by.id);
}

function nameOfImport(directory: Directory, record: ImportState | undefined): string | undefined {
  if (record?.status !== "begun") return undefined;
  const own = directory.importProfiles.get(record.profile);
  return sayImport(record, own === undefined || own.status === "none" ? undefined : own.name);
}

/** A row as it leaves the desk: what is stored holds ids only, because names can be erased. */
export function shownRow(names: Names, row: StoredRow): QueueRow {
  const { owner } = row;
  return { ...row, owner: owner === null ? null : { id: owner, name: nameOf(names, owner) } };
}

/** Rows as they leave the desk. */
export function shownRows(desk: Desk, rows: readonly StoredRow[]): readonly QueueRow[] {
  const names = namesAt(desk);
  return rows.map((row) => shownRow(names, row));
}

/** The names of everyone some events speak of, by id, so that a screen can say them. */
export function namesIn(events: readonly TicketEvent[], names: Names): Readonly<Record<string, string>> {
  const ids = new Set(events.flatMap(idsIn));
  return Object.fromEntries([...ids].flatMap((id) => (names(id) === undefined ? [] : [[id, nameOf(names, id)]])));
}

function idsIn(event: TicketEvent): readonly string[] {
  const actor = event.by.kind === "timer" ? [] : [event.by.id];
  if (event.type === "TicketAssigned" && event.owner !== null) return [...actor, event.owner];
  return event.type === "WaitStarted" && event.approvedBy !== null ? [...actor, event.approvedBy] : actor;
}
