import { bundledProjector } from "../../electron/core/projector.ts";
import { openStore } from "../../electron/store/open.ts";
import { verifyDesk } from "../../electron/store/verify.ts";
import { asId } from "../../shared/kernel/ids.ts";

export interface FileLook {
  /** Each a sentence. */
  readonly faults: readonly string[];
  /** Of the commands asked about, those that are not in the log. */
  readonly missing: readonly string[];
  readonly events: number;
}

/** Opens a desk file as a start does, and looks whether it is whole and which of the commands are in it. */
export function lookAtFile(file: string, commands: readonly string[], isWholly: boolean): FileLook {
  const project = bundledProjector();
  const opened = openStore({ file, now: Date.now, host: "torture", project });
  if (!opened.ok) return { faults: [`It was refused: ${opened.error.message}`], missing: commands, events: 0 };
  const store = opened.value;
  try {
    const missing = commands.filter((command) => store.outcomeOf(asId(command)) === undefined);
    const report = verifyDesk(file, store.connection, isWholly ? project : null);
    const faults = report.checks.flatMap(({ name, faults: found }) => found.map((fault) => `${name}: ${fault}`));
    if (store.shortLog !== null) faults.push(`The log was said to be short: ${JSON.stringify(store.shortLog)}`);
    return { faults, missing, events: report.events };
  } finally {
    store.close();
  }
}
