import type { DurationMs } from "../../shared/kernel/instant.ts";
import type { Ports } from "./ports.ts";

/** One fault that comes again and again is one line, and one number, for so long. */
const SAME_FOR_MS: DurationMs = 10 * 60_000;
/** Faults told apart at once; beyond it the book begins anew. */
const MOST_KNOWN = 200;

/** Writes faults to the log. Never throws: it is called in the midst of faults. */
export interface FaultBook {
  /** The number under which the fault stands in the log: the same for the same fault within a while. */
  note(place: string, fault: unknown): string;
  /** What the disk did not take: told to whoever asked, and nobody's bug. */
  noteRefusal(request: string, fault: unknown): void;
}

interface Known {
  readonly logNumber: string;
  readonly sinceMs: number;
  times: number;
}

export function createFaultBook({ log, ids, time }: Pick<Ports, "log" | "ids" | "time">): FaultBook {
  const known = new Map<string, Known>();
  const write = (message: string, key: string, details: object): string => {
    const before = known.get(key);
    const nowMs = time.monotonicMs();
    if (before !== undefined && nowMs - before.sinceMs < SAME_FOR_MS) {
      before.times += 1;
      return before.logNumber;
    }
    const logNumber = ids.uuid().slice(0, 8).toUpperCase();
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, { logNumber, sinceMs: nowMs, times: 1 });
    const repeated = before === undefined || before.times === 1 ? {} : { timesBefore: before.times };
    try {
      log.error(message, { logNumber, ...details, ...repeated });
    } catch {
      // A log that cannot be written, on a full disk perhaps, must not cost anyone their answer.
    }
    return logNumber;
  };
  return {
    note: (place, fault) => {
      const details =
        fault instanceof Error ? { message: fault.message, stack: fault.stack } : { fault: String(fault) };
      return write("A bug was caught", `${place} ${String(fault)}`, { place, ...details });
    },
    noteRefusal: (request, fault) =>
      void write("The disk refused", `${request} ${String(fault)}`, { request, because: String(fault) }),
  };
}
