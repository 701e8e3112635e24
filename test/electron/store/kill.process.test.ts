import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { freshFile, openDesk, refusalOf } from "../../support/store/desk.ts";
import { simpleProjection } from "../../support/store/events.ts";
import { commandId } from "../../support/store/ids.ts";
import { startStoreProcess } from "../../support/store/process.ts";

const KILLS = process.env["DESKWATCH_NIGHTLY"] === "1" ? 200 : 20;

describe("a desk open in another process", () => {
  test("is refused with that process named, and free the moment it is killed", async () => {
    const file = freshFile();
    const child = startStoreProcess(file, "7", "hold");
    await child.ready;
    expect(refusalOf(file)).toMatchObject({ kind: "held", holder: { host: "child 7", pid: child.process.pid } });
    await child.kill();
    expect(openDesk(file).position()).toBe(0);
  });

  test("the other process is refused in its turn", async () => {
    const store = openDesk();
    const child = startStoreProcess(store.file, "8", "hold");
    await child.ready;
    expect(child.lines()).toEqual(["refused held"]);
  });
});

test(`killed ${KILLS} times at random moments while writing, the desk loses nothing it had accepted`, {
  timeout: KILLS * 10_000,
}, async () => {
  const file = freshFile();
  let accepted = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const child = startStoreProcess(file, String(round), "write");
    await child.ready;
    await sleep(Math.random() * 300);
    await child.kill();
    const acknowledged = child.lines().slice(1);
    accepted += acknowledged.length;

    const store = openDesk(file);
    const lost = store.transact((transaction) =>
      acknowledged.filter((name) => !transaction.outcomeOf(commandId(name))),
    );
    expect(lost).toEqual([]);
    const check = round === KILLS - 1 ? simpleProjection : null;
    const faults = verifyDesk(file, store.connection, check).checks.flatMap((each) => each.faults);
    // Together: every accepted command is known, every known command has its events, every event is as it was written.
    expect(faults).toEqual([]);
    store.close();
  }
  expect(accepted).toBeGreaterThan(KILLS * 5);
});
