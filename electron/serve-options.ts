import { join } from "node:path";
import { parseArgs } from "node:util";
import envPaths from "env-paths";
import { err, ok, type Result } from "../shared/kernel/result.ts";

export interface ServeOptions {
  readonly port: number;
  readonly file: string;
  readonly mayOpenBrowser: boolean;
}

const USAGE = "Flags: --port NUMBER (0: any free port), --db FILE, --no-open.";
const HIGHEST_PORT = 65_535;

/** The flags of the browser host. Errors: a sentence that says what is accepted. */
export function serveOptions(args: readonly string[]): Result<ServeOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string" }, db: { type: "string" }, "no-open": { type: "boolean" } },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT || values.db === "") return err(USAGE);
    // Files of the desk are the same whichever host opens them, so the folder carries the product's name alone.
    const file = values.db ?? join(envPaths("Deskwatch", { suffix: "" }).data, "deskwatch.desk");
    return ok({ port, file, mayOpenBrowser: values["no-open"] !== true });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
