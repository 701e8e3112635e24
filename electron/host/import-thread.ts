import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { OwnProfile } from "../../shared/contract/import-profile.ts";
import type { ImportSource, ReadOrder } from "../import/import-source.ts";

/** What a thread that reads a file can be asked. */
export type EngineCall =
  | { readonly do: "add"; readonly piece: Uint8Array }
  | { readonly do: "look"; readonly own: readonly OwnProfile[] }
  | { readonly do: "read"; readonly order: ReadOrder; readonly own: readonly OwnProfile[] }
  | { readonly do: "plans"; readonly from: number };

export interface EngineReply {
  readonly id: number;
  readonly value?: unknown;
  /** A bug of the thread, in its own words. */
  readonly fault?: string;
}

/** A file that needs more is not read; the desk around it goes on. */
const MOST_MEMORY_MB = 2_048;

/**
 * The thread's program. A bundle is handed over as text: inside the application's archive there are no files a thread
 * could open. From source it is the file itself.
 */
function program(): URL {
  if (import.meta.url.endsWith(".ts")) return new URL("import-worker.ts", import.meta.url);
  const code = readFileSync(new URL("import-worker.js", import.meta.url), "base64");
  return new URL(`data:text/javascript;base64,${code}`);
}

/** Reads a file on a thread of its own, so that requests are answered and clocks tick meanwhile. */
export function sourceOnThread(agreements: readonly AgreementDocument[]): ImportSource {
  const worker = new Worker(program(), {
    workerData: agreements,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  // A file that was looked at and left keeps no host from ending.
  worker.unref();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(fault: Error): void }>();
  let last = 0;
  let ended: Error | null = null;
  const end = (fault: Error): void => {
    ended ??= fault;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on("message", ({ id, value, fault }: EngineReply) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) asked?.resolve(value);
    else asked?.reject(new Error(fault));
  });
  worker.on("error", (fault) => end(fault instanceof Error ? fault : new Error(String(fault))));
  worker.on("exit", () => end(new Error("The thread that read the file has ended.")));
  const ask = <Value>(call: EngineCall): Promise<Value> =>
    new Promise<Value>((resolve, reject) => {
      if (ended !== null) return reject(ended);
      const id = (last += 1);
      // What each call answers is fixed by the engine, which both sides are compiled with.
      waiting.set(id, { resolve, reject });
      // A thread's port has no origins; the rule means windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id, call });
    });
  return {
    add: (piece) => ask({ do: "add", piece }),
    look: (own) => ask({ do: "look", own }),
    read: (order, own) => ask({ do: "read", order, own }),
    plans: (from) => ask({ do: "plans", from }),
    close: () => void worker.terminate(),
  };
}
