import type { Channel, WaitKind } from "../../shared/agreement/source.ts";

/** How a ServiceNow incident is read into this desk: every decision that is not the log's own, in one place. */
export const PROFILE = "servicenow-event-log";

/** Five levels there; those here are the agreement's own. An agreement without an entry uses the first table. */
const PRIORITIES: Readonly<Record<string, string>> = { "1": "P1", "2": "P2", "3": "P3", "4": "P4", "5": "P4" };
const PRIORITIES_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Columbia alone has a fifth priority.
  columbia: { ...PRIORITIES, "5": "P5" },
};

/** The agreement's priority for `2 - High`, `2` or `High`; undefined for anything else. */
export function priorityFor(agreementId: string, text: string): string | undefined {
  const words = ["critical", "high", "moderate", "low", "planning"];
  const digit = /^([1-5])(?!\d)/.exec(text)?.[1];
  const named = words.indexOf(text.toLowerCase()) + 1;
  const level = digit ?? (named > 0 ? String(named) : undefined);
  return level === undefined ? undefined : (PRIORITIES_OF[agreementId] ?? PRIORITIES)[level];
}

export const STATES = [
  "New",
  "Active",
  "Awaiting User Info",
  "Awaiting Vendor",
  "Awaiting Problem",
  "Awaiting Evidence",
  "Resolved",
  "Closed",
] as const;
export type LogState = (typeof STATES)[number];
export type AwaitingState = Extract<LogState, `Awaiting ${string}`>;

/** A state as the log writes it, whatever its case; undefined for one this profile does not know (`-100` occurs). */
export function stateFor(text: string): LogState | undefined {
  return STATES.find((state) => state.toLowerCase() === text.toLowerCase());
}

export const isAwaiting = (state: LogState): state is AwaitingState => state.startsWith("Awaiting");

/** The wait a state becomes. `because`: why it is this one, where the state does not say so itself. */
export interface WaitMapping {
  readonly kind: WaitKind;
  readonly because: string | null;
}

const plain = (kind: WaitKind): WaitMapping => ({ kind, because: null });

const WAITS: Readonly<Record<AwaitingState, WaitMapping>> = {
  "Awaiting User Info": plain("customer"),
  "Awaiting Vendor": plain("third-party"),
  "Awaiting Problem": {
    kind: "third-party",
    because: "the investigation of the problem is in other hands than the desk's",
  },
  "Awaiting Evidence": { kind: "customer", because: "the evidence has to come from whoever saw the fault" },
};

const WAITS_OF: Readonly<Record<string, Partial<Readonly<Record<AwaitingState, WaitMapping>>>>> = {
  calderdale: {
    "Awaiting Vendor": { kind: "hold", because: "there a case referred to a third party is on Hold (CAL-20)" },
    "Awaiting Problem": {
      kind: "hold",
      because: "there a case on which nothing is to be done for now is on Hold (CAL-20)",
    },
  },
  columbia: {
    "Awaiting Vendor": { kind: "parts", because: "there a vendor's help and a vendor's parts are one wait (CPS-30)" },
    "Awaiting Problem": {
      kind: "parts",
      because: "there whatever help the desk waits for is one wait with parts (CPS-30)",
    },
  },
};

export function waitFor(agreementId: string, state: AwaitingState): WaitMapping {
  return WAITS_OF[agreementId]?.[state] ?? WAITS[state];
}

const CHANNELS: Readonly<Record<string, Channel>> = {
  phone: "phone",
  email: "email",
  "self service": "web",
  ivr: "voicemail",
  chat: "chat",
  "direct opening": "on-site",
};

/** How the caller reached the desk; undefined where the log says nothing this desk knows. */
export function channelFor(text: string): Channel | undefined {
  return CHANNELS[text.toLowerCase()];
}
