import type { Answer } from "../../../shared/contract/answer.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { announceRecords } from "../announce.ts";
import { refused } from "../answers.ts";
import type { Desk, RequestCaller } from "../handler.ts";
import type { StreamKey } from "../log-port.ts";
import { actingAt } from "../people.ts";
import type { CommandPart } from "../records/registration.ts";
import type { RecordsDone } from "../records/run-records.ts";
import { runRecords } from "../records/run-requests.ts";

/** A PC clock a little ahead of this desk's is no lie about the future. */
const AHEAD_MS = 60_000;

interface Sent {
  readonly commandId: string;
  readonly happenedAt?: number | undefined;
  readonly expectedVersion?: number | undefined;
}

/** Carries out a command of whoever is signed in at a window about one record, and tells every window. `also`: what is done to others with it. */
export function carryOutFor(
  desk: Desk,
  caller: RequestCaller,
  sent: Sent,
  key: StreamKey,
  command: CommandPart["command"],
  also: readonly CommandPart[] = [],
): Answer<RecordsDone> {
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const now = desk.time.now();
  const at = sent.happenedAt ?? now;
  if (at > now + AHEAD_MS) return refused("HappenedInFuture", "That moment has not come yet. Check the date and time.");
  const part: CommandPart = {
    ...key,
    expectedVersion: sent.expectedVersion,
    command,
    told: sent.happenedAt === undefined ? "just-now" : { because: "" },
  };
  const commandId = asId<"command">(sent.commandId);
  const done = runRecords(desk, { commandId, acting: acting.value, at, parts: [part, ...also] });
  if (done.ok && !done.value.wasRepeat) announceRecords(desk, [key, ...also]);
  return done;
}

/** Where a record stands after it; a command id that was used for something else is refused. */
export function versionIn(done: RecordsDone, { category, stream }: StreamKey): Answer<number> {
  const written = done.streams.find((each) => each.category === category && each.stream === stream);
  return written === undefined
    ? refused("CommandIdUsed", "This was sent under the name of something else. Try again.")
    : { ok: true, value: written.version };
}
