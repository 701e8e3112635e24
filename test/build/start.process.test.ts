import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "../../build/run-child.ts";

const ADDRESS = /http:\/\/127[.]0[.]0[.]1:\d+/;
const TWO_MINUTES = 120_000;

let folder = "";
let started: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deskwatch-start-"));
});
afterEach(() => {
  started?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the desk as `npm start` does, on a machine without any display, and reads until it prints its address. */
async function startWithoutDisplay(...flags: string[]): Promise<{ child: ChildProcess; said: string }> {
  const env = { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" };
  const args = ["build/start.ts", ...flags, "--port", "0", "--db", join(folder, "start.desk")];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  started = child;
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (ADDRESS.test(said)) return { child, said };
  }
  throw new Error(`The desk ended before it printed an address:\n${said}`);
}

test(
  "without a display the desk says so, prints its address, answers there, and ends when asked",
  async (context) => {
    context.skip(process.platform !== "linux", "only Linux can be without a display");
    const { child, said } = await startWithoutDisplay();
    expect(said).toMatch(/^There is no display here, so Deskwatch starts its browser host[.]$/m);
    const page = await fetch(`${ADDRESS.exec(said)?.[0]}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  },
  TWO_MINUTES,
);

test(
  "the browser host can be asked for, and then nothing is said of displays or Electron",
  async () => {
    const { said } = await startWithoutDisplay("--browser", "--no-open");
    expect(said).not.toMatch(/display|Electron/);
  },
  TWO_MINUTES,
);
