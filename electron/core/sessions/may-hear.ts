import { PUSH_AUDIENCE, type PushName } from "../../../shared/contract/contract.ts";
import type { Desk } from "../handler.ts";
import { hasPeople } from "../has-people.ts";
import { isWallboard } from "./is-wallboard.ts";

/** Whether somebody is signed in at a window, or nobody works at this desk yet, so that nothing is anybody's. */
export function isSeated(desk: Desk, connection: string): boolean {
  return !hasPeople(desk) || desk.sessions.signedIn(connection).ok;
}

/** Whether a window may be told this: what tells of tickets and people is for those who signed in, and not locked. */
export function mayHear(desk: Desk, name: PushName, connection: string): boolean {
  switch (PUSH_AUDIENCE[name]) {
    case "any window":
      return true;
    case "whoever signed in":
      return isSeated(desk, connection);
    case "people":
      return isSeated(desk, connection) && !isOnTheWall(desk, connection);
  }
}

/** A wall hangs where anybody may read it. */
function isOnTheWall(desk: Desk, connection: string): boolean {
  const who = desk.sessions.signedIn(connection);
  return who.ok && isWallboard(who.value.person);
}
