import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { pino } from "pino";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { DeskLog } from "../core/ports.ts";

/** With the older half beside it a log never takes more than twice this. */
export const LARGEST_LOG = 5_000_000;

/** The log of a desk whose log cannot be written: it works all the same. */
export const NO_LOG: DeskLog = { info: () => undefined, error: () => undefined };

/**
 * Writes each line at once. A log grown large is set aside while the desk runs, and the one set aside before goes. What
 * a full disk does not take is lost; a line cut short by it is at least ended. @throws where the log cannot be opened.
 */
function lineWriter(file: string): { write(line: string): void } {
  let descriptor = openSync(file, "a");
  let size = fstatSync(descriptor).size;
  let isTorn = false;
  const beginAnew = (): void => {
    try {
      renameSync(file, `${file}.old`);
      const fresh = openSync(file, "a");
      closeSync(descriptor);
      descriptor = fresh;
    } catch {
      // It cannot be moved, or no other begun: then it goes on growing, and is tried again after as much more.
    }
    size = 0;
  };
  return {
    write: (line) => {
      const bytes = Buffer.from(isTorn ? `\n${line}` : line);
      try {
        if (size > LARGEST_LOG) beginAnew();
        const written = writeSync(descriptor, bytes);
        size += written;
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
export function openDeskLog(file: string): Result<DeskLog, string> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const settings = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
    const log = pino(settings, lineWriter(file));
    return ok({
      info: (message, details = {}) => log.info(details, message),
      error: (message, details = {}) => log.error(details, message),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(`The desk works without a log, because ${file} cannot be written: ${reason}.`);
  }
}
