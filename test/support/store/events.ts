import type { Projector } from "../../../electron/core/log-port.ts";
import type { DueMoment, StoredRow, TicketProjection } from "../../../electron/core/ports.ts";
import { recordProjection } from "../../../electron/core/project-ticket.ts";
import { ticketStream } from "../../../electron/core/ticket-stream.ts";
import type { RecordedEvent } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { HOUR_MS } from "../../../shared/kernel/instant.ts";
import type { TicketOutcome } from "../../../shared/report/outcome.ts";
import type { FactOf, TicketEvent } from "../../../shared/ticket/events.ts";
import { idOf, ticketId } from "./ids.ts";

export const ASHA = { kind: "person", id: asId<"person">(idOf("asha")) } as const;

/** A logged ticket that differs from the plain one where the test says so. */
export function logged(ticket: string, at: number, differs: Partial<FactOf<"TicketLogged">> = {}): TicketEvent {
  return {
    type: "TicketLogged",
    at,
    by: ASHA,
    ticketId: ticketId(ticket),
    reference: `ST-4K7-${ticket.toUpperCase().replaceAll(/[^A-Z0-9]/g, "")}`,
    kind: "incident",
    agreementId: "stockport",
    agreementVersion: "1",
    channel: "phone",
    priority: "P3",
    site: "Hillside School",
    caller: { name: "Rowan Smith" },
    summary: "The printer does not print",
    details: "",
    answers: {},
    verification: "not-needed",
    ...differs,
  };
}

export const note = (text: string, at: number): TicketEvent => ({ type: "NoteAdded", text, at, by: ASHA });

/** What is kept of a ticket, made as `simpleTicket` makes it; nothing is kept of other records. */
export const simpleProjection: Projector = ({ category }, stream) => {
  if (category !== "ticket") return { projection: null, isNewer: false, damage: stream.damage };
  const { events, readOnlyBecause, isDamaged } = ticketStream(stream);
  return {
    projection: events.length === 0 ? null : recordProjection(simpleTicket(events)),
    isNewer: readOnlyBecause !== null && !isDamaged,
    damage: isDamaged ? readOnlyBecause : null,
  };
};

/**
 * A projection made of the events alone, without agreements or calendars: enough to test what the store does with one.
 * Due four hours after it was logged, less one for each priority above P4; waiting and resolution stop it.
 */
export function simpleTicket(recorded: readonly RecordedEvent[]): TicketProjection {
  const events = recorded.map(({ event }) => event);
  const first = events[0];
  if (first?.type !== "TicketLogged") throw new Error("A ticket begins with TicketLogged");
  const row = events.reduce(afterEvent, firstRow(first, first.at));
  const texts = events.flatMap((event) => ("text" in event ? [event.text] : []));
  const spoken = row.reference.replaceAll("-", "");
  const searchText = [row.reference, spoken, row.summary, first.details, row.site, row.caller, ...texts].join("\n");
  const last = recorded.at(-1)?.recordedAt ?? first.at;
  const whole = { ...row, version: recorded.length, changedAt: last, next: nextOf(row) };
  return { row: whole, outcome: simpleOutcome(whole), caller: first.caller, searchText, moments: momentsOf(whole) };
}

/** How a row's ticket counts in the figures, as far as a row can tell. */
export function simpleOutcome(row: StoredRow): TicketOutcome {
  const { id, reference, agreementId, agreementVersion, kind, priority, isMajor, site, owner, loggedAt } = row;
  const own = { id, reference, agreementId, agreementVersion, kind, priority, isMajor, site, owner, loggedAt };
  const { resolvedAt } = row;
  return {
    ...own,
    channel: "phone",
    answeredAt: null,
    resolvedAt,
    how: resolvedAt === null ? null : "fix",
    reopenings: 0,
    response: null,
    fix: null,
    waits: [],
    pausedServiceMs: 0,
    pausedWallMs: 0,
  };
}

function firstRow(first: FactOf<"TicketLogged">, at: number): StoredRow {
  return {
    id: first.ticketId,
    reference: first.reference,
    kind: first.kind,
    agreementId: first.agreementId,
    agreementVersion: first.agreementVersion,
    priority: first.priority,
    rank: Number(first.priority.slice(1)),
    isMajor: first.priority === "P1",
    priorityAgreement: "proposed",
    site: first.site,
    caller: first.caller.name,
    summary: first.summary,
    owner: null,
    team: null,
    status: "open",
    whoseMove: "us",
    waiting: null,
    next: null,
    verdict: null,
    version: 1,
    loggedAt: at,
    resolvedAt: null,
    changedAt: at,
  };
}

function afterEvent(row: StoredRow, event: TicketEvent): StoredRow {
  switch (event.type) {
    case "TicketAssigned":
      return { ...row, owner: event.owner, team: event.team };
    case "PriorityDisputed":
      return { ...row, priorityAgreement: "disputed" };
    case "PriorityChanged":
      return { ...row, priority: event.to, rank: Number(event.to.slice(1)) };
    case "WaitStarted":
      return {
        ...row,
        waiting: { kind: event.kind, label: event.reason, party: event.party, expectedAt: event.expectedAt },
      };
    case "WaitEnded":
      return { ...row, waiting: null };
    case "TicketResolved":
      return { ...row, status: "resolved", resolvedAt: event.at, waiting: null };
    case "TicketClosed":
      return { ...row, status: "closed", waiting: null };
    case "TicketReopened":
      return { ...row, status: "open", resolvedAt: null };
    default:
      return row;
  }
}

function nextOf(row: StoredRow): StoredRow["next"] {
  if (row.status !== "open") return null;
  const isPaused = row.waiting !== null;
  return {
    promise: "fix",
    label: "Fix",
    basis: "elapsed",
    state: isPaused ? "paused" : "running",
    dueAt: isPaused ? null : row.loggedAt + row.rank * HOUR_MS,
    originalDueAt: null,
    startedAt: row.loggedAt,
    budgetMs: row.rank * HOUR_MS,
    usedMs: 0,
    warnAt: null,
    urgentAt: null,
  };
}

function momentsOf(row: StoredRow): readonly DueMoment[] {
  const dueAt = row.next?.dueAt ?? null;
  if (dueAt === null) return [];
  return [50, 100].map((percent) => ({
    id: `${row.id}:fix:${percent}:${dueAt}`,
    ticketId: row.id,
    kind: "threshold",
    promise: "fix",
    percent,
    at: row.loggedAt + ((dueAt - row.loggedAt) * percent) / 100,
    dueAt,
    to: ["team-leader"],
  }));
}
