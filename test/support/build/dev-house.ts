import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumFlags, ensureChromium } from "../../../build/find-chromium.ts";
import { ROOT } from "../../../build/run-child.ts";

const COPIED = ["shared", "electron", "renderer", "build", "package.json", "tsconfig.json"];

/** A copy of the sources that runs as `npm run dev` does, with a page on it. */
export interface DevHouse {
  readonly page: Page;
  /** What the page complained about. */
  readonly complaints: readonly string[];
  /** Writes into a source file as a developer who saves it does. */
  save(file: string, change: (text: string) => string): void;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address === "string" || address === null) throw new Error("There is no free port.");
  return address.port;
}

/** Starts it and resolves with its address. */
function started(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        said += `${line}\n`;
        const address = /runs from its sources at (\S+)/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    child.once("exit", () => reject(new Error(`npm run dev ended: ${said}`)));
  });
}

async function openPage(browser: Browser, address: string, complaints: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
  return page;
}

export async function openDevHouse(): Promise<DevHouse> {
  const root = mkdtempSync(join(tmpdir(), "deskwatch-dev-"));
  for (const name of COPIED) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "junction");
  const flags = ["--port", String(await freePort()), "--db", join(root, "dev.desk")];
  const child = spawn(process.execPath, ["build/dev.ts", ...flags], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const executablePath = await ensureChromium(() => undefined);
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  const close = async (): Promise<void> => {
    await browser.close();
    if (child.exitCode === null && child.kill()) await once(child, "exit");
    rmSync(root, { recursive: true, force: true });
  };
  const complaints: string[] = [];
  try {
    const page = await openPage(browser, await started(child), complaints);
    const save = (file: string, change: (text: string) => string): void => {
      const path = join(root, file);
      writeFileSync(path, change(readFileSync(path, "utf8")));
    };
    return { page, complaints, save, close };
  } catch (error) {
    await close();
    throw error;
  }
}
