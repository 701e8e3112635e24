import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bridgeTo, openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { coreOver, openCoreDesk } from "../../support/core/desk.ts";
import { ask } from "../../support/ticket/calls.ts";

let desk: WorkingDesk;
beforeEach(async () => {
  desk = await openWorkingDesk();
});
afterEach(() => desk.close());

/** Delivers so many of the soonest warnings, while no window is open. */
function deliver(count: number): void {
  for (let delivered = 0; delivered < count; delivered += 1) {
    const [moment] = desk.store.momentsUntil(Number.MAX_SAFE_INTEGER, 1);
    if (moment === undefined) throw new Error("Nothing is due");
    desk.setTime(Math.max(desk.now(), moment.at));
    expect(desk.core.runTimerCommand({ moment, isLate: false })).toBe("delivered");
  }
}

/** The desk as it is after a restart: another program over the same file. */
const restarted = () => bridgeTo({ core: coreOver(desk.store, desk.now), subscribe: () => () => true });

describe("a warning nobody was there to hear", () => {
  test("is told when somebody is, also after a restart, the newest first and as it was delivered", async () => {
    const id = await desk.log("stockport", "P1");
    const logged = desk.store.position();
    deliver(3);
    const told = await ask(restarted(), "notice.recent", {});
    expect(told).toHaveLength(3);
    expect(told.every((one) => one.kind === "ticket" && one.ticketId === id && one.zone === "Europe/London")).toBe(
      true,
    );
    expect(told.map(({ position }) => position)).toEqual([logged + 3, logged + 2, logged + 1]);
    const pushed = desk.pushes.flatMap((push) => (push.name === "notice.delivered" ? [push.data] : []));
    expect(told.toReversed()).toEqual(pushed);
  });

  test("is told no more once it was put away, and the others still are", async () => {
    await desk.log("stockport", "P1");
    const logged = desk.store.position();
    deliver(3);
    const upTo = logged + 2;
    expect(await ask(desk.bridge, "notice.heard", { upTo })).toEqual({ upTo });
    expect((await ask(restarted(), "notice.recent", {})).map(({ position }) => position)).toEqual([logged + 3]);
    // Nobody takes that back, and nobody hears what has not been said.
    expect(await ask(desk.bridge, "notice.heard", { upTo: 1 })).toEqual({ upTo });
    expect(await ask(desk.bridge, "notice.heard", { upTo: 10_000 })).toEqual({ upTo: desk.store.position() });
    deliver(1);
    expect(await ask(restarted(), "notice.recent", {})).toHaveLength(1);
  });

  test("of the example week was heard by its people", async () => {
    const empty = openCoreDesk();
    const bridge = bridgeTo(empty);
    await ask(bridge, "desk.openExample", {});
    expect(await ask(bridge, "notice.recent", {})).toEqual([]);
    empty.close();
  });
});
