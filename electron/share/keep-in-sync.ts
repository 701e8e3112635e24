import type { Client } from "pg";
import type { Core } from "../core/core.ts";
import type { SyncStop } from "../core/sharing/sync-round.ts";
import type { Address } from "./address.ts";
import { connect, NoServer } from "./connect.ts";
import { pgSharedLog } from "./pg-shared-log.ts";

/** The safety net where a notification was lost, or something was done here that nobody told of. */
const POLL_MS = 5_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

export interface InSync {
  /** Something was done here. */
  soon(): void;
  stop(): Promise<void>;
}

/** Why nothing is shared, for whoever reads the status line. */
export function sayStop(stop: SyncStop): string {
  switch (stop.kind) {
    case "other-history":
      return "The server does not have what this PC knows it had: it was restored from a backup, or it is another. Nothing is sent to it until an administrator chooses.";
    case "moved":
      return "The shared desk has moved to another server. Join again with a code from there.";
    case "too-old":
      return "The shared desk needs a later version of Deskwatch. Update it on this PC; until then everything stays here.";
    case "not-yours":
      return "This PC's place at the shared desk was closed. What was done here since stays here; ask an administrator.";
    case "number-taken":
      return "This file is a copy of a console that is at work elsewhere. Join the desk again with a code of its own.";
    case "refused":
      return stop.why === "time"
        ? "This PC's clock is more than five minutes ahead of the shared desk's. Set it; what was done is sent when it is right."
        : `The shared desk does not take what was done here (${stop.why}). The log beside the desk's file says more.`;
  }
}

/** The one connection a console has, made anew after it was lost. */
function openLine(address: Address, soon: () => void) {
  let client: Client | null = null;
  return {
    isUp: () => client !== null,
    connected: async (): Promise<Client> => {
      if (client !== null) return client;
      const fresh = await connect(address);
      fresh.on("notification", soon);
      fresh.on("end", () => {
        if (client === fresh) client = null;
        soon();
      });
      await fresh.query("LISTEN deskwatch");
      client = fresh;
      return fresh;
    },
    forget: async (): Promise<void> => {
      const lost = client;
      client = null;
      await lost?.end().catch(() => undefined);
    },
  };
}

/**
 * Keeps a console and its shared desk together for as long as the desk runs: pulls when PostgreSQL tells of something,
 * pushes when something was done here, and tries again where the network went away.
 */
export function keepInSync(core: Core, address: Address, noteFault: (place: string, fault: unknown) => void): InSync {
  const stopping = new AbortController();
  let isWanted = true;
  let pauseMs = FIRST_PAUSE_MS;
  let wake: () => void = () => undefined;
  const soon = (): void => {
    isWanted = true;
    wake();
  };
  const line = openLine(address, soon);

  /** Returns how long to wait for a reason to go on. */
  const round = async (): Promise<number> => {
    try {
      const stop = await core.syncWith(pgSharedLog(await line.connected()));
      core.sharing.set(stop === null ? "in-step" : "stopped", stop === null ? null : sayStop(stop));
      pauseMs = FIRST_PAUSE_MS;
      return stop === null ? POLL_MS : LONGEST_PAUSE_MS;
    } catch (fault) {
      if (stopping.signal.aborted) return 0;
      await line.forget();
      if (!isOfTheNetwork(fault)) noteFault("sharing", fault);
      const isShutOut = fault instanceof NoServer && fault.isShutOut;
      core.sharing.set(
        isShutOut ? "stopped" : "offline",
        isShutOut ? sayStop({ kind: "not-yours" }) : sayOffline(fault),
      );
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      return pauseMs;
    }
  };

  /** Until something is to be done; while the server is away, what is done here is no reason to try sooner. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const isOffline = !line.isUp();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (isOffline && !stopping.signal.aborted) return;
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      isWanted = false;
      const waitMs = await round();
      if (!isWanted || !line.isUp()) await pause(waitMs);
    }
  };

  const running = run();
  return {
    soon,
    stop: async () => {
      stopping.abort();
      wake();
      await line.forget();
      await running;
    },
  };
}

const sayOffline = (fault: unknown): string =>
  `The shared desk cannot be reached (${fault instanceof Error ? fault.message : String(fault)}). Everything is kept here and sent when it can.`;

/** Faults of the way there and of the server, as against our own. */
function isOfTheNetwork(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code: unknown = Reflect.get(fault, "code");
  return (
    fault instanceof NoServer || typeof code === "string" || /connection|terminat|timeout|closed/i.test(fault.message)
  );
}
