import { expect, test } from "vitest";
import { openDirectory } from "../../../../electron/core/records/directory.ts";
import { type PlainWorld, plainKinds } from "../../../../electron/core/records/plain-kinds.ts";
import {
  type Acting,
  carryOut,
  type RecordDesk,
  type RecordRequest,
} from "../../../../electron/core/records/run-records.ts";
import type { Role } from "../../../../shared/agreement/roles.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { createMemoryLog, type MemoryLog } from "../../../support/desk/memory-log.ts";

const acting = (...roles: readonly Role[]): Acting => ({ by: { kind: "person", id: asId("asha") }, roles });

function deskOver(log: MemoryLog): RecordDesk<PlainWorld> {
  const directory = openDirectory(log, "desk");
  return {
    world: { directory, shelf: { documents: [] } },
    kinds: new Map(plainKinds<PlainWorld>().map((kind) => [kind.category, kind])),
    newId: (commandId, number) => `${commandId}-${number}`,
    now: () => 2_000,
    clockOffsetMs: () => null,
    position: log.position,
    premisesOf: () => [],
    written: (changed, to) => directory.refresh(to, changed),
  };
}

let count = 0;
const request = (who: Acting, ...parts: RecordRequest["parts"]): RecordRequest => {
  count += 1;
  return { commandId: asId(`command-${count}`), acting: who, at: 1_000, parts };
};
const addLee = {
  category: "person",
  stream: "lee",
  expectedVersion: 0,
  command: { type: "AddPerson", name: "Lee Okafor", team: "First line", roles: ["analyst"] },
  told: null,
};
const addSite = {
  category: "customer",
  stream: "bramhall",
  expectedVersion: 0,
  command: { type: "AddCustomer", name: "Bramhall High", agreement: "stockport" },
  told: null,
};
const rename = (name: string, expectedVersion: number | undefined) => ({
  category: "person",
  stream: "lee",
  expectedVersion,
  command: { type: "RenamePerson", name },
  told: null,
});

test("one command about two records is one entry of the log, each event at its place in it", () => {
  const log = createMemoryLog();
  const done = carryOut(deskOver(log), log, request(acting("administrator"), addLee, addSite));
  expect(done).toMatchObject({ ok: true, value: { streams: [{ version: 1 }, { version: 1 }], wasRepeat: false } });
  expect(
    log.events.map(({ type, commandIndex, commandCount, seen }) => [type, commandIndex, commandCount, seen]),
  ).toEqual([
    ["PersonAdded", 0, 2, 0],
    ["CustomerAdded", 1, 2, 0],
  ]);
});

test("where one of two records refuses, nothing is stored of either", () => {
  const log = createMemoryLog();
  const desk = deskOver(log);
  carryOut(desk, log, request(acting("administrator"), addSite));
  const again = carryOut(
    desk,
    log,
    request(acting("administrator"), addLee, { ...addSite, expectedVersion: undefined }),
  );
  expect(again).toMatchObject({ ok: false, error: { kind: "refused", message: "Bramhall High is known already." } });
  expect(log.events).toHaveLength(1);
});

test("a command sent twice is done once", () => {
  const log = createMemoryLog();
  const desk = deskOver(log);
  const asked = request(acting("administrator"), addLee);
  carryOut(desk, log, asked);
  expect(carryOut(desk, log, asked)).toMatchObject({ ok: true, value: { wasRepeat: true, streams: [{ version: 1 }] } });
  expect(log.events).toHaveLength(1);
});

test("whoever has not the role is told who may", () => {
  const log = createMemoryLog();
  const answer = carryOut(deskOver(log), log, request(acting("analyst", "board-member"), addLee));
  expect(answer).toMatchObject({
    ok: false,
    error: { kind: "forbidden", message: "Only an administrator may do this." },
  });
  expect(log.events).toHaveLength(0);
});

test("the desk's timers may do only what is theirs", () => {
  const log = createMemoryLog();
  const answer = carryOut(deskOver(log), log, request({ by: { kind: "timer" } }, addLee));
  expect(answer).toMatchObject({ ok: false, error: { kind: "forbidden" } });
});

test("a person who looked at an older version is asked to look again where it matters, and only there", () => {
  const log = createMemoryLog();
  const desk = deskOver(log);
  const administrator = acting("administrator");
  carryOut(desk, log, request(administrator, addLee));
  carryOut(desk, log, request(administrator, rename("Lee O.", 1)));
  expect(carryOut(desk, log, request(administrator, rename("Leigh Okafor", 1)))).toMatchObject({ ok: true });
  carryOut(
    desk,
    log,
    request(administrator, { ...addLee, expectedVersion: 3, command: { type: "RecordLeaving" }, told: null }),
  );
  expect(carryOut(desk, log, request(administrator, rename("Lee", 3)))).toMatchObject({
    ok: false,
    error: { kind: "conflict" },
  });
});

test("a record with something a later version wrote can be read only", () => {
  const log = createMemoryLog();
  const desk = deskOver(log);
  carryOut(desk, log, request(acting("administrator"), addLee));
  log.append({
    commandId: asId("newer"),
    by: { kind: "timer" },
    recordedAt: 1,
    clockOffsetMs: null,
    seen: 1,
    streams: [
      {
        category: "person",
        stream: "lee",
        expectedVersion: 1,
        events: [{ type: "PersonPromoted", schemaVersion: 1, facts: "{}", words: null, at: 1 }],
      },
    ],
    claims: [],
  });
  expect(carryOut(desk, log, request(acting("administrator"), rename("Leigh", undefined)))).toMatchObject({
    ok: false,
    error: { kind: "refused", rejection: "RecordIsReadOnly" },
  });
});
