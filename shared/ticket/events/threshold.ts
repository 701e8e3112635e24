import { z } from "zod";
import { WaitKind } from "../../agreement/source.ts";
import { idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { THRESHOLD_PROMISES, type ThresholdPromise } from "../listed-words.ts";
import { standsOn } from "../premises.ts";
import type { Ticket } from "../state.ts";
import { withBase } from "../ticket-parts.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** A due moment or a warning threshold was reached. Its id is made of ticket, promise, percent and due instant, so it exists once. */
const ThresholdReached = ticketEvent({
  type: "ThresholdReached",
  version: 2,
  upcasts: fromOnePayload(["thresholdId", "promise", "percent", "thresholdAt", "dueAt", "isLate"], ["to"]),
  facts: z.strictObject({
    thresholdId: idFact("threshold"),
    promise: z.enum(THRESHOLD_PROMISES),
    /** 100 is the due moment itself. */
    percent: z.number().positive().max(1000),
    thresholdAt: instantFact,
    dueAt: instantFact,
    /** Delivered after its moment, because the desk was off or asleep. */
    isLate: z.boolean(),
    /** What the due instant rested on. */
    premises: z.strictObject({ waitKinds: z.array(WaitKind).readonly(), digest: z.int() }).exactOptional(),
  }),
  /** Whom the agreement has told, in its own words. */
  words: z.strictObject({ to: z.array(said).readonly() }),
  erased: { to: [] },
  searched: [],
  moves: false,
  isHarmless: true,
  fitsTicket: (ticket, { thresholdId, promise, thresholdAt, premises }) =>
    isStillOwed(ticket, promise, thresholdAt) &&
    (premises === undefined || standsOn(ticket, promise, premises)) &&
    !ticket.thresholds.some((recorded) => recorded.thresholdId === thresholdId),
  after: (ticket, { thresholdId, promise, percent, dueAt }) =>
    withBase(ticket, { thresholds: [...ticket.thresholds, { thresholdId, promise, percent, dueAt }] }),
});

export const thresholdEvents = { ThresholdReached } as const;

/** Whether what a moment warns of was still to be done at it. Nobody is told of a ticket that is resolved (STK-79). */
export function isStillOwed(ticket: Ticket, promise: ThresholdPromise, thresholdAt: number): boolean {
  if (promise === "check") return ticket.status === "unverified";
  if (ticket.status !== "open") return false;
  switch (promise) {
    case "response":
    case "alarm":
      return ticket.firstContactAt === null || ticket.firstContactAt > thresholdAt;
    case "decision":
      return ticket.priority.agreement === "disputed";
    case "update":
    case "fix":
      return true;
  }
}
