import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HttpHost } from "../../../electron/http/listen.ts";
import { createPushLog, type PushLog } from "../../../electron/http/push-log.ts";
import { pushStream, type StreamParts } from "../../../electron/http/push-stream.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import type { SessionView } from "../../../shared/contract/views.ts";
import { HTTP } from "../../../shared/contract/wire.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { type CoreDesk, openCoreDesk } from "../../support/core/desk.ts";
import { hostWithout, pageHeaders, send, signIn } from "../../support/http/attacker.ts";
import { ask } from "../../support/ticket/calls.ts";

const partsOf = (log: PushLog): StreamParts => ({ log, lastSeen: undefined, position: 0, mayHear: () => true });
const pushAt = (position: number): Push => ({ name: "desk.changed", data: { position } });

/** Everything a stream says until it has said `until`, as text. */
async function readUntil(stream: ReadableStream<Uint8Array> | null, until: string): Promise<string> {
  const reader = (stream ?? new ReadableStream()).getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (!text.includes(until)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

describe("the log of pushes", () => {
  test("gives what came after a place, in order", () => {
    const log = createPushLog("run");
    for (const position of [1, 2, 3]) log.add(pushAt(position));
    expect(log.since("run-1")?.map(({ id }) => id)).toEqual(["run-2", "run-3"]);
    expect(log.since("run-3")).toEqual([]);
    expect(log.since("run-0")).toHaveLength(3);
  });

  test.each(["run-4", "other-1", "run--1", "run-", "run-1.5", "", "run-abc"])("does not know the place %j", (id) => {
    const log = createPushLog("run");
    for (const position of [1, 2, 3]) log.add(pushAt(position));
    expect(log.since(id)).toBeUndefined();
  });

  test("keeps so many and no more; a place just before the oldest kept is still known", () => {
    const log = createPushLog("run", 2);
    for (const position of [1, 2, 3, 4]) log.add(pushAt(position));
    expect(log.since("run-1")).toBeUndefined();
    expect(log.since("run-2")?.map(({ id }) => id)).toEqual(["run-3", "run-4"]);
  });
});

describe("the stream of pushes", () => {
  test("ends for a page that stops reading, instead of keeping what it never fetches", async () => {
    const log = createPushLog("run", 10);
    const stream = pushStream(partsOf(log), new AbortController().signal);
    for (let position = 1; position <= 2_000; position += 1) log.add(pushAt(position));
    const text = await readUntil(stream, "never said");
    expect(text).toContain("id: run-1\n");
    expect(text).not.toContain("id: run-1999\n");
  });

  test("is over when its page goes away", async () => {
    const log = createPushLog("run");
    const away = new AbortController();
    const stream = pushStream(partsOf(log), away.signal);
    away.abort();
    log.add(pushAt(1));
    expect(await readUntil(stream, "desk.changed")).not.toContain("desk.changed");
  });
});

describe("pushes over loopback HTTP", () => {
  let desk: CoreDesk;
  let host: HttpHost;
  let token: string;

  beforeEach(async () => {
    desk = openCoreDesk();
    host = await hostWithout(desk, null);
    token = await signIn(host);
  });
  afterEach(async () => {
    await host.close();
    desk.close();
  });

  const listen = async (lastSeen?: string): Promise<Response> =>
    fetch(host.address + HTTP.pushes, {
      headers: { ...pageHeaders(host, token), ...(lastSeen === undefined ? {} : { "last-event-id": lastSeen }) },
    });

  test("a page that comes back with its last place hears what it missed", async () => {
    const first = await listen();
    host.publish(pushAt(1));
    const heard = await readUntil(first.body, "desk.changed");
    const place = /id: (\S+)\nevent: push/.exec(heard)?.[1];
    host.publish(pushAt(2));
    host.publish(pushAt(3));
    const back = await readUntil((await listen(place)).body, '"position":3');
    expect(back).toContain('"position":2');
    expect(back).not.toContain('"position":1');
  });

  test("a page that was away for too long, or since before a restart, is told to load everything again", async () => {
    host.publish(pushAt(1));
    const back = await readUntil((await listen("another-run-17")).body, "stream.resynced");
    expect(back).toContain('{"name":"stream.resynced","data":{"position":0}}');
    expect(back).not.toContain("desk.changed");
  });

  test("a page that never heard a push can still resume: the stream begins with its place", async () => {
    const start = await readUntil((await listen()).body, "ready");
    const place = /id: (\S+)\nevent: ready/.exec(start)?.[1];
    host.publish(pushAt(1));
    expect(await readUntil((await listen(place)).body, "desk.changed")).toContain("desk.changed");
  });

  test("a page nobody signed in at hears of no ticket, neither now nor of what it missed; from then on it does", async () => {
    await ask(bridgeTo(desk), "desk.setUp", { agreements: ["stockport"], person: "Asha Bello", team: "Desk" });
    const about = (ids: readonly string[]): Push => ({ name: "tickets.changed", data: { ids, position: 1 } });
    const first = await listen();
    host.publish(about(["one"]));
    host.publish(pushAt(1));
    const heard = await readUntil(first.body, "desk.changed");
    expect(heard).not.toContain("tickets.changed");
    const place = /id: (\S+)\nevent: ready/.exec(heard)?.[1];
    const back = await readUntil((await listen(place)).body, "desk.changed");
    expect(back).not.toContain("tickets.changed");
    const who = { host: "browser", connection: String(pageHeaders(host, token)["authorization"]) } as const;
    const shown = await desk.core.handle("session.show", {}, who);
    // The core answers this name with the contract's type for it.
    const { choices } = expectOk(shown as Answer<SessionView>, "It is told who could sign in");
    await desk.core.handle("session.signIn", { person: choices[0]?.id }, who);
    const seated = await listen();
    host.publish(about(["two"]));
    expect(await readUntil(seated.body, "tickets.changed")).toContain('"two"');
  });

  test("needs the token, like every request", async () => {
    token = "A".repeat(43);
    expect((await listen()).status).toBe(401);
  });

  test("a page that opens streams without end loses its oldest; another page's are untouched", async () => {
    const own = await listen();
    const other = pageHeaders(host, await signIn(host));
    const others = await fetch(host.address + HTTP.pushes, { headers: other });
    for (let more = 0; more < 20; more += 1) await listen();
    host.publish(pushAt(1));
    expect(await readUntil(own.body, "desk.changed")).not.toContain("desk.changed");
    expect(await readUntil(others.body, "desk.changed")).toContain("desk.changed");
  });

  test("cannot be opened by POST", async () => {
    const reply = await send(host, {
      method: "POST",
      path: HTTP.pushes,
      headers: pageHeaders(host, token),
      body: "{}",
    });
    expect(reply.status).toBe(405);
  });

  test("an open stream does not keep the desk from closing", async () => {
    const stream = await listen();
    await host.close();
    await expect(readUntil(stream.body, "never said")).rejects.toThrow(/terminated|aborted|closed/);
    host = await hostWithout(desk, null);
  });
});
