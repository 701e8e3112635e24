import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { agreementInForce, bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Channel, TicketKind, WaitKind } from "../../../shared/agreement/source.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { instantOfLocal } from "../../../shared/calendar/local-time.ts";
import { clock } from "../../../shared/clock/clock.ts";
import type { ClockReport, PromiseClock, PromiseKind } from "../../../shared/clock/clock-report.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import type { TicketEvent, TicketFact } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";

const BY: Actor = { kind: "person", id: asId("p1") };

/** One agreement with its calendar, and its local times as instants. */
export interface Desk {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  at(local: string): Instant;
}

/** The agreement in force in 2026, optionally with some of its settings changed. */
export function deskOf(id: string, change: (agreement: AgreementDocument) => AgreementDocument = (same) => same): Desk {
  const found = agreementInForce(bundledAgreements(), id, Date.UTC(2026, 0, 1));
  if (found === undefined) throw new Error(`No agreement ${id}`);
  const agreement = change(found);
  const calendar = expectOk(compileCalendar(calendarDataOf(agreement)), "calendar");
  return { agreement, calendar, at: (local) => expectOk(instantOfLocal(calendar, local), local) };
}

export interface Call {
  readonly priority: string;
  readonly channel?: Channel;
  readonly kind?: TicketKind;
  readonly verification?: "not-needed" | "pending";
}

export function logged(at: Instant, call: Call): TicketEvent {
  return event(at, {
    type: "TicketLogged",
    ticketId: asId("t1"),
    reference: "XX-1",
    kind: call.kind ?? "incident",
    agreementId: "any",
    agreementVersion: "any",
    channel: call.channel ?? "phone",
    priority: call.priority,
    site: "Bramhall High",
    caller: { name: "Jo" },
    summary: "No internet",
    details: "",
    answers: {},
    verification: call.verification ?? "not-needed",
  });
}

export function event(at: Instant, fact: TicketFact): TicketEvent {
  return { ...fact, at, by: BY };
}

export function waitStarted(at: Instant, kind: WaitKind, id: string = kind): TicketEvent {
  return event(at, {
    type: "WaitStarted",
    waitId: asId(id),
    kind,
    reason: "asked",
    party: "someone",
    expectedAt: null,
    customerTold: true,
    approvedBy: null,
  });
}

export function waitEnded(at: Instant, id: string): TicketEvent {
  return event(at, { type: "WaitEnded", waitId: asId(id), outcome: "answered" });
}

export function contacted(at: Instant): TicketEvent {
  return event(at, { type: "CustomerContacted", how: "phone", text: "spoke" });
}

export function resolved(at: Instant, how: "fix" | "no-response" = "fix"): TicketEvent {
  return event(at, { type: "TicketResolved", how, text: "done" });
}

export function reopened(at: Instant): TicketEvent {
  return event(at, { type: "TicketReopened", reason: "back again" });
}

export function priorityChanged(at: Instant, to: string): TicketEvent {
  return event(at, { type: "PriorityChanged", from: "", to, reason: "worse" });
}

/** The report at an instant; the ticket must have been logged by then. */
export function reportAt(desk: Desk, events: readonly TicketEvent[], at: Instant): ClockReport {
  const report = clock(foldTicket(events), desk.agreement, desk.calendar, at);
  if (report === null) throw new Error("not logged yet");
  return report;
}

/** One promise of a report; it must be there. */
export function promiseIn(report: ClockReport, kind: PromiseKind): PromiseClock {
  const found = report.promises.find((promise) => promise.promise === kind);
  if (found === undefined) throw new Error(`No ${kind} promise`);
  return found;
}
