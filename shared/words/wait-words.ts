import type { AgreementDocument } from "../agreement/agreement.ts";
import type { TargetKind } from "../agreement/source.ts";
import type { ClockReport } from "../clock/clock-report.ts";
import { waitsOffered } from "../ticket/actions/waiting.ts";
import type { Ticket } from "../ticket/state.ts";
import { promiseOf } from "./effects.ts";

/** What beginning a wait is called: a pause only where one could make a clock stand still that is still running. */
export function pauseLabel(ticket: Ticket, agreement: AgreementDocument, report: ClockReport | null): string {
  const offered = ticket.status === "open" ? waitsOffered(ticket, agreement) : agreement.waits;
  const couldStop = offered.some(({ suspends }) => suspends.some((promise) => isRunning(promise, report)));
  return couldStop ? "Pause" : "Waiting for ...";
}

/** What ending one is called. */
export function resumeLabel(ticket: Ticket, agreement: AgreementDocument): string {
  const waits = ticket.status === "open" ? ticket.waits : [];
  const stops = waits.some(({ kind }) =>
    agreement.waits.some((rule) => rule.kind === kind && rule.suspends.length > 0),
  );
  return stops ? "Resume" : "Wait over";
}

/** A promise that is missed stays so whatever is waited for. */
function isRunning(promise: TargetKind, report: ClockReport | null): boolean {
  const clock = report === null ? undefined : promiseOf(report, promise);
  return clock !== undefined && clock.metAt === null && clock.state !== "missed";
}
