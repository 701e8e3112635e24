import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerRequests } from "../../../electron/ipc/answer-requests.ts";
import { SENDER_CHECKS } from "../../../electron/ipc/sender-checks.ts";
import { IPC, LONGEST_INPUT } from "../../../shared/contract/wire.ts";
import { type CoreDesk, openCoreDesk } from "../../support/core/desk.ts";
import { handledChannels, ipcMain, ipcRenderer, system } from "../../support/electron/double.ts";

const OURS = { url: "app://desk/#/queue", origin: "app://desk", parent: null };
const EVE = { name: "Eve", team: "Outside" };

type Sender = typeof system.sender;
interface Attack {
  readonly sender: Sender;
  readonly input?: unknown;
}

const ATTACKS: Readonly<Record<string, Readonly<Record<string, Attack>>>> = {
  "own-origin": {
    "a web page": { sender: { url: "https://evil.example/", origin: "https://evil.example", parent: null } },
    "a file": { sender: { url: "file:///tmp/page.html", origin: "file://", parent: null } },
    "another host of our own scheme": { sender: { url: "app://other/", origin: "app://other", parent: null } },
    "a host that begins like ours": { sender: { url: "app://desk.evil/", origin: "app://desk.evil", parent: null } },
    "an empty page with our origin": { sender: { url: "about:blank", origin: "app://desk", parent: null } },
    "a sandboxed page at our address": { sender: { url: "app://desk/", origin: "null", parent: null } },
    "a frame that is gone": { sender: null },
  },
  "top-frame": {
    "a frame inside our own page": { sender: { ...OURS, parent: {} } },
  },
  "bounded-input": {
    "one text larger than the desk reads": { sender: OURS, input: { ...EVE, more: "x".repeat(LONGEST_INPUT + 1) } },
    "very many small ones": {
      sender: OURS,
      input: { ...EVE, more: Array.from({ length: LONGEST_INPUT / 8 }, () => 1) },
    },
    bytes: { sender: OURS, input: { ...EVE, more: new Uint8Array(LONGEST_INPUT + 1) } },
  },
};

describe("who may ask over Electron IPC", () => {
  let desk: CoreDesk;
  beforeAll(() => {
    desk = openCoreDesk();
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    ipcMain.removeHandler(IPC.request);
    system.sender = OURS;
  });

  const addEve = ({ sender, input = EVE }: Attack): Promise<unknown> => {
    system.sender = sender;
    return ipcRenderer.invoke(IPC.request, "people.add", input);
  };

  test("the desk's own page, over one channel", async () => {
    answerRequests(desk.core);
    expect(handledChannels()).toEqual([IPC.request]);
    expect(await ipcRenderer.invoke(IPC.request, "desk.status", {})).toMatchObject({
      ok: true,
      value: { host: "electron" },
    });
  });

  test("every check has an attack that shows what it holds back", () => {
    expect(Object.keys(ATTACKS)).toEqual(SENDER_CHECKS.map(({ name }) => name));
  });

  describe.each(Object.entries(ATTACKS))("held back by %s", (check, attacks) => {
    test.each(Object.entries(attacks))("%s is answered with a refusal", async (_title, attack) => {
      answerRequests(desk.core);
      expect(await addEve(attack)).toMatchObject({
        ok: false,
        error: { kind: "forbidden", message: expect.stringMatching(/[.]$/) },
      });
    });

    test.each(Object.entries(attacks))("%s: would reach the core without it", async (_title, attack) => {
      const reached: string[] = [];
      const core = {
        ...desk.core,
        handle: async (name: string) => {
          reached.push(name);
          return { ok: true, value: null } as const;
        },
      };
      answerRequests(
        core,
        SENDER_CHECKS.filter(({ name }) => name !== check),
      );
      await addEve(attack);
      expect(reached).toEqual(["people.add"]);
    });
  });

  test("a name that is no text is answered like one nobody knows", async () => {
    answerRequests(desk.core);
    const ring: unknown[] = [];
    ring.push(ring);
    let deep: unknown[] = [];
    for (let depth = 0; depth < 1_000; depth += 1) deep = [deep];
    for (const name of [
      undefined,
      null,
      7,
      {},
      ["desk.status"],
      ["desk.status", "x"],
      ring,
      deep,
      Object.create(null),
    ]) {
      expect(await ipcRenderer.invoke(IPC.request, name, {})).toMatchObject({ ok: false, error: { kind: "invalid" } });
    }
  });
});
