import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { ALL_COMMANDS } from "../../../electron/cli/all-commands.ts";
import { runCli } from "../../../electron/cli/run-cli.ts";

export const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));
export const fixture = (path: string): string => join(PROJECT, "test/fixtures", path);

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real process: `node electron/cli.ts ...`, as `npm run desk` starts it. */
export function desk(...args: readonly string[]): Promise<Ran> {
  return deskWith({ args });
}

/** The same, with something to do once a text has been seen on its standard error. */
export function deskWith(run: {
  readonly args: readonly string[];
  readonly onErr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const command = ["--disable-warning=ExperimentalWarning", join(PROJECT, "electron/cli.ts"), ...run.args];
    const child = spawn(process.execPath, command, { cwd: PROJECT });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
      run.onErr?.(err, (signal) => child.kill(signal));
    });
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
  });
}

/** The same commands in this process: for many small questions, of which starting a process would be most of the time. */
export async function deskHere(...args: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runCli(ALL_COMMANDS, args, {
    out: (text) => void (out += `${text}\n`),
    err: (text) => void (err += `${text}\n`),
    isTerminal: false,
  });
  return { code, out, err };
}

/** A folder that goes away with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
