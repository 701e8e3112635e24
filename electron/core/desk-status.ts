import { NO_TROUBLES } from "../../shared/contract/troubles.ts";
import type { DeskStatus, PersonHere } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { Desk, RequestCaller } from "./handler.ts";
import { isWallboard } from "./sessions/is-wallboard.ts";
import { isSeated } from "./sessions/may-hear.ts";

/** The desk as the status line tells it. */
export function statusOf(desk: Desk, caller: RequestCaller): DeskStatus {
  const { store, time, productVersion } = desk;
  const { agreements } = desk.directory.settings();
  const everybody = peopleHere(desk);
  const who = desk.sessions.signedIn(caller.connection);
  // A wall hangs where anybody may read it: it learns no names.
  const isOnTheWall = who.ok && isWallboard(who.value.person);
  const people = isOnTheWall ? [] : everybody;
  // Before anybody signed in a window needs to know who could, and nothing of what they work on.
  const isOpen = isSeated(desk, caller.connection) && !isOnTheWall;
  const customers = isOpen ? customersOf(desk) : [];
  return {
    isSetUp: everybody.length > 0 && agreements.length > 0,
    deskFile: store.file,
    stationId: store.stationId,
    stationCode: store.stationCode,
    productVersion,
    host: caller.host,
    agreementsInUse: agreements,
    people,
    teams: [...new Set(people.map(({ team }) => team))].toSorted(),
    sites: [...new Set(customers.map(({ name }) => name))],
    customers,
    clocksCheckedAt: store.lastCheckedAt(),
    clockJumps: store.clockJumps(),
    troubles: isOpen ? desk.troubles.told() : NO_TROUBLES,
    fileHeldAt: store.lastVerified()?.heldAt ?? null,
    sharing: desk.sharing.view(),
    position: store.position(),
    now: time.now(),
  };
}

/** Everybody who is here, in the order in which they were added. */
function peopleHere({ directory }: Desk): readonly PersonHere[] {
  return [...directory.people].flatMap(([id, person]) =>
    person.status === "here"
      ? [{ id: asId<"person">(id), name: person.name, team: person.team, roles: person.roles }]
      : [],
  );
}

/** Whoever's people call, with the agreement they call under. */
function customersOf({ directory }: Desk): DeskStatus["customers"] {
  return [...directory.customers.values()].flatMap((one) =>
    one.status === "known" ? [{ name: one.name, agreement: one.agreement }] : [],
  );
}

/** Tells every window that people, sites or agreements changed. */
export function announceDesk(desk: Desk): void {
  desk.publish({ name: "desk.changed", data: { position: desk.store.position() } });
}
