import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { ROOT } from "./run-child.ts";

const START_MS = 10_000;

export interface DeskEnd {
  /** The exit code; 128 plus the signal's number when a signal ended it, as a shell says it. */
  status: number;
  /** It could not be started at all, or died by a signal of its own within the first seconds. */
  isCrashAtStart: boolean;
}

/** Passes on what would end us. Ctrl-C reaches the desk by itself when both share a terminal. */
function passSignals(child: ChildProcess): { stop: () => void; wasAsked: () => boolean } {
  let isAsked = false;
  const pass = (signal: NodeJS.Signals): void => {
    isAsked = true;
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  const stop = (): void => {
    for (const signal of signals) process.off(signal, pass);
  };
  return { stop, wasAsked: () => isAsked };
}

/** Runs a desk host in the foreground until it ends. */
export function runDesk(program: string, args: readonly string[]): Promise<DeskEnd> {
  const since = performance.now();
  const child = spawn(program, args, { cwd: ROOT, stdio: "inherit" });
  const signals = passSignals(child);
  return new Promise((resolve) => {
    const end = (status: number, isFault: boolean): void => {
      signals.stop();
      const isEarly = performance.now() - since < START_MS;
      resolve({ status, isCrashAtStart: isFault && isEarly && !signals.wasAsked() });
    };
    child.on("error", () => end(1, true));
    child.on("exit", (code, signal) => {
      if (signal === null) end(code ?? 1, false);
      else end(128 + constants.signals[signal], true);
    });
  });
}
