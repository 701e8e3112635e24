import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Core } from "../../../electron/core/core.ts";
import type { Store } from "../../../electron/core/ports.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { CommandDone } from "../../../shared/contract/views.ts";
import { answersFor, openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { coreOver, openCoreDesk } from "../../support/core/desk.ts";
import { handleSeated } from "../../support/core/handle-seated.ts";
import { ask, CALL } from "../../support/ticket/calls.ts";

let desk: WorkingDesk;
beforeEach(async () => {
  desk = await openWorkingDesk();
});
afterEach(() => desk.close());

/** A call at Stockport, as an input. */
const call = (changes: object = {}) => ({
  commandId: randomUUID(),
  ticketId: randomUUID(),
  command: { ...CALL, agreementId: "stockport", answers: answersFor("stockport"), ...changes },
});

const ioError = (): Error => Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" });

/** A core over the same file, of whose store some parts misbehave. */
function coreWith(broken: Partial<Store>): Core {
  return coreOver({ ...desk.store, ...broken }, desk.now);
}
const send = async (core: Core, input: object): Promise<Answer<CommandDone>> =>
  // The core answers this name with the contract's type for it.
  (await handleSeated(core, "ticket.command", input)) as Answer<CommandDone>;
const references = async (): Promise<readonly string[]> =>
  (await ask(desk.bridge, "queue.list", { filter: {} })).rows.map(({ reference }) => reference);

describe("a call that is refused", () => {
  test("burns no reference number, however often it is tried", async () => {
    const first = await ask(desk.bridge, "ticket.command", call());
    for (let tries = 0; tries < 20; tries += 1) {
      const refused = await desk.bridge.request("ticket.command", call({ answers: {} }));
      expect(refused.ok).toBe(false);
    }
    const second = await ask(desk.bridge, "ticket.command", call());
    const numbers = desk.store.connection.prepare("SELECT next_reference FROM own_station").pluck().all();
    expect(numbers).toEqual([3]);
    expect(second.reference).not.toBe(first.reference);
  });
});

describe("one answer stands for one transaction", () => {
  test("a call at a school nobody named before: neither the call nor the school, or both", async () => {
    desk.store.connection.exec(
      "CREATE TEMP TRIGGER fails BEFORE INSERT ON main.stream WHEN NEW.category = 'customer' BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
    );
    const refused = await desk.bridge.request("ticket.command", call({ site: "A new school" }));
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining("nothing was stored") } });
    expect(await references()).toEqual([]);
    desk.store.connection.exec("DROP TRIGGER temp.fails");
    await ask(desk.bridge, "ticket.command", call({ site: "A new school" }));
    expect((await ask(desk.bridge, "desk.status", {})).sites).toContain("A new school");
    expect(await references()).toHaveLength(1);
  });

  test("a view saved over a used name: the old one is there until the new one is", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await ask(desk.bridge, "view.save", { id: first, name: "Mine", filter: { view: "mine" } });
    desk.store.connection.exec(
      `CREATE TEMP TRIGGER fails BEFORE INSERT ON main.event
       WHEN (SELECT type FROM main.event_type WHERE number = NEW.type) = 'ViewRemoved'
       BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`,
    );
    const refused = await desk.bridge.request("view.save", { id: second, name: "mine ", filter: { view: "all" } });
    expect(refused.ok).toBe(false);
    expect(await ask(desk.bridge, "view.list", {})).toMatchObject([{ id: first }]);
  });

  test("the example week: all of it or nothing", async () => {
    const empty = openCoreDesk();
    let left = 40;
    const work: Store["transact"] = (given, undoes) =>
      empty.store.transact((transaction) => {
        const append: typeof transaction.append = (request) => {
          if ((left -= 1) === 0) throw ioError();
          return transaction.append(request);
        };
        return given({ ...transaction, append });
      }, undoes);
    const core = coreOver({ ...empty.store, transact: work }, empty.now);
    const refused = await core.handle("desk.openExample", {}, { host: "browser", connection: "a window" });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining("nothing was stored") } });
    expect(empty.store.position()).toBe(0);
    expect(empty.store.streamsOf("person")).toEqual([]);
    empty.close();
  });
});

describe("after an error of the disk the command is looked up, and the answer says which it was", () => {
  test("it was stored: the answer is that of a stored command", async () => {
    const core = coreWith({
      transact: (work, undoes) => {
        desk.store.transact(work, undoes);
        throw ioError();
      },
    });
    const input = call();
    expect(await send(core, input)).toMatchObject({ ok: true, value: { ticketId: input.ticketId, wasRepeat: true } });
    expect(await references()).toHaveLength(1);
  });

  test("it was not: nothing was stored", async () => {
    const core = coreWith({
      transact: () => {
        throw ioError();
      },
    });
    expect(await send(core, call())).toMatchObject({
      ok: false,
      error: { kind: "unavailable", message: expect.stringContaining("nothing was stored") },
    });
    expect(await references()).toEqual([]);
  });

  test("nobody can tell: that is said, and that sending it again does nothing twice", async () => {
    const broken = {
      transact: (): never => {
        throw ioError();
      },
      outcomeOf: (): never => {
        throw ioError();
      },
    };
    expect(await send(coreWith(broken), call())).toMatchObject({
      ok: false,
      error: {
        kind: "unavailable",
        message: expect.stringMatching(/whether this was stored .* nothing is done twice/),
      },
    });
  });

  test("a bug after the commit does not make a stored call look refused, and windows hear of it", async () => {
    const heard: string[] = [];
    const core = coreOver(desk.store, desk.now, {
      publish: ({ name }) => void heard.push(name),
      afterCommit: () => {
        throw new Error("a bug");
      },
    });
    expect(await send(core, call())).toMatchObject({ ok: true });
    expect(heard).toContain("tickets.changed");
  });
});
