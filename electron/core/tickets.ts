import type { Answer } from "../../shared/contract/answer.ts";
import type { TicketView } from "../../shared/contract/views.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import type { CommandType, TicketCommand } from "../../shared/ticket/commands.ts";
import { parseReference } from "../../shared/ticket/reference.ts";
import { answered, forbidden, notFound, refused } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";
import { knowingOthers } from "./named-others.ts";
import { namesAt, namesIn, shownRow, shownRows } from "./names.ts";
import { actorOf } from "./people.ts";
import { READ_ONLY, runCommand } from "./run-command.ts";
import { readTelling } from "./tell-unreadable.ts";

/** What a call may be like, at most: more would not be read while someone is on the phone. */
const SIMILAR = 8;
/** A PC clock a little ahead of this desk's is no lie about the future. */
const AHEAD_MS = 60_000;
const TIMERS_OWN: ReadonlySet<CommandType> = new Set<CommandType>([
  "RecordThreshold",
  "CloseAfterTime",
  "ResolveWithoutAnswer",
]);

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

/** A site first heard of in a call is offered in the next. Inside the call's own transaction; true where it was new. */
function rememberSite(desk: Desk, command: TicketCommand, actor: string): boolean {
  const settings = desk.store.settings();
  if (command.type !== "LogTicket" || settings.sites.includes(command.site)) return false;
  desk.store.saveSettings({ ...settings, sites: [...settings.sites, command.site] }, actor, desk.time.now());
  return true;
}

export const commandTicket: Handler<"ticket.command"> = (desk, input) => {
  const { commandId, expectedVersion } = input;
  if (TIMERS_OWN.has(input.command.type)) return forbidden("Only the desk's timers may do this.");
  const by = actorOf(desk, input.actor);
  if (by === undefined) return refused("UnknownPerson", "Nobody at this desk has that name. Choose who you are first.");
  const now = desk.time.now();
  const at = input.happenedAt ?? now;
  if (at > now + AHEAD_MS) return refused("HappenedInFuture", "That moment has not come yet. Check the date and time.");
  const known = knowingOthers(desk, input.command);
  if (!known.ok) return known;
  const command = known.value;
  let isNewSite = false;
  const done = runCommand(
    desk,
    {
      commandId: asId<"command">(commandId),
      ticketId: asId<"ticket">(input.ticketId),
      by,
      at,
      ...(input.happenedAt === undefined ? {} : { stated: { because: input.happenedBecause } }),
      expectedVersion,
      command,
    },
    () => {
      isNewSite = rememberSite(desk, command, by.id);
    },
  );
  if (isNewSite) announceDesk(desk);
  return done;
};
