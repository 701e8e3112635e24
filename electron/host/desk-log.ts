import { mkdirSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { pino } from "pino";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { LogPort } from "../core/ports.ts";

const LARGEST = 5_000_000;

/** The log of a desk whose log cannot be written: it works all the same. */
export const NO_LOG: LogPort = { info: () => undefined, error: () => undefined };

/** The previous log is kept beside the new one; older ones go. */
function setAside(file: string): void {
  try {
    if (statSync(file).size > LARGEST) renameSync(file, `${file}.old`);
  } catch {
    // There is no log yet, or it cannot be moved: then it simply grows.
  }
}

/** Writes each line at once. What a full disk does not take is lost; a line cut short by it is at least ended. */
function lineWriter(descriptor: number): { write(line: string): void } {
  let isTorn = false;
  return {
    write: (line) => {
      const bytes = Buffer.from(isTorn ? `\n${line}` : line);
      try {
        const written = writeSync(descriptor, bytes);
        isTorn = written < bytes.length;
      } catch {
        // There is nowhere left to say so, and whoever logs is often in the midst of another fault.
      }
    },
  };
}

/**
 * The desk's log beside its file. Written at once: the last lines before a crash are the ones that are needed.
 * Errors: a sentence that says why it cannot be written.
 */
export function openDeskLog(file: string): Result<LogPort, string> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    setAside(file);
    const settings = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
    const log = pino(settings, lineWriter(openSync(file, "a")));
    return ok({
      info: (message, details = {}) => log.info(details, message),
      error: (message, details = {}) => log.error(details, message),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(`The desk works without a log, because ${file} cannot be written: ${reason}.`);
  }
}
