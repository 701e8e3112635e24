import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { priorityOf, waitRule } from "../../shared/agreement/lookup.ts";
import type { NextPromise, QueueRow, RowVerdict, WhoseMove } from "../../shared/contract/queue-row.ts";
import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { Ticket, WaitInProgress } from "../../shared/ticket/state.ts";
import { whoseMove } from "../../shared/ticket/whose-move.ts";
import type { StoredRow } from "./ports.ts";

/** A priority the agreement no longer lists (an import, a correction) sorts after every known one. */
const UNKNOWN_RANK = 99;

function waitingOf(ticket: Ticket, agreement: AgreementDocument): QueueRow["waiting"] {
  if (ticket.status !== "open") return null;
  const last = ticket.waits.reduce<WaitInProgress | null>(
    (found, wait) => (found === null || wait.startedAt >= found.startedAt ? wait : found),
    null,
  );
  if (last === null) return null;
  const { kind, reason, party, expectedAt } = last;
  return { kind, label: waitRule(agreement, kind)?.label ?? reason, party, expectedAt };
}

function moveOf(ticket: Ticket, next: NextPromise | null): WhoseMove {
  return next?.promise === "decision" ? "team-leader" : whoseMove(ticket);
}

function resolvedAt(ticket: Ticket): QueueRow["resolvedAt"] {
  return ticket.status === "resolved" || ticket.status === "closed" ? (ticket.resolution?.at ?? null) : null;
}

interface Standing {
  readonly next: NextPromise | null;
  readonly verdict: RowVerdict | null;
}

/** One row of the queue, made of the ticket, how its promises stand and how many events it has. */
export function queueRow(
  ticket: Ticket,
  agreement: AgreementDocument,
  { next, verdict }: Standing,
  events: readonly RecordedEvent[],
): StoredRow {
  const { priority } = ticket;
  return {
    id: ticket.ticketId,
    reference: ticket.reference,
    kind: ticket.kind,
    agreementId: ticket.agreementId,
    agreementVersion: ticket.agreementVersion,
    priority: priority.current,
    rank: priorityOf(agreement, priority.current)?.rank ?? UNKNOWN_RANK,
    isMajor: agreement.majorIncident?.priorities.includes(priority.current) ?? false,
    priorityAgreement: priority.agreement,
    site: ticket.site,
    caller: ticket.caller.name,
    summary: ticket.summary,
    owner: ticket.owner,
    team: ticket.team,
    status: ticket.status,
    whoseMove: moveOf(ticket, next),
    waiting: waitingOf(ticket, agreement),
    next,
    verdict,
    version: events.length,
    loggedAt: ticket.loggedAt,
    resolvedAt: resolvedAt(ticket),
    changedAt: events.at(-1)?.recordedAt ?? ticket.loggedAt,
  };
}
