import { parseReference } from "../../../shared/ticket/reference.ts";
import type { Desk } from "../handler.ts";
import type { CommandAppend, LoggedEvent, StreamKey } from "../log-port.ts";
import type { WriteTransaction } from "../ports.ts";
import { type Acting, carryOutOne, openRecords, type RecordDesk } from "../records/run-records.ts";
import type { RecordWorld } from "../records/world.ts";
import { actingAs } from "../run-command.ts";
import { rolesInForce } from "../sessions/roles-in-force.ts";
import { appendOf, setAside } from "./set-aside.ts";
import type { PendingCommand, TakenIn } from "./sharing-port.ts";

interface Again {
  readonly desk: Desk;
  readonly records: RecordDesk<RecordWorld>;
  readonly transaction: WriteTransaction;
}

const nameOf = ({ category, stream }: StreamKey): string => `${category}/${stream}`;

/**
 * After a pull: every command that waits and looked at something that is news is decided again, in order, each on what
 * is known now and at its own time. Still allowed, it goes on waiting with what it comes to now; no longer allowed, it is
 * set aside on its record with everything that was typed; a timer's that no longer holds is gone. A call that was taken is
 * never decided again: somebody was told of it. Returns every record that changed by it. Source: shared-log.md.
 */
export function decideAgain(
  again: Again,
  { news, erasures }: Pick<TakenIn, "news" | "erasures">,
): readonly StreamKey[] {
  const changed = new Set(news.map(nameOf));
  const touched = new Map<string, StreamKey>();
  const aside: PendingCommand[] = [];
  for (const pending of again.transaction.sharing.pending()) {
    if (pending.state === "set-aside") aside.push(pending);
    const erasure = erasures.find(({ position, streams }) => isReached(pending, position, streams));
    if (erasure === undefined && !pending.reads.some((read) => changed.has(nameOf(read)))) continue;
    const { events, isAside } =
      erasure === undefined ? redone(again, pending, aside) : emptied(again, pending, erasure);
    if (isAside && pending.state !== "set-aside") aside.push(pending);
    const keys = [...pending.events, ...events].map(({ category, stream }) => ({ category, stream }));
    for (const key of keys) touched.set(nameOf(key), key);
    if (!isSame(pending.events, events)) for (const key of keys) changed.add(nameOf(key));
    // What later ones look at is kept in memory too.
    again.desk.directory.refresh(again.transaction, keys);
  }
  return [...touched.values()];
}

/** What was typed about a record before its author had heard that its words were erased goes with them. */
const isReached = ({ seen, events }: PendingCommand, position: number, streams: readonly string[]): boolean =>
  seen < position && events.some(({ stream, words }) => words !== null && streams.includes(stream));

function emptied(
  { records, transaction }: Again,
  pending: PendingCommand,
  { position, streams }: TakenIn["erasures"][number],
): Redone {
  const command = appendOf(pending);
  const without = command.streams.map((part) => {
    const kind = streams.includes(part.stream) ? records.kinds.get(part.category) : undefined;
    const events = pending.events.filter(
      ({ category, stream }) => category === part.category && stream === part.stream,
    );
    return {
      ...part,
      events: kind === undefined ? events : events.map((event) => ({ ...event, words: kind.erasedWords(event) })),
    };
  });
  const events = transaction.sharing.empty(pending, { ...command, streams: without }, position);
  return { events, isAside: pending.state === "set-aside" };
}

interface Redone {
  readonly events: readonly LoggedEvent[];
  readonly isAside: boolean;
}

function redone(again: Again, pending: PendingCommand, aside: readonly PendingCommand[]): Redone {
  const { records, transaction } = again;
  const { sharing } = transaction;
  const isTaken = pending.asked.parts.some((part) => records.kinds.get(part.category)?.isTaken(part.command) === true);
  if (isTaken || pending.isErased || pending.state === "set-aside") {
    const events = sharing.redo(pending, appendOf(pending), pending.state);
    return { events, isAside: pending.state === "set-aside" };
  }
  const { refusal, events } = sharing.before(pending, () => decided(again, pending));
  if (refusal === null) return { events, isAside: false };
  if (pending.by.kind !== "timer") return { events: setAside(transaction, pending, refusal, aside), isAside: true };
  sharing.drop(pending);
  return { events: [], isAside: false };
}

/** Why it is refused now, or what it comes to. */
function decided({ desk, records, transaction }: Again, pending: PendingCommand) {
  let events: readonly LoggedEvent[] = [];
  const log = {
    ...transaction,
    outcomeOf: () => undefined,
    append: (command: CommandAppend) => {
      events = transaction.sharing.redo(pending, notAfter(command, pending.recordedAt), "waiting");
      return events;
    },
  };
  const world = {
    ...records.world,
    nextReferenceNumber: () => mintedBefore(pending) ?? transaction.nextReferenceNumber(),
  };
  const own = { ...records, world, now: () => pending.recordedAt, position: () => pending.seen };
  const parts = pending.asked.parts.map((part) => ({ ...part, expectedVersion: undefined }));
  const request = { commandId: pending.commandId, acting: actingNow(desk, pending), at: pending.asked.at, parts };
  const answer = carryOutOne(own, log, openRecords(own, log), request);
  return { refusal: answer.ok ? null : answer.error, events };
}

/** The number of the reference it was given: somebody may have been told of it. */
function mintedBefore({ claims }: PendingCommand): number | undefined {
  const references = claims.map(({ claim }) => parseReference(claim));
  return references.find((reference) => reference.ok)?.value.sequence;
}

/** With the roles that are known now: one that was taken away meanwhile is taken away. */
function actingNow({ directory }: Desk, { by }: PendingCommand): Acting {
  const person = by.kind === "person" ? directory.personHere(by.id) : undefined;
  return actingAs(by, {
    roles: person === undefined ? [] : rolesInForce(person, directory.people.values()),
    heldBack: [],
  });
}

/** When it was recorded stands; nothing it comes to now happened later. */
function notAfter(command: CommandAppend, recordedAt: number): CommandAppend {
  const streams = command.streams.map((stream) => ({
    ...stream,
    events: stream.events.map((event) => ({ ...event, at: Math.min(event.at, recordedAt) })),
  }));
  return { ...command, streams };
}

const said = ({ category, stream, type, at, facts, words }: LoggedEvent): string =>
  JSON.stringify([category, stream, type, at, facts, words]);

const isSame = (one: readonly LoggedEvent[], other: readonly LoggedEvent[]): boolean =>
  one.length === other.length && one.every((event, index) => said(event) === said(other[index] ?? event));
