import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerRequests } from "../../../electron/ipc/answer-requests.ts";
import { MOST_FAULTS } from "../../../shared/contract/limits.ts";
import { IPC } from "../../../shared/contract/wire.ts";
import { type CoreDesk, openCoreDesk } from "../../support/core/desk.ts";
import { ipcMain, ipcRenderer, system } from "../../support/electron/double.ts";

let desk: CoreDesk;
beforeAll(() => {
  desk = openCoreDesk();
});
afterAll(() => desk.close());
beforeEach(() => ipcMain.removeHandler(IPC.request));

const MILLION = 1_000_000;
const ring: Record<string, unknown> = { agreements: [] };
ring["more"] = { ring };
const wide: unknown[] = [];
for (let item = 0; item < 1_000; item += 1) wide.push(wide);
const gaps: unknown[] = [];
gaps.length = 4_000_000_000;
/** Each holds the one before a hundred times: written out it would be larger than the world. */
const folded = Array.from({ length: 20 }).reduce<unknown>((inner) => Array.from({ length: 100 }, () => inner), 1);

const HOSTILE: Readonly<Record<string, unknown>> = {
  "a million numbers in a list": { agreements: Array.from({ length: MILLION }, (_, number) => number) },
  "a million lists in lists": {
    agreements: Array.from({ length: 1_000 }, () => Array.from({ length: 1_000 }, () => [])),
  },
  "a list of gaps": { agreements: gaps },
  "a ring": ring,
  "a list that holds itself a thousand times": { agreements: wide },
  "lists folded into each other": { agreements: folded },
  "a thousand wrong ones": { agreements: Array.from({ length: 1_000 }, () => 7) },
};

describe.each(Object.entries(HOSTILE))("%s", (_title, input) => {
  test("is refused in a short answer", async () => {
    const answer = await desk.core.handle("agreement.use", input, { host: "browser", connection: "a window" });
    expect(answer).toMatchObject({ ok: false, error: { kind: "invalid" } });
    expect(JSON.stringify(answer).length).toBeLessThan(20_000);
    expect(!answer.ok && "faults" in answer.error && answer.error.faults.length).toBeLessThanOrEqual(MOST_FAULTS);
  });

  test("is answered over IPC too", async () => {
    system.sender = { url: "app://desk/", origin: "app://desk", parent: null };
    answerRequests(desk.core);
    expect(await ipcRenderer.invoke(IPC.request, "agreement.use", input)).toMatchObject({ ok: false });
  });
});

test("a list too long is refused before one of its values is looked at", async () => {
  let looks = 0;
  const list = new Proxy(
    Array.from({ length: MILLION }, () => 7),
    {
      get: (target, name) => {
        looks += 1;
        return Reflect.get(target, name) as unknown;
      },
    },
  );
  const answer = await desk.core.handle(
    "agreement.use",
    { agreements: list },
    { host: "browser", connection: "a window" },
  );
  expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining("here are 1,000,000") } });
  expect(looks).toBeLessThan(10);
});
