import { beforeEach, expect, test } from "vitest";
import type { Client } from "../../../../renderer/client/client.ts";
import { connectionCell } from "../../../../renderer/client/connection-cell.ts";
import { createAgreementStore, loadAgreements } from "../../../../renderer/stores/agreement-store.ts";
import { followQueue } from "../../../../renderer/stores/queue/follow-queue.ts";
import { openInOrder, rearrange, takeInOwn } from "../../../../renderer/stores/queue/hold-still.ts";
import { loadQueue, showFilter } from "../../../../renderer/stores/queue/load-queue.ts";
import type { QueueDesk } from "../../../../renderer/stores/queue/queue-desk.ts";
import { EVERYTHING_OPEN } from "../../../../renderer/stores/queue/queue-filter.ts";
import { createQueueStore } from "../../../../renderer/stores/queue/queue-store.ts";
import { createTicker } from "../../../../renderer/stores/ticker.ts";
import { bundledAgreements } from "../../../../shared/agreement/registry.ts";
import type { Answer } from "../../../../shared/contract/answer.ts";
import type { QueueRow } from "../../../../shared/contract/queue-row.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { HOUR, NOW, row } from "./rows.ts";

/** A desk that holds rows and answers as the host does: the port of the client, faked. */
let held: QueueRow[] = [];
let now = NOW;
let push: (ids: readonly string[]) => Promise<void>;
let desk: QueueDesk;

function answerTo(name: string, input: object): unknown {
  const { ids = [], offset = 0, limit = 200 }: { ids?: string[]; offset?: number; limit?: number } = input;
  if (name === "agreement.list") return { inUse: bundledAgreements(), available: [] };
  if (name === "queue.rows") return held.filter(({ id }) => ids.includes(id));
  if (name !== "queue.list") return { all: held.length };
  const open = held.filter(({ status }) => status === "open");
  return { rows: open.slice(offset, offset + limit), total: open.length, whole: open.length, position: 0, asOf: now };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  held = [];
  now = NOW;
  let tell: Parameters<Client["subscribe"]>[0] = () => undefined;
  const client: Client = {
    // What the fake answers has the shape the contract promises for the name.
    request: (name, input) => Promise.resolve({ ok: true, value: answerTo(name, input) } as Answer<never>),
    subscribe(listener) {
      tell = listener;
      return () => undefined;
    },
    connection: connectionCell("online"),
  };
  const agreements = createAgreementStore();
  agreements.setState({ isLoaded: true });
  desk = {
    client,
    agreements,
    queue: createQueueStore(),
    zone: undefined,
    ticker: createTicker({ now: () => now, after: () => () => undefined }),
    drawn: () => Promise.resolve(),
    me: () => "asha",
  };
  followQueue(desk, (_ms, work) => {
    void Promise.resolve().then(work);
    return () => undefined;
  });
  push = async (ids) => {
    tell({ name: "tickets.changed", data: { ids, position: 1 } });
    await settle();
    await settle();
  };
});

const shown = (): string[] =>
  desk.queue.getState().entries.flatMap((entry) => (entry.kind === "ticket" ? [entry.id] : []));

test("the first page is shown at once and the rest behind it, in one order", async () => {
  held = Array.from({ length: 3_000 }, (_, index) => row(`t${index}`, NOW + (index + 1) * 1_000));
  await loadQueue(desk);
  expect(shown()).toHaveLength(3_000);
  expect(desk.queue.getState()).toMatchObject({ loading: "done", total: 3_000, activeId: "t0" });
});

test("a push changes its row in place; the order waits for R", async () => {
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR)];
  await loadQueue(desk);
  held = [row("a", NOW + 3 * HOUR, { summary: "Changed" }), row("b", NOW + 2 * HOUR)];
  await push(["a"]);
  expect(shown()).toEqual(["a", "b"]);
  expect(desk.queue.getState().rows.get("a")?.summary).toBe("Changed");
  expect(desk.queue.getState().unrest).toEqual({ moves: 1, arrivals: 0, departures: 0 });
  rearrange(desk);
  expect(shown()).toEqual(["b", "a"]);
  expect(desk.queue.getState().unrest).toEqual({ moves: 0, arrivals: 0, departures: 0 });
});

test("a list that holds still does not lie: its counts are of now, and what stands under another's heading says so", async () => {
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR), row("c", NOW + 3 * HOUR)];
  await loadQueue(desk);
  await loadAgreements(desk.client, desk.agreements);
  const counts = () => Object.fromEntries(desk.queue.getState().groupCounts);
  expect(counts()).toEqual({ "before-lunch": 3 });
  expect(desk.queue.getState().misplaced.size).toBe(0);
  now = NOW + HOUR + 1;
  desk.ticker.beat();
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR), row("c", null, { status: "closed" })];
  await push(["c"]);
  expect(shown()).toEqual(["a", "b", "c"]);
  expect(counts()).toEqual({ missed: 1, "before-lunch": 1 });
  expect([...desk.queue.getState().misplaced]).toEqual([
    ["a", "missed"],
    ["c", null],
  ]);
  rearrange(desk);
  expect(counts()).toEqual({ missed: 1, "before-lunch": 1 });
  expect(desk.queue.getState().misplaced.size).toBe(0);
});

test("agreements that come after the tickets divide the day at once; told again, they move nothing", async () => {
  const headings = (): string[] =>
    desk.queue.getState().entries.flatMap((entry) => (entry.kind === "group" ? [entry.group] : []));
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR)];
  await loadQueue(desk);
  expect(headings()).toEqual(["later"]);
  await loadAgreements(desk.client, desk.agreements);
  expect(headings()).toEqual(["before-lunch"]);
  held = [row("a", NOW + 4 * HOUR), row("b", NOW + 2 * HOUR)];
  await push(["a"]);
  await loadAgreements(desk.client, desk.agreements);
  expect(shown()).toEqual(["a", "b"]);
});

test("what arrives and what leaves is counted, and the keyboard stays on its ticket or goes to the next", async () => {
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR), row("c", NOW + 3 * HOUR)];
  await loadQueue(desk);
  desk.queue.setState({ activeId: "b" });
  held = [
    row("a", NOW + HOUR),
    row("b", null, { status: "resolved" }),
    row("c", NOW + 3 * HOUR),
    row("d", NOW + 60_000),
  ];
  await push(["b", "d"]);
  expect(shown()).toEqual(["a", "b", "c"]);
  expect(desk.queue.getState().unrest).toEqual({ moves: 0, arrivals: 1, departures: 1 });
  rearrange(desk);
  expect(shown()).toEqual(["d", "a", "c"]);
  expect(desk.queue.getState().activeId).toBe("c");
});

test("a ticket of somebody else does not arrive in my view", async () => {
  held = [row("a", NOW + HOUR, { owner: { id: asId("asha"), name: "Asha" } })];
  await showFilter(desk, { ...EVERYTHING_OPEN, view: "mine" });
  held = [...held, row("b", NOW + HOUR, { owner: { id: asId("lee"), name: "Lee" } })];
  await push(["b"]);
  expect(desk.queue.getState().unrest.arrivals).toBe(0);
});

test("time alone makes a ticket missed: it is counted, and does not move by itself", async () => {
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR)];
  await loadQueue(desk);
  now = NOW + HOUR;
  desk.ticker.beat();
  expect(desk.queue.getState().unrest.moves).toBe(0);
  now = NOW + HOUR + 1;
  desk.ticker.beat();
  expect(desk.queue.getState().unrest.moves).toBe(1);
  expect(shown()).toEqual(["a", "b"]);
});

test("an answer to an older question is not shown", async () => {
  held = [row("a", NOW + HOUR)];
  const first = loadQueue(desk);
  held = [row("b", NOW + HOUR)];
  await Promise.all([first, showFilter(desk, { ...EVERYTHING_OPEN, text: "b" })]);
  expect(shown()).toEqual(["b"]);
});

test("an empty list fills by itself: nothing stands in it that could move", async () => {
  await loadQueue(desk);
  expect(desk.queue.getState().entries).toEqual([]);
  held = [row("first", NOW + HOUR)];
  await push(["first"]);
  expect(desk.queue.getState().entries.filter(({ kind }) => kind === "ticket")).toMatchObject([{ id: "first" }]);
  expect(desk.queue.getState().unrest).toMatchObject({ arrivals: 0 });
});

test("in a list that filled by itself the keyboard stands at the top, whatever was told first", async () => {
  await loadQueue(desk);
  held = [row("later", NOW + 5 * HOUR), row("sooner", NOW + HOUR)];
  await push(["later", "sooner"]);
  expect(desk.queue.getState()).toMatchObject({ activeId: "sooner", total: 2 });
});

test("the list opens in order, and stands still from then on", async () => {
  held = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR)];
  await loadQueue(desk);
  held = [row("a", NOW + 3 * HOUR), row("b", NOW + 2 * HOUR), row("c", NOW + HOUR)];
  await push(["a", "c"]);
  expect(shown()).toEqual(["a", "b"]);
  openInOrder(desk);
  expect(shown()).toEqual(["c", "b", "a"]);
  expect(desk.queue.getState()).toMatchObject({ total: 3, unrest: { moves: 0, arrivals: 0, departures: 0 } });
});

test("a call logged at this window stands in its list at once, and its push changes nothing", async () => {
  held = [row("a", NOW + HOUR)];
  await loadQueue(desk);
  const own = row("own", NOW + 2 * HOUR);
  held = [...held, own];
  await takeInOwn(desk, own);
  expect(shown()).toEqual(["a", "own"]);
  await push(["own"]);
  expect(desk.queue.getState().unrest.arrivals).toBe(0);
});

test("a call logged at this window does not show up in a view it does not belong to", async () => {
  held = [row("a", NOW + HOUR, { priority: "P1" })];
  await showFilter(desk, { ...EVERYTHING_OPEN, priorities: ["P1"] });
  await takeInOwn(desk, row("own", NOW + 2 * HOUR, { priority: "P4" }));
  expect(shown()).toEqual(["a"]);
});
