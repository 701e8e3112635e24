import type { Answer } from "../../shared/contract/answer.ts";
import type { TicketView } from "../../shared/contract/views.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import { parseReference } from "../../shared/ticket/reference.ts";
import { answered, notFound, refused } from "./answers.ts";
import { aboutCustomers, knowingCustomer } from "./customers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";
import { knowingOthers } from "./named-others.ts";
import { namesAt, namesIn, shownRow, shownRows } from "./names.ts";
import { actingAt } from "./people.ts";
import { READ_ONLY } from "./records/registration.ts";
import { runCommand } from "./run-command.ts";
import { readTelling } from "./tell-unreadable.ts";

/** What a call may be like, at most: more would not be read while someone is on the phone. */
const SIMILAR = 8;
/** A PC clock a little ahead of this desk's is no lie about the future. */
const AHEAD_MS = 60_000;
function viewOf(desk: Desk, id: TicketId): Answer<TicketView> {
  const [row] = desk.store.rows([id]);
  const { events, readOnlyBecause } = readTelling(desk, desk.store, id);
  // So little of it can be read that it has no row.
  if (row === undefined && readOnlyBecause !== null) return refused(READ_ONLY, readOnlyBecause);
  if (row === undefined) return notFound("There is no such ticket at this desk.");
  const names = namesAt(desk);
  const spokenOf = events.map(({ event }) => event);
  return answered({ row: shownRow(names, row), events, names: namesIn(spokenOf, names), readOnlyBecause });
}

export const openTicket: Handler<"ticket.open"> = (desk, { id }) => viewOf(desk, asId<"ticket">(id));

/** A reference as it was heard: a wrong check character says that it was misheard, which is more than "not found". */
export const findTicket: Handler<"ticket.find"> = (desk, input) => {
  const reference = parseReference(input.reference);
  if (!reference.ok) return notFound(reference.error.message);
  const { text } = reference.value;
  const id = desk.store.findByReference(text);
  return id === undefined ? notFound(`There is no ticket ${text} at this desk.`) : viewOf(desk, id);
};

export const similarTickets: Handler<"ticket.similar"> = (desk, { text, site }) =>
  answered(text.trim() === "" ? [] : shownRows(desk, desk.store.similar(text, site, SIMILAR)));

export const commandTicket: Handler<"ticket.command"> = (desk, input, caller) => {
  const { expectedVersion } = input;
  const commandId = asId<"command">(input.commandId);
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const now = desk.time.now();
  const at = input.happenedAt ?? now;
  if (at > now + AHEAD_MS) return refused("HappenedInFuture", "That moment has not come yet. Check the date and time.");
  const known = knowingOthers(desk, input.command);
  if (!known.ok) return known;
  const command = knowingCustomer(desk, known.value);
  const { by, roles, heldBack = [] } = acting.value;
  const [row] = desk.store.rows([asId<"ticket">(input.ticketId)]);
  const also = aboutCustomers(desk, commandId, command, row);
  const told = input.happenedAt === undefined ? ("just-now" as const) : { because: input.happenedBecause ?? "" };
  const request = { commandId, ticketId: asId<"ticket">(input.ticketId), by, at, expectedVersion, command, told };
  const done = runCommand(desk, request, { roles, heldBack }, also);
  if (done.ok && also.length > 0) announceDesk(desk);
  return done;
};
