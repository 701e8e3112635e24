import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { clock } from "../../shared/clock/clock.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import { evolve, foldTicket } from "../../shared/ticket/evolve.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import type { Desk } from "./handler.ts";

type Miss = Extract<TicketEvent, { type: "ThresholdReached" }>;

const MISSED_PERCENT = 100;

const missesIn = (events: readonly TicketEvent[]): readonly Miss[] =>
  events.filter((event): event is Miss => event.type === "ThresholdReached" && event.percent >= MISSED_PERCENT);

/**
 * When something happens that is done now. A PC whose clock was set back shows a time at which people had not been told
 * of a miss yet; what is done after they were did not happen before.
 */
export function notBeforeMisses(events: readonly TicketEvent[], now: Instant): Instant {
  return missesIn(events).reduce((latest, { at }) => Math.max(latest, at), now);
}

/**
 * The first miss people were told of that would turn out to be none, because something is now said to have happened
 * before it. A person may say so, with a reason; what was told stays in the ticket beside it.
 */
export function turnedMiss(
  desk: Pick<Desk, "shelf">,
  agreement: AgreementDocument,
  before: readonly TicketEvent[],
  added: readonly TicketEvent[],
): Miss | undefined {
  const calendar = desk.shelf.calendarOf(agreement);
  const ticket = foldTicket(before);
  const changed = added.reduce<TicketState>(evolve, ticket);
  const isMissed = (state: TicketState, { promise, at }: Miss): boolean =>
    clock(state, agreement, calendar, at)?.promises.some(
      (each) => each.promise === promise && each.state === "missed",
    ) ?? false;
  const earlier = added.reduce((soonest, { at }) => Math.min(soonest, at), Number.POSITIVE_INFINITY);
  return missesIn(before)
    .filter(({ at }) => earlier < at)
    .find((miss) => isMissed(ticket, miss) && !isMissed(changed, miss));
}

const PROMISES: Readonly<Record<Miss["promise"], string>> = {
  response: "the response",
  fix: "the fix",
  update: "the update",
  decision: "the decision",
  check: "the caller check",
  alarm: "work that must begin at once",
};

export function sayToldMiss({ promise }: Miss): string {
  return `People have been told that ${PROMISES[promise]} was missed. Leave the time out, or say why it counts as having happened before.`;
}
