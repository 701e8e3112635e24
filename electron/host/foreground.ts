import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Fields 5 and 8 of /proc/PID/stat: our process group and the one that has the terminal. The name before them may hold spaces. */
function hasTerminalByProc(): boolean {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return fields[2] === fields[5];
}

/**
 * Whether lines typed here may be read. A program in the background that reads from its terminal is stopped by the
 * system the moment somebody types there: a desk started with `&` would stand still.
 */
export function mayReadTerminal(): boolean {
  if (!process.stdin.isTTY || process.platform === "win32") return true;
  try {
    if (process.platform === "linux") return hasTerminalByProc();
    return execFileSync("ps", ["-o", "stat=", "-p", String(process.pid)], { encoding: "utf8" }).includes("+");
  } catch {
    return false; // who cannot tell does not read
  }
}
