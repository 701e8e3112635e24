import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HttpHost } from "../../../electron/http/listen.ts";
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from "../../../shared/contract/security-policy.ts";
import { HTTP } from "../../../shared/contract/wire.ts";
import { type CoreDesk, openCoreDesk } from "../../support/core/desk.ts";
import { exchange, hostWithout, launchCodeOf, PAGE, pageHeaders, send, signIn } from "../../support/http/attacker.ts";

describe("what the loopback host serves", () => {
  let desk: CoreDesk;
  let host: HttpHost;

  beforeEach(async () => {
    desk = openCoreDesk();
    host = await hostWithout(desk, null);
  });
  afterEach(async () => {
    await host.close();
    desk.close();
  });

  test("the page and its files, each with its type", async () => {
    const page = await send(host, {});
    expect([page.status, page.headers["content-type"], page.body]).toEqual([200, "text/html; charset=utf-8", PAGE]);
    const script = await send(host, { path: "/assets/app.js", headers: { "sec-fetch-site": "same-origin" } });
    expect([script.status, script.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
  });

  test.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
    "/assets/../../package.json",
    "/assets/..%5c..%5cpackage.json",
    "//etc/passwd",
    "/etc/passwd",
    "/index.html",
    "/assets",
    "/assets/",
    "/__proto__",
    "/constructor",
    "/%00",
    "/api",
    "/api/",
    "/nope",
  ])("nothing at %s", async (path) => {
    const reply = await send(host, { path, headers: { "sec-fetch-site": "same-origin" } });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toContain("devDependencies");
    expect(reply.body).not.toContain("root:");
  });

  test.each(["HEAD", "OPTIONS", "POST", "PUT", "TRACE", "PATCH"])("%s on the page is refused", async (method) => {
    const reply = await send(host, { method, headers: pageHeaders(host) });
    expect(reply.status).toBe(405);
  });

  test("every reply, also a refusal, carries the same policy and no permission for others", async () => {
    const token = await signIn(host);
    const replies = [
      await send(host, {}),
      await send(host, { path: "/nope" }),
      await send(host, { headers: { host: "evil.example" } }),
      await exchange(host, "wrong"),
      await send(host, {
        method: "POST",
        path: `${HTTP.request}desk.status`,
        headers: pageHeaders(host, token),
        body: "{}",
      }),
      await send(host, {
        method: "OPTIONS",
        path: `${HTTP.request}desk.status`,
        headers: {
          origin: "https://evil.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization",
        },
      }),
    ];
    for (const { headers } of replies) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
      const names = Object.keys(headers);
      expect(names.filter((name) => /^access-control-|^set-cookie$|^server$|^x-powered-by$/.test(name))).toEqual([]);
    }
    expect(replies.at(-1)?.status).toBeGreaterThanOrEqual(400);
  });

  test("what is named by its content may be kept by the browser, and nothing else", async () => {
    const file = await send(host, { path: "/assets/app.js" });
    expect([file.status, file.headers["cache-control"]]).toEqual([200, "immutable"]);
    expect(file.headers["content-security-policy"]).toBe(CONTENT_SECURITY_POLICY);
    expect((await send(host, {})).headers["cache-control"]).toBe("no-store");
  });

  test("the policy lets a page load its own files and nothing else, and run no text as a program", () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|blob:/);
  });

  test("a link from another site does not open the desk, an address opened by hand does", async () => {
    expect((await send(host, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await send(host, { headers: { "sec-fetch-site": "none" } })).status).toBe(200);
  });

  test("asking by GET changes nothing, whatever the address says", async () => {
    const headers = { ...pageHeaders(host, await signIn(host)), "x-http-method-override": "POST" };
    const query = "?_method=POST&name=Eve&team=x";
    const reply = await send(host, { path: `${HTTP.request}people.add${query}`, headers });
    expect(reply.status).toBe(405);
    expect(desk.store.streamsOf("person")).toEqual([]);
  });

  test.each(["{", "", "not json", '{"a":', "\u0000"])("a body that is no JSON (%j) is answered", async (body) => {
    const token = await signIn(host);
    const path = `${HTTP.request}desk.status`;
    const reply = await send(host, { method: "POST", path, headers: pageHeaders(host, token), body });
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { kind: "invalid" } });
  });

  test("no other address of this PC answers", async () => {
    const { port } = new URL(host.address);
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4")
      .map(({ address }) => address);
    // 127.0.0.2 is on every Linux PC and is loopback too; a host listening on all addresses would answer there.
    for (const address of [...others, ...(process.platform === "linux" ? ["127.0.0.2"] : [])]) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host: address, port: Number(port), timeout: 500 });
        socket.on("connect", () => resolve("answered"));
        socket.on("error", () => resolve("refused"));
        socket.on("timeout", () => resolve("refused"));
        socket.on("close", () => socket.destroy());
      });
      expect([address, outcome]).toEqual([address, "refused"]);
    }
    expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("a code is spent even while its page is still loading files", async () => {
    const code = launchCodeOf(host);
    const replies = await Promise.all(Array.from({ length: 8 }, () => exchange(host, code)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("whoever sends slowly is not waited for without end", () => {
    expect(host.server.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(host.server.requestTimeout).toBeLessThanOrEqual(60_000);
    expect(host.server.requestTimeout).toBeGreaterThan(0);
  });

  test("a body that never ends is let go soon after its time", async () => {
    host.server.headersTimeout = 300;
    host.server.requestTimeout = 300;
    const { port } = new URL(host.address);
    const socket = connect({ host: "127.0.0.1", port: Number(port) });
    const began = performance.now();
    const ended = new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve));
    const headers = { host: `127.0.0.1:${port}`, "content-length": "9", ...pageHeaders(host) };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.write([`POST ${HTTP.launch} HTTP/1.1`, ...lines, "", "{"].join("\r\n"));
    socket.resume();
    await ended;
    expect(performance.now() - began).toBeLessThan(6_000);
  });
});
