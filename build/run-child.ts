import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BINS = fileURLToPath(new URL("../node_modules/.bin", import.meta.url));

export interface Finished {
  status: number;
  output: string;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Show the program's own output as it comes, instead of keeping it. */
  live?: boolean;
}

/** Runs one of the installed programs (or any on the PATH) and waits for its end. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const env = { ...process.env, PATH: BINS + delimiter + (process.env["PATH"] ?? ""), ...options.env };
  const stdio = options.live ? "inherit" : "pipe";
  // Programs in node_modules/.bin are .cmd files on Windows, which only a shell starts.
  const shell = process.platform === "win32";
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd ?? ROOT, env, stdio: ["ignore", stdio, stdio], shell });
    let output = "";
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => resolve({ status: code ?? 1, output }));
  });
}
