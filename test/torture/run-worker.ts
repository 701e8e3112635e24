import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { WorkerOrder } from "./worker-order.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

export interface RunningWorker {
  readonly process: ChildProcess;
  /** Whole lines said so far. */
  lines(): readonly string[];
  readonly ended: Promise<WorkerEnd>;
}

/** Starts a worker; `shim` is its environment for the shim, without which the disk and the clock are as they are. */
export function startWorker(order: WorkerOrder, shim: Readonly<Record<string, string>> = {}): RunningWorker {
  const args = ["--disable-warning=ExperimentalWarning", WORKER, JSON.stringify(order)];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "", ...shim },
  });
  let said = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (complaints = (complaints + text).slice(-4_000)));
  const ended = new Promise<WorkerEnd>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stderr: complaints }));
  });
  return { process: child, lines: () => said.split("\n").slice(0, -1), ended };
}

/** The command ids of lines like `ok ID`. */
export const toldOk = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => (line.startsWith("ok ") ? [line.slice(3, 39)] : []));
