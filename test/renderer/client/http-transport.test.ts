import { expect, test } from "vitest";
import { httpTransport } from "../../../renderer/client/http-transport.ts";
import { launchCodeIn, sessionKey } from "../../../renderer/client/session-key.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { emptyStorage } from "../../support/http/page.ts";

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });
const stream = (text: string): Response => new Response(text, { headers: { "Content-Type": "text/event-stream" } });
const never = (): Promise<never> => new Promise(() => undefined);
const key = { token: () => Promise.resolve("T"), forget: () => undefined };

interface Asked {
  readonly path: string;
  readonly headers: Headers;
}

/** A host that answers from a list, in order, and then not at all. */
function host(answers: readonly (() => Response | Promise<Response>)[]) {
  const asked: Asked[] = [];
  const fetchHere: typeof fetch = async (path, init) => {
    asked.push({ path: typeof path === "string" ? path : "not a path", headers: new Headers(init?.headers) });
    return (answers[asked.length - 1] ?? never)();
  };
  return { asked, fetch: fetchHere };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("a request carries the token and gives back the host's answer, whatever its status", async () => {
  const { asked, fetch } = host([
    () => json({ ok: true, value: [] }),
    () => json({ ok: false, error: { kind: "invalid" } }, 415),
  ]);
  const client = httpTransport({ fetch, key, wait: never });
  expect(await client.request("view.list", {})).toEqual({ ok: true, value: [] });
  expect(asked[0]?.path).toBe("/api/request/view.list");
  expect(asked[0]?.headers.get("authorization")).toBe("Bearer T");
  expect(client.connection.get()).toBe("online");
  expect(await client.request("view.list", {})).toMatchObject({ ok: false, error: { kind: "invalid" } });
});

test("a host that hears and does not answer is away after a while, but may take its time for long work", async () => {
  const fetch: typeof globalThis.fetch = (_path, init) =>
    new Promise((_answer, fail) => {
      init?.signal?.addEventListener("abort", () => fail(new Error("timed out")));
    });
  const client = httpTransport({ fetch, key, wait: never, answerWithinMs: 1 });
  const answer = await client.request("ticket.command", {
    commandId: crypto.randomUUID(),
    ticketId: crypto.randomUUID(),
    command: { type: "AddNote", text: "Rang back" },
  });
  expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining("count this as not stored") } });
  expect(client.connection.get()).toBe("offline");
  const long = client.request("desk.openExample", {}).then(() => "answered");
  expect(await Promise.race([long, settle().then(() => "waiting")])).toBe("waiting");
});

test("a host that is away is answered with a sentence, and the window is offline until it is back", async () => {
  const { fetch } = host([() => Promise.reject(new TypeError("refused")), () => json({ ok: true, value: [] })]);
  const client = httpTransport({ fetch, key, wait: never });
  expect(await client.request("view.list", {})).toMatchObject({ ok: false, error: { kind: "unavailable" } });
  expect(client.connection.get()).toBe("offline");
  await client.request("view.list", {});
  expect(client.connection.get()).toBe("online");
});

test("what could not be asked promises no second try, and what may have been changed is told apart", async () => {
  const { fetch } = host([1, 2].map(() => () => Promise.reject(new TypeError("refused"))));
  const client = httpTransport({ fetch, key, wait: never });
  const said = async (answer: Promise<Answer<unknown>>): Promise<string> => {
    const told = await answer;
    return told.ok ? "" : told.error.message;
  };
  const read = await said(client.request("queue.counts", { filter: {} }));
  const changed = await said(client.request("view.remove", { id: "v1" }));
  expect(read).toContain("cannot be shown now");
  expect(changed).toContain("count this as not stored");
  expect(`${read} ${changed}`).not.toContain("tried again");
});

test("a window without a key asks nothing and says so", async () => {
  const { asked, fetch } = host([]);
  const client = httpTransport({ fetch, key: { ...key, token: () => Promise.resolve(null) }, wait: never });
  expect(await client.request("view.list", {})).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  expect(asked).toEqual([]);
  expect(client.connection.get()).toBe("locked");
});

test("pushes are told to every listener; a broken stream is resumed where it was", async () => {
  const changed: Push = { name: "desk.changed", data: { position: 7 } };
  const { asked, fetch } = host([
    () => stream(`id: e-1\nevent: ready\ndata: {}\n\nid: e-2\nevent: push\ndata: ${JSON.stringify(changed)}\n\n`),
    () => Promise.reject(new TypeError("refused")),
    () => new Response(new ReadableStream()),
  ]);
  const client = httpTransport({ fetch, key, wait: () => Promise.resolve() });
  const told: Push[] = [];
  const states: string[] = [];
  client.connection.subscribe(() => states.push(client.connection.get()));
  client.subscribe((push) => told.push(push));
  client.subscribe((push) => told.push(push));
  await settle();
  expect(told).toEqual([changed, changed]);
  expect(asked.map(({ headers }) => headers.get("last-event-id"))).toEqual([null, "e-2", "e-2"]);
  expect(states).toEqual(["online", "offline", "online"]);
});

test("a stream that is refused its token locks the window and is not asked for again", async () => {
  const { asked, fetch } = host([() => json({}, 401)]);
  const client = httpTransport({ fetch, key, wait: () => Promise.resolve() });
  client.subscribe(() => undefined);
  await settle();
  expect(client.connection.get()).toBe("locked");
  expect(asked).toHaveLength(1);
});

test("the launch code is exchanged once, taken out of the address, and its token kept for reloads", async () => {
  const { asked, fetch } = host([() => json({ ok: true, value: { token: "fresh" } })]);
  const storage = emptyStorage();
  let hash = "#launch=CODE";
  const opened = sessionKey(fetch, storage, { hash, clearHash: () => (hash = "") });
  expect(await Promise.all([opened.token(), opened.token()])).toEqual(["fresh", "fresh"]);
  expect(asked).toHaveLength(1);
  expect(hash).toBe("");
  expect(await sessionKey(fetch, storage, { hash, clearHash: () => undefined }).token()).toBe("fresh");
});

test("a used launch code falls back to the token of this tab; a host that is away is asked again", async () => {
  const storage = emptyStorage();
  storage.setItem("deskwatch.token", "kept");
  const refused = host([() => json({ ok: false, error: { kind: "forbidden" } }, 401)]);
  const address = { hash: "#launch=USED", clearHash: () => undefined };
  expect(await sessionKey(refused.fetch, storage, address).token()).toBe("kept");
  const late = host([
    () => Promise.reject(new TypeError("refused")),
    () => json({ ok: true, value: { token: "later" } }),
  ]);
  const opened = sessionKey(late.fetch, emptyStorage(), address);
  await expect(opened.token()).rejects.toThrow("refused");
  expect(await opened.token()).toBe("later");
});

test("a launch code is found in the fragment and nowhere else", () => {
  expect(launchCodeIn("#launch=a-b_1")).toBe("a-b_1");
  expect(launchCodeIn("#/queue/launch")).toBeNull();
  expect(launchCodeIn("")).toBeNull();
});
