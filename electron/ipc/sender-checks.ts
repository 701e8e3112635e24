import { MOST_VALUES } from "../../shared/contract/limits.ts";
import { LONGEST_INPUT } from "../../shared/contract/wire.ts";

/** What is asked of the frame that sent a request. Electron's WebFrameMain is one. */
export interface SenderFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: object | null;
}

export interface Sent {
  /** Null where the frame went away meanwhile. */
  readonly frame: SenderFrame | null;
  readonly input: unknown;
}

/** One condition every call must meet, with a name, so that a test can leave it out and see the attack succeed. */
export interface SenderCheck {
  readonly name: string;
  readonly message: string;
  readonly isMet: (sent: Sent) => boolean;
}

export const APP_ORIGIN = "app://desk";

/**
 * Roughly what an input weighs, without writing it out again; stops once it is too much, or more values than any request
 * holds, as a ring or a list of gaps has. Which of them it was the core would say; nobody who is not attacking asks.
 */
function isWithin(limit: number, input: unknown): boolean {
  let left = limit;
  let values = 0;
  const pending: unknown[] = [input];
  while (pending.length > 0 && left >= 0) {
    const value = pending.pop();
    values += 1;
    if (values > MOST_VALUES || (Array.isArray(value) && value.length > MOST_VALUES)) return false;
    left -= typeof value === "string" ? value.length : 8;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) left -= value.byteLength;
    else if (typeof value === "object" && value !== null) {
      for (const key of Object.keys(value)) {
        left -= key.length;
        pending.push(Reflect.get(value, key));
      }
    }
  }
  return left >= 0;
}

export const SENDER_CHECKS: readonly SenderCheck[] = [
  {
    name: "own-origin",
    message: "Only the desk's own pages may ask.",
    isMet: ({ frame }) => frame?.origin === APP_ORIGIN && frame.url.startsWith(`${APP_ORIGIN}/`),
  },
  {
    name: "top-frame",
    message: "Only a window's own page may ask, not a frame inside it.",
    // A frame that went away is refused by the check above.
    isMet: ({ frame }) => frame === null || frame.parent === null,
  },
  {
    name: "bounded-input",
    message: "This is larger than the desk accepts.",
    isMet: ({ input }) => isWithin(LONGEST_INPUT, input),
  },
];
