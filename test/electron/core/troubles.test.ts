import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RecordMoment } from "../../../electron/core/log-port.ts";
import { createTroubles } from "../../../electron/core/troubles.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { troubleSentence } from "../../../shared/contract/trouble-words.ts";
import type { DeskTrouble } from "../../../shared/contract/troubles.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { ask } from "../../support/ticket/calls.ts";

const unreadable = (number: number): DeskTrouble => ({
  kind: "record-unreadable",
  category: "ticket",
  recordId: `t${number}`,
  reference: null,
  because: "It is.",
});

describe("what is wrong with the desk", () => {
  test("is told once for everything raised in one go, and no trouble twice", async () => {
    const pushes: Push[] = [];
    const troubles = createTroubles((push) => pushes.push(push));
    for (let number = 0; number < 120; number += 1) troubles.raise(unreadable(number % 60));
    await Promise.resolve();
    expect(pushes).toHaveLength(1);
    expect(troubles.told().count).toBe(60);
    expect(troubles.told().told.length, "as many as anyone reads").toBe(50);
  });

  test("is over when it is settled, and that is told as well", async () => {
    const pushes: Push[] = [];
    const troubles = createTroubles((push) => pushes.push(push));
    troubles.raise({ kind: "settings-unreadable" });
    await Promise.resolve();
    troubles.settle("settings-unreadable");
    troubles.settle("settings-unreadable");
    await Promise.resolve();
    expect(pushes.map(({ data }) => data)).toMatchObject([{ count: 1 }, { count: 0 }]);
  });
});

describe("a warning that cannot be recorded", () => {
  let desk: WorkingDesk;
  beforeEach(async () => {
    desk = await openWorkingDesk();
  });
  afterEach(() => desk.close());

  test("is told with its ticket, its moment and the reason, until it can be", async () => {
    const id = await desk.log("stockport", "P1");
    const moment = desk.store.momentsUntil(Number.MAX_SAFE_INTEGER, 1)[0] as RecordMoment; // a call has moments
    desk.setTime(moment.at);
    desk.store.connection.pragma("query_only = ON");
    let fault: unknown;
    try {
      desk.core.runTimerCommand({ moment, isLate: false });
    } catch (thrown) {
      fault = thrown;
    }
    desk.core.deliveryFailed(moment, fault);
    const { troubles } = await ask(desk.bridge, "desk.status", {});
    const { reference } = await desk.row(id);
    expect(troubles).toMatchObject({ count: 1, told: [{ kind: "warning-failed", recordId: id, reference }] });
    const [told] = troubles.told;
    const words = told === undefined ? "" : troubleSentence(told);
    expect(words).toContain(reference);
    expect(words).toContain("could not be recorded");
    expect(words).toContain("25 Mar 2026");
    desk.store.connection.pragma("query_only = OFF");
    desk.core.runTimerCommand({ moment, isLate: false });
    expect((await ask(desk.bridge, "desk.status", {})).troubles.count).toBe(0);
  });
});
