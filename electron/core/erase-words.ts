import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskCommand } from "../../shared/desk/desk-settings.ts";
import { derivedId } from "../../shared/kernel/derived-ids.ts";
import { asId, type CommandId } from "../../shared/kernel/ids.ts";
import { answered, refused } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";
import { actingAt } from "./people.ts";
import { type PlainWorld, plainKinds } from "./records/plain-kinds.ts";
import { type Acting, carryOut, type RecordDesk } from "./records/run-records.ts";
import { announceTickets } from "./run-command.ts";

/** What is to be erased, and on whose order. */
export interface ErasureOrder {
  readonly commandId: CommandId;
  readonly acting: Acting;
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
  const { commandId, acting, streams, events } = order;
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
      acting,
      at: desk.time.now(),
      parts: [{ category: "desk", stream: desk.store.deskId, expectedVersion: undefined, command, told: null }],
    });
    return done.ok ? answered({ erased }) : done;
  });
  // What people are called is kept in memory too.
  if (answer.ok) desk.directory.forget(desk.store, streams);
  return answer;
}

/** Erases what was said in records, for whoever may, and tells every window that they read differently now. */
export const eraseRecords: Handler<"words.erase"> = (desk, { commandId, records, order }, caller) => {
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const named = { streams: records, events: [], order: order === "" ? null : order };
  const done = eraseWords(desk, { commandId: asId(commandId), acting: acting.value, ...named });
  if (!done.ok) return done;
  announceTickets(
    desk,
    desk.store.rows(records.map((id) => asId<"ticket">(id))).map(({ id }) => id),
  );
  announceDesk(desk);
  return done;
};

function recordDesk({ store, time, directory, shelf }: Desk): RecordDesk<PlainWorld> {
  return {
    world: { directory, shelf },
    kinds: new Map(plainKinds<PlainWorld>().map((kind) => [kind.category, kind])),
    newId: derivedId,
    now: time.now,
    clockOffsetMs: () => null,
    position: store.position,
    premisesOf: () => [],
    written: () => undefined,
  };
}
