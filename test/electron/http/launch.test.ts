import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HttpHost } from "../../../electron/http/listen.ts";
import { HTTP } from "../../../shared/contract/wire.ts";
import { type CoreDesk, openCoreDesk } from "../../support/core/desk.ts";
import { exchange, hostWithout, launchCodeOf, pageHeaders, send, signIn } from "../../support/http/attacker.ts";

const MINUTE = 60_000;

describe("launch codes and tokens", () => {
  let desk: CoreDesk;
  let host: HttpHost;
  let ms = 0;

  beforeEach(async () => {
    desk = openCoreDesk();
    ms = 0;
    host = await hostWithout(desk, null, { monotonicMs: () => ms });
  });
  afterEach(async () => {
    await host.close();
    desk.close();
  });

  const statusWith = (token: string) =>
    send(host, { method: "POST", path: `${HTTP.request}desk.status`, headers: pageHeaders(host, token), body: "{}" });

  test("a code stands in the fragment, where no server and no log sees it", () => {
    const url = new URL(host.launchUrl());
    expect(url.hash).toMatch(/^#launch=[\w-]{43}$/);
    expect([url.hostname, url.pathname, url.search]).toEqual(["127.0.0.1", "/", ""]);
  });

  test("a code opens one page: the second to bring it is refused", async () => {
    const code = launchCodeOf(host);
    expect((await exchange(host, code)).status).toBe(200);
    const again = await exchange(host, code);
    expect([again.status, JSON.parse(again.body)]).toMatchObject([401, { ok: false, error: { kind: "forbidden" } }]);
  });

  test("a code is too old after ten minutes", async () => {
    const [early, late] = [launchCodeOf(host), launchCodeOf(host)];
    ms += 10 * MINUTE - 1;
    expect((await exchange(host, early)).status).toBe(200);
    ms += 1;
    expect((await exchange(host, late)).status).toBe(401);
  });

  test("two codes open two pages, with tokens of their own", async () => {
    const [one, other] = [await signIn(host), await signIn(host)];
    expect(one).not.toBe(other);
    expect((await statusWith(one)).status).toBe(200);
    expect((await statusWith(other)).status).toBe(200);
  });

  test("a page reloaded goes on with its token; a token unused for half a day ends", async () => {
    const token = await signIn(host);
    ms += 11 * 60 * MINUTE;
    expect((await statusWith(token)).status).toBe(200);
    ms += 11 * 60 * MINUTE;
    expect((await statusWith(token)).status).toBe(200);
    ms += 12 * 60 * MINUTE;
    expect((await statusWith(token)).status).toBe(401);
  });

  test("a token of another run of the desk is worth nothing", async () => {
    const token = await signIn(host);
    await host.close();
    host = await hostWithout(desk, null);
    expect((await statusWith(token)).status).toBe(401);
  });

  test.each([
    "",
    "null",
    "{}",
    "[]",
    '{"code":7}',
    '{"code":null}',
    '{"code":["x"]}',
    "{",
    '"code"',
    '{"__proto__":1}',
  ])("a launch with %s in place of a code is refused in a sentence", async (body) => {
    const reply = await send(host, { method: "POST", path: HTTP.launch, headers: pageHeaders(host), body });
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([401, { ok: false }]);
  });

  describe("a page that lets another in", () => {
    const codeFrom = async (token: string): Promise<string> => {
      const headers = pageHeaders(host, token);
      const reply = await send(host, { method: "POST", path: HTTP.launchMore, headers, body: "{}" });
      return (JSON.parse(reply.body) as { value: { code: string } }).value.code; // the shape of wire.ts
    };

    test("is given a code that opens one page, and no key of its own", async () => {
      const token = await signIn(host);
      const code = await codeFrom(token);
      expect(code).not.toBe(token);
      const other = await exchange(host, code);
      expect(other.status).toBe(200);
      expect((await exchange(host, code)).status).toBe(401);
      expect((await statusWith(code)).status).toBe(401);
    });

    test("and asks for codes without end holds the latest twenty", async () => {
      const token = await signIn(host);
      const codes: string[] = [];
      for (let asked = 0; asked < 25; asked += 1) codes.push(await codeFrom(token));
      const opened: boolean[] = [];
      for (const code of codes) opened.push((await exchange(host, code)).status === 200);
      expect(opened.filter(Boolean)).toHaveLength(20);
      expect(opened.slice(0, 5)).not.toContain(true);
    });
  });

  test("reading a launch code from the address line of a GET does not work", async () => {
    const code = launchCodeOf(host);
    const path = `${HTTP.launch}?code=${code}`;
    const headers = { "sec-fetch-site": "same-origin" };
    expect((await send(host, { path, headers })).status).toBe(405);
    expect((await exchange(host, code)).status).toBe(200);
  });
});
