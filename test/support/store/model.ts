import assert from "node:assert/strict";
import fc from "fast-check";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { projectionDifferences } from "../../../electron/store/projections/differences.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { appendToTicket } from "./append-ticket.ts";
import { copyAsCrashed, freshFile, NOON, openDesk, readTicket, record } from "./desk.ts";
import { ASHA, logged, note, simpleProjection } from "./events.ts";
import { commandId as commandIdOf, idOf, ticketId } from "./ids.ts";

/** The desk as one would keep it on paper. */
export interface Model {
  readonly tickets: Map<string, string[]>;
  readonly commands: Map<string, { ticket: string; version: number }>;
  references: number;
}

export interface Real {
  store: DeskStore;
}

type Step = fc.Command<Model, Real>;

const textOf = (event: TicketEvent): string => (event.type === "NoteAdded" ? event.text : event.type);
const textsOf = (store: DeskStore, ticket: string): readonly string[] =>
  readTicket(store, ticket).events.map(({ event }) => textOf(event));

/** One append under a command id; ids that are known are not appended again. What the core makes of commands is tried in command-steps.ts. */
class Send implements Step {
  readonly ticket: string;
  readonly commandId: string;
  readonly texts: readonly string[];
  constructor(ticket: string, commandId: string, texts: readonly string[]) {
    this.ticket = ticket;
    this.commandId = commandId;
    this.texts = texts;
  }
  check = () => true;
  run(model: Model, { store }: Real): void {
    const known = store.transact((transaction) => transaction.outcomeOf(commandIdOf(this.commandId)));
    const expected = model.commands.get(this.commandId);
    const [done] = known?.streams ?? [];
    const stands = expected && { category: "ticket", stream: idOf(expected.ticket), version: expected.version };
    assert.deepEqual(done, stands);
    if (expected !== undefined) return;
    const before = model.tickets.get(this.ticket) ?? [];
    const notes = this.texts.map((text) => note(text, NOON));
    record(store, this.ticket, before.length === 0 ? [logged(this.ticket, NOON), ...notes] : notes, this.commandId);
    const texts = [...(before.length === 0 ? ["TicketLogged"] : before), ...this.texts];
    model.tickets.set(this.ticket, texts);
    model.commands.set(this.commandId, { ticket: this.ticket, version: texts.length });
    assert.deepEqual(textsOf(store, this.ticket), texts);
  }
  toString = () => `send ${this.commandId} to ${this.ticket}: ${JSON.stringify(this.texts)}`;
}

/** A transaction that is given up half-way, after it had written everything. */
class GiveUp implements Step {
  readonly ticket: string;
  constructor(ticket: string) {
    this.ticket = ticket;
  }
  check = (model: Readonly<Model>) => model.tickets.has(this.ticket);
  run(model: Model, { store }: Real): void {
    const expectedVersion = model.tickets.get(this.ticket)?.length ?? 0;
    assert.throws(
      () =>
        store.transact((transaction) => {
          appendToTicket(transaction, {
            ticketId: ticketId(this.ticket),
            by: ASHA,
            expectedVersion,
            commandId: commandIdOf("given up"),
            recordedAt: NOON,
            seen: store.position(),
            events: [note("never", NOON)],
          });
          transaction.nextReferenceNumber();
          throw new Error("given up");
        }),
      /given up/,
    );
    assert.deepEqual(textsOf(store, this.ticket), model.tickets.get(this.ticket));
  }
  toString = () => `give up a change to ${this.ticket}`;
}

class TakeReference implements Step {
  check = () => true;
  run(model: Model, { store }: Real): void {
    model.references += 1;
    assert.equal(
      store.transact((transaction) => transaction.nextReferenceNumber()),
      model.references,
    );
  }
  toString = () => "take a reference number";
}

/** Reopens the desk from what was on disk at that moment: with its log, not checkpointed, never closed. */
class Crash implements Step {
  check = () => true;
  run(model: Model, real: Real): void {
    const crashed = freshFile();
    copyAsCrashed(real.store.file, crashed);
    real.store.close();
    real.store = openDesk(crashed);
    compare(model, real.store);
  }
  toString = () => "crash and reopen";
}

class Reopen implements Step {
  check = () => true;
  run(model: Model, real: Real): void {
    real.store.close();
    real.store = openDesk(real.store.file);
    compare(model, real.store);
  }
  toString = () => "close and reopen";
}

/** The desk holds exactly what the paper says, and its queue is what its log says. */
export function compare(model: Model, store: DeskStore): void {
  for (const [ticket, texts] of model.tickets) assert.deepEqual(textsOf(store, ticket), texts);
  assert.deepEqual(store.streamsOf("ticket").toSorted(), [...model.tickets.keys()].map(idOf).toSorted());
  assert.deepEqual([...projectionDifferences(store.connection, simpleProjection)], []);
}

const ticket = fc.constantFrom("t1", "t2", "t3");
const commandId = fc.nat(25).map((number) => `command-${number}`);
export const steps = fc.commands(
  [
    fc.tuple(ticket, commandId, fc.array(fc.string(), { minLength: 1, maxLength: 3 })).map((made) => new Send(...made)),
    ticket.map((name) => new GiveUp(name)),
    fc.constant(new TakeReference()),
    fc.constant(new Crash()),
    fc.constant(new Reopen()),
  ],
  { maxCommands: 30 },
);
