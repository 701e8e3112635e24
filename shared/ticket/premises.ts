import type { AgreementDocument } from "../agreement/agreement.ts";
import { WAIT_KINDS, type WaitKind } from "../agreement/source.ts";
import type { ThresholdPromise } from "./listed-words.ts";
import type { Ticket } from "./state.ts";
import type { Timeline } from "./timeline.ts";

/**
 * What a due instant rested on when a timer found it: which kinds of wait its clock takes into account, and a number
 * made of every segment it was worked out from. With a late truth before it the number is another, and then the moment
 * no longer stands (shared-log.md).
 */
export interface Premises {
  readonly waitKinds: readonly WaitKind[];
  readonly digest: number;
}

/** The premises of one promise's due instants under an agreement, as the ticket stands. */
export function premisesOf(ticket: Ticket, promise: ThresholdPromise, agreement: AgreementDocument): Premises {
  const waitKinds = waitKindsOf(promise, agreement);
  return { waitKinds, digest: digestOf(segmentsFor(ticket.timeline, promise, waitKinds)) };
}

/** Whether a ticket still has the premises that were recorded. */
export function standsOn(ticket: Ticket, promise: ThresholdPromise, { waitKinds, digest }: Premises): boolean {
  return digestOf(segmentsFor(ticket.timeline, promise, waitKinds)) === digest;
}

/** Of which waits the clock of a promise takes notice. The rhythm of updates may differ in any wait (CPS-28). */
function waitKindsOf(promise: ThresholdPromise, { waits }: AgreementDocument): readonly WaitKind[] {
  switch (promise) {
    case "response":
    case "alarm":
    case "fix":
      return waits
        .filter((rule) => rule.suspends.includes(promise === "fix" ? "fix" : "response"))
        .map((rule) => rule.kind);
    case "update":
      return WAIT_KINDS;
    case "decision":
    case "check":
      return [];
  }
}

function segmentsFor(timeline: Timeline, promise: ThresholdPromise, kinds: readonly WaitKind[]): unknown {
  const { clearedAt, priorities, resolutions, closings, revisions, transfers, contacts, disputes } = timeline;
  if (promise === "decision") return disputes;
  if (promise === "check") return [clearedAt];
  const waits = timeline.waits
    .filter((wait) => kinds.includes(wait.kind))
    .map(({ kind, from, until, wasAnswered }) => [kind, from, until, wasAnswered]);
  const start = [clearedAt, priorities, waits];
  switch (promise) {
    case "response":
    case "alarm":
      return start;
    case "fix":
      return [...start, resolutions, closings, revisions];
    case "update":
      return [...start, resolutions, closings, revisions, transfers, contacts];
  }
}

/** Moments of other kinds recorded before move the place of these, and nothing else about them. */
function withoutOrder(key: string, value: unknown): unknown {
  return key === "order" || key === "reopenedOrder" ? undefined : value;
}

/** 53 bits made of JSON text: two FNV-like rounds of 32, mixed. It only has to differ where the text does. */
function digestOf(segments: unknown): number {
  const text = JSON.stringify(segments, withoutOrder);
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & high) + (low >>> 0);
}
