import type { Answer } from "../../shared/contract/answer.ts";
import type { QueueRow } from "../../shared/contract/queue-row.ts";
import type { CommandDone, RecordedEvent } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId, type CommandId, type TicketId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import { decide } from "../../shared/ticket/decide.ts";
import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import { evolve, foldTicket } from "../../shared/ticket/evolve.ts";
import { makeReference } from "../../shared/ticket/reference.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import { DESK } from "../../shared/ticket/ticket-context.ts";
import { sayTicketRefusal } from "../../shared/words/ticket-refusals.ts";
import { answered, conflict, refused } from "./answers.ts";
import { governingAgreement } from "./governing-agreement.ts";
import type { Desk } from "./handler.ts";
import type { LoggedOutcome } from "./log-port.ts";
import { newIdsOf } from "./made-ids.ts";
import { namesAt, shownRow } from "./names.ts";
import type { StoredRow, WriteTransaction } from "./ports.ts";
import { projectTicket, recordProjection } from "./project-ticket.ts";
import { readTelling } from "./tell-unreadable.ts";
import { appendToTicket, readTicket, type TicketStream } from "./ticket-stream.ts";
import { notBeforeMisses, sayToldMiss, turnedMiss } from "./told-misses.ts";

export interface CommandRequest {
  readonly commandId: CommandId;
  readonly ticketId: TicketId;
  readonly by: Actor;
  /** When it happened; when it is recorded is the desk's own affair. */
  readonly at: Instant;
  /** A person said when it happened: it was not just now. `because`: why that is said only after a miss was told. */
  readonly stated?: { readonly because: string | undefined };
  readonly expectedVersion: number | undefined;
  readonly command: TicketCommand;
}

/** The rejection of whatever would change a ticket that this version cannot read whole. */
export const READ_ONLY = "TicketIsReadOnly";

function isOutdated(stream: TicketStream, expectedVersion: number | undefined): boolean {
  if (expectedVersion === undefined || expectedVersion === stream.events.length) return false;
  const since = stream.events.slice(expectedVersion);
  return expectedVersion > stream.events.length || since.some(({ event }) => !ticketEvents[event.type].isHarmless);
}

const shown = (desk: Desk, row: StoredRow): QueueRow => shownRow(namesAt(desk), row);

/** The answer the first sending got, as far as it matters: nothing is done twice. */
export function repeated(desk: Desk, { commandId, streams }: LoggedOutcome): Answer<CommandDone> {
  const done = streams.find(({ category }) => category === "ticket");
  if (done === undefined) return refused("CommandIdUsed", "This was sent under the name of something else. Try again.");
  const { version } = done;
  const ticketId = asId<"ticket">(done.stream);
  const [row] = desk.store.rows([ticketId]);
  if (row === undefined) throw new Error(`Command ${commandId} is about ticket ${ticketId}, which has no row.`);
  return answered({ ticketId, reference: row.reference, version, row: shown(desk, row), wasRepeat: true });
}

/** What the ticket's rules make of a command: events, or the reason why not. */
function decided(
  desk: Desk,
  transaction: WriteTransaction,
  state: TicketState,
  request: CommandRequest,
): Answer<readonly TicketEvent[]> {
  const { command, commandId, ticketId, by, at: now } = request;
  const governed = governingAgreement(desk, state, command, now);
  if (!governed.ok) return governed;
  const agreement = governed.value;
  const calendar = desk.shelf.calendarOf(agreement);
  const reference =
    command.type === "LogTicket"
      ? makeReference(agreement.code, desk.store.stationCode, transaction.nextReferenceNumber())
      : "";
  const decision = decide(state, command, {
    now,
    by,
    stream: ticketId,
    newId: newIdsOf(commandId),
    // Until people have roles here, everybody has those of the help desk.
    rolesOf: () => DESK,
    reference,
    agreement,
    calendar,
  });
  if (decision.ok) return answered(decision.value);
  const sentence = sayTicketRefusal(decision.error, { agreement, calendar, names: namesAt(desk) });
  return refused(decision.error.kind, sentence);
}

/** Where what a person says of the past turns a miss that was told into none: with their reason, or not at all. */
function withReason(
  desk: Desk,
  state: TicketState,
  before: readonly TicketEvent[],
  events: readonly TicketEvent[],
  { command, by, at, stated }: CommandRequest,
): Answer<readonly TicketEvent[]> {
  if (stated === undefined) return answered(events);
  const governed = governingAgreement(desk, state, command, at);
  const miss = governed.ok && state.status !== "none" ? turnedMiss(desk, governed.value, before, events) : undefined;
  if (miss === undefined) return answered(events);
  const because = stated.because ?? "";
  if (because === "") return refused("MissToldAlready", sayToldMiss(miss));
  // Now, and beside what was told: both stay visible.
  const text = `${REASON_BEGINS} ${because}`;
  return answered([...events, { type: "NoteAdded", text, by, at: Math.max(desk.time.now(), miss.at) }]);
}

const REASON_BEGINS = "Said to have happened before the miss was told:";

function carryOut(desk: Desk, transaction: WriteTransaction, request: CommandRequest): Answer<CommandDone> {
  const { commandId, ticketId, expectedVersion } = request;
  const outcome = transaction.outcomeOf(commandId);
  if (outcome !== undefined) return repeated(desk, outcome);
  const stream = readTelling(desk, transaction, ticketId);
  if (stream.readOnlyBecause !== null) return refused(READ_ONLY, stream.readOnlyBecause);
  if (isOutdated(stream, expectedVersion)) {
    return conflict("Someone changed this ticket meanwhile. Look at it again and decide anew.");
  }
  const before = stream.events.map(({ event }) => event);
  const state = foldTicket(before);
  const isNow = request.by.kind === "person" && request.stated === undefined;
  const at = isNow ? notBeforeMisses(before, request.at) : request.at;
  const decision = decided(desk, transaction, state, { ...request, at });
  const events = decision.ok ? withReason(desk, state, before, decision.value, request) : decision;
  if (!events.ok) return events;
  // Nothing is recorded before it happened, whatever the PC's clock shows.
  const recordedAt = Math.max(desk.time.now(), ...events.value.map((event) => event.at));
  const recorded = appendToTicket(transaction, {
    commandId,
    ticketId,
    by: request.by,
    expectedVersion: stream.events.length,
    recordedAt,
    seen: desk.store.position(),
    events: events.value,
  });
  const projection = projectTicket(desk.shelf, [...stream.events, ...recorded]);
  transaction.project(recordProjection(projection));
  const { row } = projection;
  return answered({
    ticketId,
    reference: row.reference,
    version: row.version,
    row: shown(desk, row),
    wasRepeat: false,
  });
}

/**
 * The only way anything is written about a ticket: one transaction in which the command is found to be new, the stream
 * is read and folded, the rules decide, events are appended and what is read fast is brought up to date. Windows are
 * told after the commit, never before. `besides`: what else is to be stored with it, or not at all.
 */
export function runCommand(
  desk: Desk,
  request: CommandRequest,
  besides: () => void = () => undefined,
): Answer<CommandDone> {
  const work = (transaction: WriteTransaction): Answer<CommandDone> => {
    const done = carryOut(desk, transaction, request);
    if (done.ok && !done.value.wasRepeat) besides();
    return done;
  };
  // What is refused leaves no trace: no reference number is spent on it.
  const answer = desk.store.transact(work, ({ ok }) => !ok);
  if (answer.ok && !answer.value.wasRepeat) {
    announceTickets(desk, [answer.value.ticketId]);
  }
  return answer;
}

/** Tells every window and the timers that these tickets changed. */
export function announceTickets(desk: Desk, ids: readonly TicketId[]): void {
  if (ids.length === 0) return;
  desk.publish({ name: "tickets.changed", data: { ids, position: desk.store.position() } });
  desk.afterCommit(ids);
}

/** One of a ticket's past commands, with the reference it was given if it was logged by one. */
function replayOne(desk: Desk, transaction: WriteTransaction, state: TicketState, request: CommandRequest) {
  const events = decided(desk, transaction, state, request);
  if (events.ok) return events.value;
  // Whoever plans a history has asked the same rules before; to store half of it would be worse than to store none.
  throw new HistoryRefused(events.error.message);
}

/** A history that was planned under other rules than those in force when it was carried out. Nothing was stored. */
export class HistoryRefused extends Error {
  override readonly name = "HistoryRefused";
}

/**
 * A new ticket's whole past in one transaction, all of it or nothing: how what happened elsewhere comes in. The same
 * rules decide; windows are not told one by one, see `announceTickets`. `null`: the ticket is here already.
 * @throws HistoryRefused when a command of it is not allowed.
 */
export function runHistory(desk: Desk, ticketId: TicketId, requests: readonly CommandRequest[]): CommandDone | null {
  return desk.store.transact((transaction) => writeHistory(desk, transaction, ticketId, requests));
}

/** The same inside a transaction of the caller's. */
export function writeHistory(
  desk: Desk,
  transaction: WriteTransaction,
  ticketId: TicketId,
  requests: readonly CommandRequest[],
): CommandDone | null {
  if (readTicket(transaction, ticketId).events.length > 0) return null;
  const recordedAt = desk.time.now();
  const recorded: RecordedEvent[] = [];
  let state = foldTicket([]);
  for (const request of requests) {
    const events = replayOne(desk, transaction, state, request);
    const { commandId, by } = request;
    const [expectedVersion, seen] = [recorded.length, desk.store.position()];
    const said = { commandId, ticketId, by, expectedVersion, recordedAt, seen, events };
    recorded.push(...appendToTicket(transaction, said));
    state = events.reduce<TicketState>(evolve, state);
  }
  const projection = projectTicket(desk.shelf, recorded);
  transaction.project(recordProjection(projection));
  const { row } = projection;
  return { ticketId, reference: row.reference, version: row.version, row: shown(desk, row), wasRepeat: false };
}
