import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Channel, TicketKind } from "../agreement/source.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { asId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { foldTicket } from "../ticket/evolve.ts";
import { clock } from "./clock.ts";
import type { ClockReport } from "./clock-report.ts";

/** A call that has not been logged yet: enough to say what would be promised. */
export interface HypotheticalCall {
  /** When it came in: the clocks count from receipt. */
  readonly at: Instant;
  /** From when it is looked at; without it, the moment it came in. */
  readonly seenAt?: Instant;
  readonly kind: TicketKind;
  readonly priority: string;
  readonly channel: Channel;
}

/**
 * What the clocks would say of a call if it were logged now: the promise in each cell of the priority matrix, the
 * answer of the `due` command. The same fold as for a real ticket.
 * @throws CalendarHorizonError for an instant outside the calendar's horizon.
 */
export function previewClock(agreement: AgreementDocument, calendar: Calendar, call: HypotheticalCall): ClockReport {
  const logged: TicketEvent = {
    type: "TicketLogged",
    at: call.at,
    by: { kind: "timer" },
    ticketId: asId("preview"),
    reference: "",
    kind: call.kind,
    agreementId: agreement.id,
    agreementVersion: agreement.version,
    channel: call.channel,
    priority: call.priority,
    site: "",
    caller: { name: "" },
    summary: "",
    details: "",
    answers: {},
    verification: "not-needed",
  };
  const report = clock(foldTicket([logged]), agreement, calendar, Math.max(call.at, call.seenAt ?? call.at));
  if (report === null) throw new Error("A call is known from the instant it came in.");
  return report;
}
