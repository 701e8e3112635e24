import type { Role } from "../../shared/agreement/roles.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskCommand } from "../../shared/desk/desk-settings.ts";
import { derivedId } from "../../shared/kernel/derived-ids.ts";
import { asId, type CommandId, type PersonId } from "../../shared/kernel/ids.ts";
import { answered, refused } from "./answers.ts";
import type { Desk } from "./handler.ts";
import { plainKinds } from "./records/plain-kinds.ts";
import { carryOut, type RecordDesk } from "./records/run-records.ts";

/** What is to be erased, and on whose order. */
export interface ErasureOrder {
  readonly commandId: CommandId;
  readonly by: PersonId;
  readonly roles: readonly Role[];
  /** Whole records, by id. */
  readonly streams: readonly string[];
  /** Single events, by name. */
  readonly events: readonly string[];
  /** Which request asked for it, without personal data: "2026/14". */
  readonly order: string | null;
}

const NOTHING =
  "There is nothing left to erase there: its words are erased already, or there never were any. Nothing was stored.";

/**
 * Takes what people said, typed and are called out of records, for ever; what clocks and figures need stays. Tells how
 * many events were emptied. Backups made earlier still hold the words.
 */
export function eraseWords(desk: Desk, order: ErasureOrder): Answer<{ readonly erased: number }> {
  const { commandId, by, roles, streams, events } = order;
  const command: DeskCommand = {
    type: "EraseWords",
    streams: streams.map((id) => asId(id)),
    events: events.map((name) => asId(name)),
    order: order.order,
  };
  const answer = desk.store.transact<Answer<{ readonly erased: number }>>((transaction) => {
    const erased = transaction.wordsLeft(streams, events);
    if (erased === 0) return refused("NothingToErase", NOTHING);
    const done = carryOut(recordDesk(desk), transaction, {
      commandId,
      acting: { by: { kind: "person", id: by }, roles },
      at: desk.time.now(),
      parts: [{ category: "desk", stream: desk.store.deskId, expectedVersion: undefined, command, told: null }],
    });
    return done.ok ? answered({ erased }) : done;
  });
  // What people are called is kept in memory too.
  if (answer.ok) desk.directory.forget(desk.store, streams);
  return answer;
}

function recordDesk({ store, time }: Desk): RecordDesk<null> {
  return {
    world: null,
    kinds: new Map(plainKinds<null>().map((kind) => [kind.category, kind])),
    newId: derivedId,
    now: time.now,
    clockOffsetMs: () => null,
    position: store.position,
    premisesOf: () => [],
    written: () => undefined,
  };
}
