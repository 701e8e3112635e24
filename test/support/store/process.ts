import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

/** A desk open in another process, and what that process has said so far. */
export interface StoreProcess {
  readonly process: ChildProcess;
  /** Whole lines; a line cut off by the kill is not among them. */
  lines(): readonly string[];
  /** Resolves when the process has said its first line. */
  readonly ready: Promise<void>;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone and everything it said was read. */
  kill(): Promise<void>;
}

export function startStoreProcess(file: string, seed: string, job: "hold" | "write" | "crowd"): StoreProcess {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CHILD, file, seed, job], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const closed = once(child, "close");
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("\n")) resolve();
    });
    child.on("close", () => reject(new Error(`The child ended before it was ready: ${said}`)));
  });
  ready.catch(() => {}); // a test that only waits for the end has no use for it
  return {
    process: child,
    lines: () => said.split("\n").slice(0, -1),
    ready,
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
