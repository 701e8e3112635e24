import type { Change, ChangeState } from "../../../shared/change/change.ts";
import type { ChangeCommand } from "../../../shared/change/change-actions.ts";
import { changeKind } from "../../../shared/change/change-kind.ts";
import type { Window } from "../../../shared/change/content.ts";
import { checkSchedule } from "../../../shared/change/schedule/check-schedule.ts";
import type { ScheduleFinding } from "../../../shared/change/schedule/finding.ts";
import { subjectOf } from "../../../shared/change/schedule/slot-allowed.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { ChangeRow, ChangeView } from "../../../shared/contract/change-views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { answered, notFound, refused } from "../answers.ts";
import type { Desk, Handler } from "../handler.ts";
import { namesAt } from "../names.ts";
import { actingAt } from "../people.ts";
import { unreadableBecause } from "../records/read-only.ts";
import { readRecord } from "../records/read-record.ts";
import { type CommandPart, READ_ONLY } from "../records/registration.ts";
import { carryOutFor, versionIn } from "./carry-out-change.ts";
import { governedBy, plannedBeside } from "./change-around.ts";

const keyOf = (stream: string) => ({ category: "change", stream });

export const listChanges: Handler<"change.list"> = (desk, { filter, offset, limit }, caller) => {
  const acting = actingAt(desk, caller);
  const { person, roles } = acting.ok
    ? { person: acting.value.by.id, roles: acting.value.roles }
    : { person: null, roles: [] };
  const page = desk.store.changePage(filter, { person, roles, now: desk.time.now() }, offset, limit);
  const spokenOf = page.rows.flatMap(peopleIn);
  return answered({ ...page, names: namesFor(desk, spokenOf) });
};

function peopleIn({ owner, next }: ChangeRow): readonly string[] {
  const waiting = next?.step.kind === "vote" ? next.step.waiting : [];
  return [owner, next?.with.person, ...waiting].filter((id) => id !== null && id !== undefined);
}

function namesFor(desk: Desk, ids: Iterable<string>): Readonly<Record<string, string>> {
  const names = namesAt(desk);
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) => (names(id) === undefined ? [] : [[id, names(id) ?? ""]])),
  );
}

export const openChange: Handler<"change.open"> = (desk, { id }) => {
  const record = readRecord(changeKind, desk.store.readStream(keyOf(id)));
  const readOnlyBecause = unreadableBecause("change", record);
  if (record.state.status === "none") {
    return readOnlyBecause === null
      ? notFound("There is no such change at this desk.")
      : refused(READ_ONLY, readOnlyBecause);
  }
  const change = record.state;
  const events = record.entries.flatMap(({ logged, event }, index) =>
    event.type === "UnknownEvent"
      ? []
      : [
          {
            version: logged.version,
            recordedAt: logged.recordedAt,
            station: logged.station,
            commandId: logged.commandId,
            event,
            isStruck: record.struck.has(index),
          },
        ],
  );
  const view: ChangeView = {
    id,
    change,
    version: record.version,
    events,
    names: namesFor(desk, everybodyIn(change, actorsOf(events))),
    titles: titlesFor(desk, change),
    findings: findingsNow(desk, id, change),
    readOnlyBecause,
  };
  return answered(view);
};

const actorsOf = (events: ChangeView["events"]): readonly string[] =>
  events.flatMap(({ event }) => (event.by.kind === "timer" ? [] : [event.by.id]));

/** Everybody a change speaks of by id. */
function everybodyIn(change: Change, actors: readonly string[]): readonly string[] {
  const seats = change.ballots.flatMap((ballot) => ballot.seats);
  return [
    ...actors,
    ...(change.owner === null ? [] : [change.owner]),
    ...(change.requester === null ? [] : [change.requester]),
    ...seats.flatMap(({ person, substitutes }) => [person, ...substitutes.map((each) => each.person)]),
    ...change.ballots.flatMap(({ votes }) => votes.map(({ voter }) => voter)),
    ...change.decisions.flatMap(({ deciders }) => deciders),
  ];
}

function titlesFor(desk: Desk, change: Change): Readonly<Record<string, string>> {
  const { boards } = desk.directory;
  const boardIds = change.ballots.map(({ boardId }) => boardId);
  const named = boardIds.flatMap((id) => {
    const board = boards.get(id);
    return board === undefined || board.status === "none" ? [] : [[id, board.name] as const];
  });
  const linked = change.links.flatMap(({ other }) => {
    const [ticket] = desk.store.rows([asId<"ticket">(other)]);
    const [row] = desk.store.changeRows([other]);
    const title = ticket?.reference ?? row?.reference;
    return title === undefined ? [] : [[other, title] as const];
  });
  return Object.fromEntries([...named, ...linked]);
}

/** Against the time it stands at, or is asked for; nothing is said of what is over. */
function findingsNow(desk: Desk, id: string, change: Change): readonly ScheduleFinding[] {
  const window = change.status === "scheduled" ? change.slot : change.content.window;
  const isOver = change.status === "done" || change.status === "reviewed" || change.status === "withdrawn";
  return window === null || isOver ? [] : findingsFor(desk, id, change, window);
}

function findingsFor(desk: Desk, id: string, change: Change, window: Window): readonly ScheduleFinding[] {
  const governed = governedBy(desk.shelf, change.rulesId, change.loggedAt);
  if (governed === undefined) return [];
  const planned = plannedBeside(desk, id, window.from, window.until);
  return checkSchedule(subjectOf(change, window), { ...governed, now: desk.time.now(), planned });
}

export const checkSlot: Handler<"change.checkSlot"> = (desk, { id, from, until }) => {
  const state: ChangeState = readRecord(changeKind, desk.store.readStream(keyOf(id))).state;
  if (state.status === "none") return notFound("There is no such change at this desk.");
  return answered(until <= from ? [] : findingsFor(desk, id, state, { from, until }));
};

export const commandChange: Handler<"change.command"> = (desk, input, caller) => {
  const key = keyOf(input.changeId);
  const raised = raisedFrom(desk, input.changeId, input.command);
  if (!raised.ok) return raised;
  const done = carryOutFor(desk, caller, input, key, input.command, raised.value);
  if (!done.ok) return done;
  const version: Answer<number> = versionIn(done.value, key);
  if (!version.ok) return version;
  const [row] = desk.store.changeRows([input.changeId]);
  if (row === undefined) throw new Error(`Change ${input.changeId} has no row.`);
  return answered({
    id: input.changeId,
    reference: row.reference,
    version: version.value,
    wasRepeat: done.value.wasRepeat,
  });
};

/** A change raised from a ticket and the ticket know of each other, or neither is written (STK-16). */
function raisedFrom(desk: Desk, change: string, command: ChangeCommand): Answer<readonly CommandPart[]> {
  if (command.type !== "LogChange" || command.fromTicket === null) return answered([]);
  const { fromTicket } = command;
  if (desk.store.rows([fromTicket]).length === 0) {
    return refused("LinkedTicketMissing", "The other ticket is not at this desk. Check its reference.");
  }
  const raising = { type: "RaiseChange", change };
  const key = { category: "ticket", stream: fromTicket };
  return answered([{ ...key, expectedVersion: undefined, command: raising, told: "just-now" }]);
}
