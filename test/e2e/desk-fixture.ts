import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { electronBinary } from "../../build/electron-binary.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskBridge } from "../../shared/contract/bridge.ts";
import type { HostOption } from "../playwright.config.ts";
import { setUp } from "../support/ticket/calls.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const START_MS = 20_000;

/** A desk of its own for one test: its file, its host, and the first window on it. */
export interface TestDesk {
  readonly page: Page;
  readonly file: string;
  readonly kind: HostOption["host"];
  /** Asks the desk as the page would, without touching the page: another analyst at work. */
  readonly bridge: DeskBridge;
  /** What the page complained about: errors, warnings, refused by the security policy. */
  readonly complaints: string[];
  /** Kills the host, as a power cut would. Browser host only. */
  kill(): Promise<void>;
  /** Starts a host on the same file and port again. @returns its launch address. */
  restart(): Promise<string>;
  /** Sets the desk up with Asha under Stockport and Coventry. @returns her id. */
  setUp(): Promise<string>;
}

interface Host {
  readonly child: ChildProcess;
  readonly url: string;
}

function serve(file: string, port: number): Promise<Host> {
  const args = [join(ROOT, "out/serve/serve.js"), "--port", String(port), "--db", file, "--no-open"];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let said = "";
    const giveUp = setTimeout(() => reject(new Error(`The browser host said no address: ${said}`)), START_MS);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/#launch=\S+/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(giveUp);
      resolve({ child, url });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

/** The desk through the page's own key: `window.desk` in Electron, loopback HTTP in a browser. */
function pageBridge(page: Page): DeskBridge {
  const request = (name: string, input: unknown): Promise<Answer<never>> =>
    page.evaluate(
      async ([asked, given]) => {
        const desk: unknown = Reflect.get(window, "desk");
        // Put there by the preload script, in the shape of the contract.
        if (desk !== undefined) return (await (desk as DeskBridge).request(asked as never, given as never)) as never;
        const reply = await fetch(`/api/request/${asked}`, {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            Authorization: `Bearer ${sessionStorage.getItem("deskwatch.token") ?? ""}`,
          },
          body: JSON.stringify(given),
        });
        return (await reply.json()) as never;
      },
      [name, input] as const,
    );
  return {
    request,
    subscribe() {
      throw new Error("Tests listen to the page, not to pushes.");
    },
  };
}

function listenTo(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

interface Opened {
  readonly desk: TestDesk;
  close(): Promise<void>;
}

/** A desk on this file in a browser host of its own. */
export async function openInBrowser(context: BrowserContext, file: string): Promise<Opened> {
  let host = await serve(file, 0);
  const page = await context.newPage();
  const complaints = listenTo(page);
  await page.goto(host.url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  // The page shows a heading before it has exchanged its launch code for the key that the bridge borrows.
  await page.waitForFunction(() => sessionStorage.getItem("deskwatch.token") !== null);
  const bridge = pageBridge(page);
  const desk: TestDesk = {
    page,
    file,
    kind: "browser",
    bridge,
    complaints,
    kill: () => ended(host.child, "SIGKILL"),
    async restart() {
      host = await serve(file, Number(new URL(host.url).port));
      return host.url;
    },
    setUp: () => setUp(bridge),
  };
  return { desk, close: () => ended(host.child, "SIGTERM") };
}

async function openInElectron(file: string): Promise<Opened> {
  const binary = electronBinary();
  if (binary === undefined) throw new Error("Electron's binary is not on this machine.");
  const unsandboxed = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await _electron.launch({
    executablePath: binary,
    args: [...unsandboxed, ROOT, "--db", file, `--user-data-dir=${file}.profile`],
  });
  const page = await app.firstWindow();
  const complaints = listenTo(page);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const bridge = pageBridge(page);
  const cannot = (): Promise<never> => Promise.reject(new Error("The desktop host lives and dies with its window."));
  const desk: TestDesk = {
    page,
    file,
    kind: "electron",
    bridge,
    complaints,
    kill: cannot,
    restart: cannot,
    setUp: () => setUp(bridge),
  };
  return { desk, close: () => app.close() };
}

/** `desk`: a fresh desk on a file of its own, in whichever host the project names. Fails on any policy violation. */
export const test = base.extend<HostOption & { desk: TestDesk }>({
  host: ["browser", { option: true }],
  desk: async ({ host, context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "deskwatch-e2e-"));
    const file = join(folder, "test.desk");
    const { desk, close } = await (host === "electron" ? openInElectron(file) : openInBrowser(context, file));
    await use(desk);
    const violations = desk.complaints.filter((text) => /content security policy|trusted/i.test(text));
    expect(violations, "what the security policy refused").toEqual([]);
    await close();
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect };

/** Comes back after a reload, or after the desk was set up from outside the page. */
export async function reloaded(desk: TestDesk): Promise<Page> {
  await desk.page.reload();
  await desk.page.getByRole("heading", { level: 1 }).waitFor();
  return desk.page;
}
