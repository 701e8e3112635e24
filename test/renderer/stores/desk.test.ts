import { expect, test } from "vitest";
import type { Client } from "../../../renderer/client/client.ts";
import { connectionCell } from "../../../renderer/client/connection-cell.ts";
import { createDesk, type Desk, startDesk } from "../../../renderer/stores/desk.ts";
import { signIn } from "../../../renderer/stores/session-store.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import { storageOf } from "../../support/window/storage-of.ts";
import { NOW, row } from "./queue/rows.ts";

const ASHA = { id: "asha", name: "Asha Bello", team: "Desk", needsPassword: false };

interface Host {
  readonly desk: Desk;
  readonly asked: readonly string[];
}

/** A window just opened on a desk of one ticket. `slow` answers only when everything else has been answered. */
function openWindow(before: { signedIn: string | null; needsPassword?: boolean; slow?: string }): Host {
  let person = before.signedIn;
  const asked: string[] = [];
  const choices = [{ ...ASHA, needsPassword: before.needsPassword ?? false }];
  const answer = (name: string, input: object): Answer<unknown> => {
    if (name === "session.signIn") person = "person" in input ? String(input.person) : null;
    if (name.startsWith("session.")) {
      return {
        ok: true,
        value: { person: person === null ? null : { ...ASHA, id: person }, choices, isLocked: false },
      };
    }
    if (name === "agreement.list") return { ok: true, value: { inUse: [], available: [] } };
    if (name === "view.list" || name === "notice.recent" || name === "draft.list") return { ok: true, value: [] };
    if (name === "desk.status") return { ok: true, value: { isSetUp: true } };
    if (person === null) return { ok: false, error: { kind: "forbidden", message: "Sign in first." } };
    const rows = [row("t1", NOW + 1)];
    return { ok: true, value: name === "queue.list" ? { rows, total: 1, position: 0, asOf: NOW } : { all: 1 } };
  };
  const client: Client = {
    request: async (name, input) => {
      asked.push(name);
      const said = answer(name, input);
      await new Promise((resolve) => setTimeout(resolve, name === before.slow ? 5 : 0));
      return said as Answer<never>; // what the fake answers has the shape the contract promises for the name
    },
    subscribe: () => () => undefined,
    connection: connectionCell("online"),
  };
  const desk = createDesk({
    client,
    time: { now: () => NOW, after: () => () => undefined },
    address: { read: () => "", write: () => undefined, subscribe: () => () => undefined },
    storage: storageOf(),
    zone: undefined,
    drawn: () => Promise.resolve(),
  });
  startDesk(desk, () => () => undefined);
  return { desk, asked };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));
const loads = ({ asked }: Host): number => asked.filter((name) => name === "queue.list").length;
const shown = ({ desk }: Host): unknown => [...desk.queue.getState().rows.keys()];

test.each([undefined, "queue.list", "session.show"])(
  "whoever sits at the window already has the tickets with the first question (%s is slow)",
  async (slow) => {
    const host = openWindow({ signedIn: "asha", ...(slow === undefined ? {} : { slow }) });
    await settled();
    expect(shown(host)).toEqual(["t1"]);
    expect(loads(host)).toBe(1);
    expect(host.desk.queue.getState()).toMatchObject({ counts: { all: 1 }, problem: null });
  },
);

test.each([undefined, "queue.list", "session.show", "session.signIn"])(
  "whoever sits down by themselves gets the tickets as soon as they do (%s is slow)",
  async (slow) => {
    const host = openWindow({ signedIn: null, ...(slow === undefined ? {} : { slow }) });
    await settled();
    expect(shown(host)).toEqual(["t1"]);
    expect(host.desk.queue.getState()).toMatchObject({ counts: { all: 1 }, problem: null });
  },
);

test("whoever needs a password gets nothing before they gave it, and everything after", async () => {
  const host = openWindow({ signedIn: null, needsPassword: true });
  await settled();
  expect(shown(host)).toEqual([]);
  await signIn(host.desk, "asha", "long enough");
  await settled();
  expect(shown(host)).toEqual(["t1"]);
});

test("whoever takes over the window has the tickets loaded anew", async () => {
  const host = openWindow({ signedIn: "asha" });
  await settled();
  await signIn(host.desk, "ben", undefined);
  await settled();
  expect(loads(host)).toBe(2);
});
