import type { Answer } from "../../../shared/contract/answer.ts";
import type { RequestName } from "../../../shared/contract/contract.ts";
import { answered } from "../answers.ts";
import type { Desk, RequestCaller } from "../handler.ts";
import { hasPeople } from "../people.ts";

/** What a window may ask before anybody has signed in at it, and while it is locked: how to sign in, and how the desk is. */
const OPEN: ReadonlySet<RequestName> = new Set<RequestName>([
  "session.show",
  "session.signIn",
  "session.signOut",
  "session.lock",
  "session.active",
  "session.recover",
  "desk.status",
  "desk.setUp",
  "desk.openExample",
  "agreement.list",
]);

/** Whether a window may ask this at all; what a person may do is asked where it is done. A desk nobody works at is open. */
export function mayAsk(desk: Desk, name: RequestName, { connection }: RequestCaller): Answer<true> {
  if (OPEN.has(name)) return answered(true);
  if (!hasPeople(desk)) return answered(true);
  const who = desk.sessions.signedIn(connection);
  return who.ok ? answered(true) : who;
}
