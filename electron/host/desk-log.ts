import { mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { destination, pino } from "pino";
import type { LogPort } from "../core/ports.ts";

const LARGEST = 5_000_000;

/** The previous log is kept beside the new one; older ones go. */
function setAside(file: string): void {
  try {
    if (statSync(file).size > LARGEST) renameSync(file, `${file}.old`);
  } catch {
    // There is no log yet, or it cannot be moved: then it simply grows.
  }
}

/** The desk's log beside its file. Written at once: the last lines before a crash are the ones that are needed. */
export function openDeskLog(file: string): LogPort {
  mkdirSync(dirname(file), { recursive: true });
  setAside(file);
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: file, sync: true }));
  return {
    info: (message, details = {}) => log.info(details, message),
    error: (message, details = {}) => log.error(details, message),
  };
}
