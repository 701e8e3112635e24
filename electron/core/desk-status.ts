import type { DeskStatus } from "../../shared/contract/views.ts";
import type { Desk, RequestCaller } from "./handler.ts";

/** The desk as the status line tells it. */
export function statusOf(desk: Desk, caller: RequestCaller): DeskStatus {
  const { store, time, productVersion } = desk;
  const { agreements, people, sites } = store.settings();
  return {
    isSetUp: people.length > 0 && agreements.length > 0,
    deskFile: store.file,
    stationId: store.stationId,
    stationCode: store.stationCode,
    productVersion,
    host: caller.host,
    agreementsInUse: agreements,
    people,
    teams: [...new Set(people.map(({ team }) => team))].toSorted(),
    sites,
    clocksCheckedAt: store.lastCheckedAt(),
    clockJumps: store.clockJumps(),
    troubles: desk.troubles.told(),
    position: store.position(),
    now: time.now(),
  };
}

/** Tells every window that people, sites or agreements changed. */
export function announceDesk(desk: Desk): void {
  desk.publish({ name: "desk.changed", data: { position: desk.store.position() } });
}
