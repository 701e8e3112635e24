import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { httpTransport } from "../../../renderer/client/http-transport.ts";
import { sessionKey } from "../../../renderer/client/session-key.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import { emptyStorage, pageFetch } from "../../support/http/page.ts";
import { ask, logCall, setUp, sitDown } from "../../support/ticket/calls.ts";

const LINE = /^Deskwatch is running at (http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43})$/gm;
const SERVE = ["--disable-warning=ExperimentalWarning", "electron/serve.ts"];

/** The browser host as its own program. */
class Host {
  readonly child: ChildProcess;
  out = "";
  err = "";
  constructor(...flags: string[]) {
    this.child = spawn(process.execPath, [...SERVE, ...flags], { stdio: ["pipe", "pipe", "pipe"] });
    this.child.stdout?.on("data", (chunk) => (this.out += String(chunk)));
    this.child.stderr?.on("data", (chunk) => (this.err += String(chunk)));
  }
  urls = (): readonly string[] => [...this.out.matchAll(LINE)].map(([, url]) => url ?? "");
  async url(count = 1): Promise<string> {
    while (this.urls().length < count && this.child.exitCode === null) await new Promise((go) => setTimeout(go, 20));
    return this.urls()[count - 1] ?? `nothing was printed: ${this.out}${this.err}`;
  }
  ended = (): Promise<number | null> =>
    new Promise((resolve) => {
      if (this.child.exitCode !== null) resolve(this.child.exitCode);
      else this.child.once("exit", resolve);
    });
}

function pageAt(url: string): DeskBridge {
  const { origin, hash } = new URL(url);
  const fetchHere = pageFetch(origin);
  return httpTransport({
    fetch: fetchHere,
    key: sessionKey(fetchHere, emptyStorage(), { hash, clearHash: () => undefined }),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

describe("the browser host as a program", () => {
  let folder: string;
  let file: string;
  const hosts: Host[] = [];
  const start = (...flags: string[]): Host => {
    const host = new Host(...flags);
    hosts.push(host);
    return host;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "deskwatch-serve-"));
    file = join(folder, "new", "desk.desk");
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) {
      host.child.kill("SIGKILL");
      await host.ended();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  test("prints one plain line with its address, and what is logged there outlives it", async () => {
    const host = start("--port", "0", "--db", file, "--no-open");
    const page = pageAt(await host.url());
    await setUp(page);
    const { ticketId } = await logCall(page);
    host.child.kill("SIGTERM");
    expect(await host.ended()).toBe(0);
    expect(host.out.trim().split("\n")).toHaveLength(1);
    expect(host.err).toBe("");
    const again = pageAt(await start("--port", "0", "--db", file, "--no-open").url());
    await sitDown(again);
    expect((await ask(again, "queue.list", { filter: {} })).rows.map(({ id }) => id)).toEqual([ticketId]);
  });

  test("a line typed into its terminal prints a fresh address for another window", async () => {
    const host = start("--port", "0", "--db", file, "--no-open");
    const first = await host.url();
    host.child.stdin?.write("\n");
    const second = await host.url(2);
    expect(second).not.toBe(first);
    expect(await ask(pageAt(first), "desk.status", {})).toMatchObject({ isSetUp: false });
    expect(await ask(pageAt(second), "desk.status", {})).toMatchObject({ isSetUp: false });
  });

  test("a second host on the same file says who holds it, and ends", async () => {
    const first = start("--port", "0", "--db", file, "--no-open");
    await first.url();
    const second = start("--port", "0", "--db", file, "--no-open");
    expect(await second.ended()).toBe(1);
    expect(second.err).toContain(`(browser host, process ${first.child.pid ?? 0})`);
    expect(second.err).toContain("press Enter where it runs");
    expect(second.out).toBe("");
  });

  test("a named port that is taken is refused in words", async () => {
    const first = start("--port", "0", "--db", file, "--no-open");
    const { port } = new URL(await first.url());
    const second = start("--port", port, "--db", join(folder, "other.desk"), "--no-open");
    expect(await second.ended()).toBe(1);
    expect(second.err).toContain(`Deskwatch cannot listen on port ${port}`);
  });

  test.each([["--port", "many"], ["--port", "70000"], ["--colour", "blue"], ["stray"]])(
    "%s %s is answered with the flags there are",
    async (...flags) => {
      const host = start(...flags);
      expect(await host.ended()).toBe(1);
      expect(host.err).toContain("--port NUMBER");
      expect(host.err).not.toContain("    at ");
    },
  );

  test("its log stands beside the desk's file", async () => {
    const host = start("--port", "0", "--db", file, "--no-open");
    await host.url();
    host.child.kill("SIGINT");
    await host.ended();
    const log = readFileSync(`${file}.log`, "utf8");
    expect(log).toContain("The desk is open");
    expect(log).toContain("The desk is closed");
    expect(log).not.toContain("launch=");
  });
});
