import { join } from "node:path";
import envPaths from "env-paths";

/**
 * Where the desk lies when nobody names a file: the same place for both hosts, so that a desk begun in one goes on in
 * the other, and never a folder that a roaming profile copies about while it is open.
 */
export function defaultDeskFile(): string {
  return join(envPaths("Deskwatch", { suffix: "" }).data, "deskwatch.desk");
}

/** `--db FILE` among the arguments of the desktop host; Chromium's own flags stand there too. */
export function deskFileOf(args: readonly string[]): string {
  const at = args.indexOf("--db");
  const joined = args.find((arg) => arg.startsWith("--db="))?.slice("--db=".length);
  return (at < 0 ? joined : args[at + 1]) || defaultDeskFile();
}
