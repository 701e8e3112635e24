import { beforeEach, describe, expect, test } from "vitest";
import type { Client } from "../../../renderer/client/client.ts";
import { createNoticeStore, dismissNotices, followNotices } from "../../../renderer/stores/notice-store.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import type { NoticeDelivered } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";

const notice = (ticket: string, percent = 100, position = 1): NoticeDelivered => ({
  kind: "ticket",
  ticketId: asId(ticket),
  position,
  reference: `ST-${ticket}`,
  promise: "fix",
  percent,
  dueAt: 1_000,
  to: [],
  isLate: false,
  summary: "",
  zone: "Europe/London",
});

function fakeStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

describe("notices of the desk", () => {
  let recent: NoticeDelivered[];
  let tell: (push: Push) => void;
  let storage: Storage;
  let heard: number[];

  beforeEach(() => {
    recent = [];
    heard = [];
    storage = fakeStorage();
  });

  /** A window opened on the desk, once it has asked for what it missed. */
  async function opened() {
    const client: Pick<Client, "request" | "subscribe"> = {
      request: (name, input) => {
        if (name === "notice.heard") heard.push("upTo" in input ? input.upTo : -1);
        return Promise.resolve({ ok: true, value: recent as never });
      },
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    const store = createNoticeStore(storage);
    followNotices(client as Client, store); // asks and listens, no more
    await Promise.resolve();
    await Promise.resolve();
    return store;
  }
  const shown = (store: ReturnType<typeof createNoticeStore>) =>
    store.getState().notices.map((each) => `${each.reference} ${each.kind === "ticket" ? each.percent : each.what}`);

  test("what came due before the window was open is told when it opens", async () => {
    recent = [notice("b"), notice("a")];
    expect(shown(await opened())).toEqual(["ST-b 100", "ST-a 100"]);
  });

  test("one told twice, by the stream and on asking, stands once", async () => {
    const store = await opened();
    tell({ name: "notice.delivered", data: notice("a", 65) });
    tell({ name: "notice.delivered", data: notice("a", 65) });
    tell({ name: "notice.delivered", data: notice("a") });
    expect(shown(store)).toEqual(["ST-a 100", "ST-a 65"]);
  });

  test("the desk is told up to where everything was put away, and never of what still stands", async () => {
    recent = [notice("c", 100, 30), notice("b", 100, 20), notice("a", 100, 10)];
    const store = await opened();
    const putAway = (ticket: string): void => dismissNotices(store, ({ reference }) => reference === `ST-${ticket}`);
    heard.length = 0;
    putAway("b");
    putAway("a");
    expect(heard).toEqual([29]);
    putAway("c");
    expect(heard).toEqual([29, 30]);
    tell({ name: "notice.delivered", data: notice("d", 100, 40) });
    putAway("d");
    expect(heard.at(-1)).toBe(40);
  });

  test("what was missed while the stream was away is asked for", async () => {
    const store = await opened();
    recent = [notice("a")];
    tell({ name: "stream.resynced", data: { position: 1 } });
    await Promise.resolve();
    await Promise.resolve();
    expect(shown(store)).toEqual(["ST-a 100"]);
  });

  test("a dismissed one does not come back with the next window, and is forgotten with the desk's run", async () => {
    recent = [notice("b"), notice("a")];
    const store = await opened();
    dismissNotices(store, ({ reference }) => reference === "ST-a");
    expect(shown(store)).toEqual(["ST-b 100"]);
    expect(shown(await opened())).toEqual(["ST-b 100"]);
    recent = [];
    expect((await opened()).getState().dismissed).toEqual([]);
  });

  test("a damaged memory of dismissals is no reason not to start", async () => {
    storage.setItem("deskwatch.dismissed-notices", "{");
    recent = [notice("a")];
    expect(shown(await opened())).toEqual(["ST-a 100"]);
  });
});
