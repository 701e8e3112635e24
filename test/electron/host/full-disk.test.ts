import { randomUUID } from "node:crypto";
import { copyFileSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { LARGEST_LOG, openDeskLog } from "../../../electron/host/desk-log.ts";
import { type OpenedDesk, openDesk } from "../../../electron/host/open-desk.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { freshFolder } from "../../support/store/desk.ts";
import { smallDisk } from "../../support/store/small-disk.ts";
import { ask, logCall } from "../../support/ticket/calls.ts";
import { overdueDesk } from "../../support/timers/overdue-desk.ts";

let desk: OpenedDesk | undefined;
afterEach(() => {
  desk?.close();
  desk = undefined;
});

const open = (file: string): OpenedDesk =>
  (desk = expectOk(openDesk({ file, host: "browser host", productVersion: "1.2.3" }), "The desk opens"));

describe("a disk that is full when the desk is started", () => {
  test("keeps nobody from reading; a call is told that the disk is full, and can be stored after room was made", async (context) => {
    const disk = smallDisk(3);
    if (disk === null) return context.skip("this system lets nobody mount a small disk");
    onTestFinished(disk.remove);
    const made = await overdueDesk(3);
    const file = join(disk.folder, "one.desk");
    copyFileSync(made.file, file);
    rmSync(made.folder, { recursive: true });
    disk.fill();
    const opened = open(file);
    opened.start();
    const bridge = bridgeTo(opened);
    expect((await ask(bridge, "queue.list", { filter: {} })).total).toBe(3);
    expect(await ask(bridge, "ticket.open", { id: made.tickets[0] ?? "" })).toMatchObject({ readOnlyBecause: null });
    expect((await ask(bridge, "desk.status", {})).troubles.told).toContainEqual({ kind: "no-room" });
    const refused = await logCall(bridge).catch(String);
    expect(refused).toContain("The disk is full, so nothing was stored.");
    disk.makeRoom();
    await logCall(bridge);
    expect((await ask(bridge, "queue.list", { filter: {} })).total).toBe(4);
    opened.close();
    expect((await ask(bridgeTo(open(file)), "desk.status", {})).troubles.told).not.toContainEqual({ kind: "no-room" });
  });
});

describe("the log", () => {
  test("is set aside while the desk runs, and never takes more than two such files", () => {
    const file = join(freshFolder(), "desk.log");
    const log = expectOk(openDeskLog(file), "The log opens");
    const line = "x".repeat(100_000);
    for (let lines = 0; lines < 130; lines += 1) log.info(line, { lines });
    expect(statSync(file).size).toBeLessThan(LARGEST_LOG + 200_000);
    expect(statSync(`${file}.old`).size).toBeLessThan(LARGEST_LOG + 200_000);
    const last = readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toMatchObject({ lines: 129 });
  });

  test("holds a fault that comes a thousand times once, under one number", () => {
    const file = join(freshFolder(), "one.desk");
    const { core } = open(file);
    const numbers = new Set<string>();
    for (let time = 0; time < 1_000; time += 1) numbers.add(core.noteFault("http", new Error("aborted")));
    expect(numbers.size).toBe(1);
    core.noteFault("http", new Error("another"));
    const lines = readFileSync(`${file}.log`, "utf8")
      .split("\n")
      .filter((text) => text.includes("A bug was caught"));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain([...numbers][0] ?? randomUUID());
  });
});
