import { EVERY_ROLE, type HeldRoles } from "../../shared/agreement/roles.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import type { QueueRow } from "../../shared/contract/queue-row.ts";
import type { CommandDone } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId, type CommandId, type TicketId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import { answered, refused } from "./answers.ts";
import type { Desk } from "./handler.ts";
import type { LoggedOutcome } from "./log-port.ts";
import { namesAt, shownRow } from "./names.ts";
import type { StoredRow } from "./ports.ts";
import type { CommandPart } from "./records/registration.ts";
import type { Acting, RecordRequest } from "./records/run-records.ts";
import { runAllRecords, runRecords } from "./records/run-requests.ts";

/** A command about one ticket. */
export interface CommandRequest {
  readonly commandId: CommandId;
  readonly ticketId: TicketId;
  readonly by: Actor;
  /** When it happened; when it is recorded is the desk's own affair. */
  readonly at: Instant;
  /** How a person said when it happened. Absent for timers and histories. */
  readonly told?: Exclude<CommandPart["told"], null>;
  readonly expectedVersion: number | undefined;
  readonly command: TicketCommand;
}

const shown = (desk: Desk, row: StoredRow): QueueRow => shownRow(namesAt(desk), row);

/** Who acts, with the roles a person has in this. */
export function actingAs(by: Actor, held: HeldRoles): Acting {
  switch (by.kind) {
    case "person":
      return { by, ...held };
    case "timer":
      return { by };
    case "import":
      return { by };
  }
}

function recordRequest(request: CommandRequest, held: HeldRoles, also: readonly CommandPart[]): RecordRequest {
  const { commandId, ticketId, by, at, expectedVersion, command, told = null } = request;
  const part = { category: "ticket", stream: ticketId, expectedVersion, command, told };
  return { commandId, acting: actingAs(by, held), at, parts: [part, ...also] };
}

/** What was done to a ticket, as the desk now knows it; the answer the first sending got, as far as it matters. */
export function commandDone(
  desk: Desk,
  { commandId, streams }: LoggedOutcome,
  wasRepeat: boolean,
): Answer<CommandDone> {
  const done = streams.find(({ category }) => category === "ticket");
  if (done === undefined) return refused("CommandIdUsed", "This was sent under the name of something else. Try again.");
  const { version } = done;
  const ticketId = asId<"ticket">(done.stream);
  const [row] = desk.store.rows([ticketId]);
  if (row === undefined) throw new Error(`Command ${commandId} is about ticket ${ticketId}, which has no row.`);
  return answered({ ticketId, reference: row.reference, version, row: shown(desk, row), wasRepeat });
}

/**
 * Carries out a command about a ticket and tells every window. `also`: what else it is about, a school first heard of
 * in a call. `held`: what the person who acts may do; nothing for timers and imports.
 */
export function runCommand(
  desk: Desk,
  request: CommandRequest,
  held: HeldRoles,
  also: readonly CommandPart[] = [],
): Answer<CommandDone> {
  const done = runRecords(desk, recordRequest(request, held, also));
  if (!done.ok) return done;
  const { wasRepeat } = done.value;
  if (!wasRepeat) announceTickets(desk, [request.ticketId]);
  return commandDone(desk, done.value, wasRepeat);
}

/** Tells every window and the timers that these tickets changed. */
export function announceTickets(desk: Desk, ids: readonly TicketId[]): void {
  if (ids.length === 0) return;
  desk.publish({ name: "tickets.changed", data: { ids, position: desk.store.position() } });
  desk.afterCommit(ids);
}

/** A history that was planned under other rules than those in force when it was carried out. Nothing was stored. */
export class HistoryRefused extends Error {
  override readonly name = "HistoryRefused";
}

/**
 * A new ticket's whole past in one transaction, all of it or nothing: how what happened elsewhere comes in. The same
 * rules decide; windows are not told one by one, see `announceTickets`. False: the ticket is here already.
 * @throws HistoryRefused when a command of it is not allowed.
 */
export function runHistory(desk: Desk, ticketId: TicketId, requests: readonly CommandRequest[]): boolean {
  if (desk.store.rows([ticketId]).length > 0) return false;
  const done = runAllRecords(desk, historyRequests(requests));
  if (!done.ok) throw new HistoryRefused(done.error.message);
  return true;
}

/** Whoever acted in what happened elsewhere had the role for it there. */
export function historyRequests(requests: readonly CommandRequest[]): readonly RecordRequest[] {
  return requests.map((request) => recordRequest(request, EVERY_ROLE, []));
}
