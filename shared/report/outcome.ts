import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Channel, TargetKind, TicketKind, WaitKind } from "../agreement/source.ts";
import type { ClockReport } from "../clock/clock-report.ts";
import type { PersonId, TicketId } from "../kernel/ids.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { ResolvedHow } from "../ticket/listed-words.ts";
import type { Ticket } from "../ticket/state.ts";

/** How one promise ended, or how far it has come. */
export interface PromiseOutcome {
  /** The target that stood in the table, which is what the figures are about (STK-43); null while nobody can know it. */
  readonly dueAt: Instant | null;
  /** A deadline agreed later, which stands beside it (STK-42). */
  readonly revisedDueAt: Instant | null;
  readonly metAt: Instant | null;
  /** Null while it is still owed and its moment had not passed when the ticket last changed. */
  readonly verdict: "kept" | "missed" | null;
  readonly budgetMs: DurationMs | null;
  readonly usedMs: DurationMs;
  readonly basis: "service" | "elapsed";
}

/** What the figures of a month need to know of a ticket. Made of its events alone, as of the last of them. */
export interface TicketOutcome {
  readonly id: TicketId;
  readonly reference: string;
  readonly agreementId: string;
  readonly agreementVersion: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly priority: string;
  readonly isMajor: boolean;
  readonly site: string;
  readonly owner: PersonId | null;
  readonly loggedAt: Instant;
  /** When a person first spoke or wrote to the caller; an automatic answer is none (COV-88). */
  readonly answeredAt: Instant | null;
  /** The last resolution that stands, or the closing of one that was never resolved; null while it is open. */
  readonly resolvedAt: Instant | null;
  /** `null` where it was closed without a resolution: withdrawn, a duplicate. */
  readonly how: ResolvedHow | null;
  readonly reopenings: number;
  readonly response: PromiseOutcome | null;
  readonly fix: PromiseOutcome | null;
  /** Waits, in their order: for whom, and how long by the clock on the wall and inside service hours. */
  readonly waits: readonly { readonly kind: WaitKind; readonly serviceMs: DurationMs; readonly wallMs: DurationMs }[];
  /** Time in which a clock stood still, overlaps counted once. */
  readonly pausedServiceMs: DurationMs;
  readonly pausedWallMs: DurationMs;
}

/** @param report the ticket's clocks as of its last event. */
export function outcomeOf(ticket: Ticket, agreement: AgreementDocument, report: ClockReport): TicketOutcome {
  const { priority } = ticket;
  return {
    id: ticket.ticketId,
    reference: ticket.reference,
    agreementId: ticket.agreementId,
    agreementVersion: ticket.agreementVersion,
    kind: ticket.kind,
    channel: ticket.channel,
    priority: priority.current,
    isMajor: agreement.majorIncident?.priorities.includes(priority.current) ?? false,
    site: ticket.site,
    owner: ticket.owner,
    loggedAt: ticket.loggedAt,
    answeredAt: ticket.firstContactAt,
    ...endingOf(ticket),
    reopenings: ticket.pastResolutions.length,
    response: promiseOutcome(report, "response"),
    fix: promiseOutcome(report, "fix"),
    waits: report.pauses.map(({ kind, serviceMs, wallMs }) => ({ kind, serviceMs, wallMs })),
    pausedServiceMs: report.pausedServiceMs,
    pausedWallMs: report.pausedWallMs,
  };
}

function endingOf(ticket: Ticket): Pick<TicketOutcome, "resolvedAt" | "how"> {
  switch (ticket.status) {
    case "unverified":
    case "open":
      return { resolvedAt: null, how: null };
    case "resolved":
      return { resolvedAt: ticket.resolution.at, how: ticket.resolution.how };
    case "closed":
      return { resolvedAt: ticket.resolution?.at ?? ticket.closure.at, how: ticket.resolution?.how ?? null };
  }
}

function promiseOutcome(report: ClockReport, kind: TargetKind): PromiseOutcome | null {
  const clock = report.promises.find(({ promise }) => promise === kind);
  if (clock === undefined || clock.deadlines[0].state === "no-target") return null;
  const [original, ...agreed] = clock.deadlines;
  const { state, dueAt, budgetMs, usedMs, basis } = original;
  const verdict = state === "kept" || state === "missed" ? state : null;
  return { dueAt, revisedDueAt: agreed.at(-1)?.dueAt ?? null, metAt: clock.metAt, verdict, budgetMs, usedMs, basis };
}

/**
 * How a promise stands at `at`: what has happened since the ticket last changed is only that time passed. Exactly at its
 * due moment it is still kept.
 */
export function standsAt({ verdict, dueAt, metAt }: PromiseOutcome, at: Instant): "kept" | "missed" | "owed" {
  if (verdict !== null) return verdict;
  return metAt === null && dueAt !== null && at > dueAt ? "missed" : "owed";
}
