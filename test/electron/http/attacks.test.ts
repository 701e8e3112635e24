import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GUARDS } from "../../../electron/http/guards.ts";
import type { HttpHost } from "../../../electron/http/listen.ts";
import { HTTP } from "../../../shared/contract/wire.ts";
import { type CoreDesk, openCoreDesk } from "../../support/core/desk.ts";
import { exchange, hostWithout, pageHeaders, type RawRequest, send, signIn } from "../../support/http/attacker.ts";

const ADD_EVE = `${HTTP.request}desk.setUp`;
const EVE = JSON.stringify({ person: "Eve", team: "Outside", agreements: ["stockport"] });

/** A request like our page's own that adds a person, with one thing about it wrong. */
type Attack = (host: HttpHost, token: string) => RawRequest;

const likeOurs = (host: HttpHost, token: string, headers: Record<string, string | undefined> = {}): RawRequest => ({
  method: "POST",
  path: ADD_EVE,
  headers: { ...pageHeaders(host, token), ...headers },
  body: EVE,
});

/** Asks for a launch code as a page does that lets another tab in. */
const forAnother = (host: HttpHost, token: string, headers: RawRequest["headers"] = {}): RawRequest => ({
  ...likeOurs(host, token, headers),
  path: HTTP.launchMore,
  body: "{}",
});

/** Each attack is stopped by the guard it is listed under and by no other. */
const ATTACKS: Readonly<Record<string, Readonly<Record<string, Attack>>>> = {
  "exact-host": {
    "a name that was made to resolve to 127.0.0.1": (host, token) =>
      likeOurs(host, token, { host: `evil.example:${new URL(host.address).port}` }),
    "localhost, which is not what was printed": (host, token) =>
      likeOurs(host, token, { host: `localhost:${new URL(host.address).port}` }),
    "our address with another port": (host, token) => likeOurs(host, token, { host: "127.0.0.1:1" }),
  },
  "own-origin": {
    "a page of another site": (host, token) => likeOurs(host, token, { origin: "https://evil.example" }),
    "a page of another program on this PC": (host, token) => likeOurs(host, token, { origin: "http://127.0.0.1:1" }),
    "a sandboxed frame": (host, token) => likeOurs(host, token, { origin: "null" }),
    "a launch code for a page of another site": (host, token) =>
      forAnother(host, token, { origin: "https://evil.example" }),
    "no origin at all": (host, token) => likeOurs(host, token, { origin: undefined }),
    "an origin that only begins like ours": (host, token) =>
      likeOurs(host, token, { origin: `${host.address}.evil.example` }),
  },
  "own-site": {
    "a cross-site request": (host, token) => likeOurs(host, token, { "sec-fetch-site": "cross-site" }),
    "another port of this PC": (host, token) => likeOurs(host, token, { "sec-fetch-site": "same-site" }),
    "a program that does not say": (host, token) => likeOurs(host, token, { "sec-fetch-site": undefined }),
  },
  "exact-method": {
    "PUT instead of POST": (host, token) => ({ ...likeOurs(host, token), method: "PUT" }),
    "a launch code by GET, which a link can ask for": (host, token) => ({ ...forAnother(host, token), method: "GET" }),
    "DELETE instead of POST": (host, token) => ({ ...likeOurs(host, token), method: "DELETE" }),
    "a verb of our own making": (host, token) => ({ ...likeOurs(host, token), method: "PROPFIND" }),
  },
  bearer: {
    "no token": (host) => likeOurs(host, "", { authorization: undefined }),
    "a forged token": (host) => likeOurs(host, "A".repeat(43)),
    "a token in another scheme": (host, token) => likeOurs(host, token, { authorization: `Basic ${token}` }),
    "half a token": (host, token) => likeOurs(host, token.slice(0, 20)),
    "a launch code for a page that nobody let in": (host) => forAnother(host, "", { authorization: undefined }),
  },
  "json-only": {
    "a form": (host, token) => likeOurs(host, token, { "content-type": "application/x-www-form-urlencoded" }),
    "plain text, which needs no preflight": (host, token) => likeOurs(host, token, { "content-type": "text/plain" }),
    "no content type": (host, token) => likeOurs(host, token, { "content-type": undefined }),
    "JSON as a parameter": (host, token) => likeOurs(host, token, { "content-type": "text/plain; application/json" }),
  },
  "bounded-input": {
    "a body larger than the desk reads": (host, token) => ({
      ...likeOurs(host, token),
      body: JSON.stringify({ person: "Eve", team: "Outside", agreements: ["stockport"] }).padEnd(3_000, " "),
    }),
    "the same in pieces, without saying how long it is": (host, token) => ({
      ...likeOurs(host, token, { "transfer-encoding": "chunked" }),
      body: JSON.stringify({ person: "Eve", team: "Outside", agreements: ["stockport"] }).padEnd(3_000, " "),
    }),
  },
};

describe("attacks on the loopback host", () => {
  let desk: CoreDesk;
  let host: HttpHost | undefined;

  beforeEach(() => {
    desk = openCoreDesk();
  });
  afterEach(async () => {
    await host?.close();
    desk.close();
  });

  async function attempt(attack: Attack, without: string | null) {
    host = await hostWithout(desk, without, { longestInput: 2_000 });
    return send(host, attack(host, await signIn(host)));
  }

  test("our own page's request is let through by all guards together", async () => {
    const reply = await attempt((at, token) => likeOurs(at, token), null);
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      200,
      { ok: true, value: { people: [{ name: "Eve" }] } },
    ]);
  });

  test("every guard has an attack that shows what it holds back", () => {
    const shown = [...Object.keys(ATTACKS), "bounded-launch"];
    expect(new Set(shown)).toEqual(new Set(GUARDS.map(({ name }) => name)));
  });

  describe.each(Object.entries(ATTACKS))("held back by %s", (guard, attacks) => {
    test.each(Object.entries(attacks))("%s", async (_title, attack) => {
      const reply = await attempt(attack, null);
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { message: expect.stringMatching(/[.]$/) } });
      expect(desk.store.streamsOf("person")).toEqual([]);
    });

    test.each(Object.entries(attacks))("%s: would succeed without it", async (_title, attack) => {
      const reply = await attempt(attack, guard);
      expect([reply.status, JSON.parse(reply.body)]).toMatchObject([200, { ok: true }]);
    });
  });

  test("held back by bounded-launch: a launch body of any size, before anyone signed in", async () => {
    const code = "x".repeat(5_000);
    host = await hostWithout(desk, null);
    expect((await exchange(host, code)).status).toBe(413);
    await host.close();
    host = await hostWithout(desk, "bounded-launch");
    // Read to its end and only then found to be no code.
    expect((await exchange(host, code)).status).toBe(401);
  });
});
