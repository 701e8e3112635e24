import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { defaultDeskFile } from "./desk-file.ts";

export interface ServeOptions {
  /** The usual port unless one was named: a page's preferences belong to its address, so that should stay the same. */
  readonly port: number;
  /** A named port is used or refused; the usual one may give way to any free one. */
  readonly isPortNamed: boolean;
  readonly file: string;
  readonly mayOpenBrowser: boolean;
}

const USAGE = "Flags: --port NUMBER (0: any free port), --db FILE, --no-open.";
const USUAL_PORT = 4780;
const HIGHEST_PORT = 65_535;

/** The flags of the browser host. Errors: a sentence that says what is accepted. */
export function serveOptions(args: readonly string[]): Result<ServeOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string" }, db: { type: "string" }, "no-open": { type: "boolean" } },
    });
    const port = Number(values.port ?? USUAL_PORT);
    if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT || values.db === "") return err(USAGE);
    const file = values.db ?? defaultDeskFile();
    return ok({ port, isPortNamed: values.port !== undefined, file, mayOpenBrowser: values["no-open"] !== true });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
