import { z } from "zod";
import { daysWithoutContact } from "../../agreement/silence.ts";
import { instant, line } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { isStillOwed } from "../events/threshold.ts";
import type { FactOf, TicketEvent } from "../events.ts";
import { silence } from "../limits.ts";
import { THRESHOLD_PROMISES } from "../listed-words.ts";
import { premisesOf } from "../premises.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { openTicket, resolvedTicket, unfinished } from "../standing.ts";
import type { OpenTicket, ResolvedTicket, Ticket, TicketState } from "../state.ts";
import { thresholdIdOf } from "../threshold-id.ts";
import { type Around, type CommandContext, metaOf, ticketAction } from "../ticket-context.ts";
import { timeFault } from "./closing.ts";
import { endOfWaits } from "./waiting.ts";

const timers = { who: ["timer"], clashesWith: [] } as const;

/** A warning or due moment the timers found. Its id is made by `thresholdIdOf`, so the same moment is recorded once. */
const ThresholdInput = z.strictObject({
  promise: z.enum(THRESHOLD_PROMISES),
  percent: z.number().positive().max(1000),
  thresholdAt: instant("The threshold"),
  dueAt: instant("The due moment"),
  to: z.array(line("The recipient")).max(100).readonly(),
  isLate: z.boolean(),
});

/**
 * Refused once it is recorded, before its moment, and when it is no longer true: the ticket is resolved (STK-79: not
 * sent after Solved), the response was given, the dispute settled.
 */
function reached(
  state: TicketState,
  { promise, percent, thresholdAt, dueAt, to, isLate }: z.output<typeof ThresholdInput>,
  context: CommandContext,
): Result<readonly TicketEvent[], Rejection> {
  const may = unfinished(state);
  if (!may.ok) return may;
  const ticket = may.value;
  const thresholdId = thresholdIdOf(ticket.ticketId, promise, percent, dueAt);
  if (ticket.thresholds.some((recorded) => recorded.thresholdId === thresholdId)) {
    return refuse({ kind: "ThresholdAlreadyRecorded" });
  }
  if (context.now < thresholdAt) return refuse({ kind: "NotDueYet", what: "threshold", dueAt: thresholdAt });
  if (!isStillOwed(ticket, promise, thresholdAt)) return refuse({ kind: "ThresholdNoLongerTrue" });
  const premises = premisesOf(ticket, promise, context.agreement);
  const told = recipientsOf(ticket, to);
  const facts = { thresholdId, promise, percent, thresholdAt, dueAt, to: told, isLate, premises };
  return ok([{ type: "ThresholdReached", ...facts, ...metaOf(context) }]);
}

/** Who can be told: not an owner where nobody has the ticket. */
export function recipientsOf({ owner }: Pick<Ticket, "owner">, to: readonly string[]): readonly string[] {
  return owner === null ? to.filter((recipient) => recipient !== "owner") : to;
}

/** True to the timers only while the ticket stands resolved and the time has come. */
function mayCloseAfterTime(state: TicketState, around: Around): Result<ResolvedTicket, Rejection> {
  const ticket = resolvedTicket(state);
  return ticket.ok ? (timeFault(ticket.value.resolution.at, around) ?? ticket) : ticket;
}

/**
 * The customer stayed silent for as long as the agreement says (COV-50), and where it asks for daily contacts, each of
 * them is on record (CPS-29). Exactly at the end of that time it may be done.
 */
function mayResolveWithoutAnswer(state: TicketState, around: Around): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok) return ticket;
  const { agreement, calendar, now } = around;
  const rule = agreement.closure.noResponse;
  if (!rule) return refuse({ kind: "NoSuchRule", rule: "silence" });
  const silent = silence(ticket.value, agreement, calendar);
  if (!silent) return refuse({ kind: "NotWaitingForAnswer" });
  if (now < silent.endsAt) return refuse({ kind: "NotDueYet", what: "silence", dueAt: silent.endsAt });
  const days = rule.needsDocumentedContacts ? daysWithoutContact(calendar, silent.wait, silent.endsAt, now) : 0;
  return days === 0 ? ticket : refuse({ kind: "ContactsNotDocumented", days });
}

/** Of what the silence consisted, so that a late truth about it outweighs what the timer took for granted. */
function silenceOf(ticket: OpenTicket, { agreement, calendar }: Around): Pick<FactOf<"TicketResolved">, "silence"> {
  const silent = silence(ticket, agreement, calendar);
  if (silent === null) return {};
  const { waitId, from, contactedAt } = silent.wait;
  const countsFromContact = agreement.closure.noResponse?.countedFrom === "last-contact";
  return { silence: { waitId, lastContactAt: countsFromContact ? Math.max(from, ...contactedAt) : null } };
}

/** What the agreement and its clocks do by themselves: the timers' own. */
export const actionsByItself = {
  RecordThreshold: ticketAction({
    ...timers,
    type: "RecordThreshold",
    input: ThresholdInput,
    may: unfinished,
    decide: reached,
  }),
  /** Resolved tickets close by themselves after the agreement's time (STK-54). */
  CloseAfterTime: ticketAction({
    ...timers,
    type: "CloseAfterTime",
    input: z.strictObject({}),
    may: mayCloseAfterTime,
    decide: (state, _input, context) => {
      const ticket = mayCloseAfterTime(state, context);
      if (!ticket.ok) return ticket;
      const text = "Closed by itself after the time the agreement gives.";
      const resolvedAt = ticket.value.resolution.at;
      return ok([{ type: "TicketClosed", why: "time-passed", text, resolvedAt, ...metaOf(context) }]);
    },
  }),
  /** Resolved for want of an answer; Columbia closes it with that (CPS-29), Coventry leaves it resolved (COV-50). */
  ResolveWithoutAnswer: ticketAction({
    ...timers,
    type: "ResolveWithoutAnswer",
    input: z.strictObject({}),
    may: mayResolveWithoutAnswer,
    decide: (state, _input, context) => {
      const may = mayResolveWithoutAnswer(state, context);
      if (!may.ok) return may;
      const text = "The customer did not answer in the time the agreement gives.";
      const silent = silenceOf(may.value, context);
      const meta = metaOf(context);
      const ends = endOfWaits(may.value.waits, "resolved").map((end) => ({ ...end, ...silent, ...meta }));
      const resolved: TicketEvent = { type: "TicketResolved", how: "no-response", text, ...silent, ...meta };
      const isClosedToo = context.agreement.closure.noResponse?.outcome === "closed";
      return isClosedToo
        ? ok([...ends, resolved, { type: "TicketClosed", why: "no-response", text, ...meta }])
        : ok([...ends, resolved]);
    },
  }),
} as const;
