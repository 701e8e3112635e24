import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import { originalFixDueAt } from "../../shared/clock/clock.ts";
import type { ImportRowReport } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { TicketCommand } from "../../shared/ticket/commands.ts";
import { decide } from "../../shared/ticket/decide.ts";
import { evolve } from "../../shared/ticket/evolve.ts";
import { initialState, type TicketState } from "../../shared/ticket/state.ts";
import { sayTicketRefusal } from "../../shared/words/ticket-refusals.ts";
import { fullMomentText } from "../../shared/words/time-text.ts";
import { derivedUuid } from "../core/derived-id.ts";
import { newIdsOf } from "../core/made-ids.ts";
import type { CommandRequest } from "../core/run-command.ts";
import type { EventLogRow } from "./event-log-row.ts";
import { type LogState, PROFILE } from "./profile.ts";

/** One incident while its commands are made: the ticket as they leave it, and what had to be said about its rows. */
export interface Draft {
  readonly number: string;
  readonly ticketId: TicketId;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly by: Actor;
  readonly fileName: string;
  readonly requests: CommandRequest[];
  readonly report: ImportRowReport[];
  ticket: TicketState;
  /** The state the last row left the incident in, over there. */
  logState: LogState | null;
  /** Where and when it was last resolved and closed, by the rows' own times. */
  resolved: { readonly row: EventLogRow; readonly at: Instant } | null;
  closed: { readonly row: EventLogRow; readonly at: Instant } | null;
}

export function newDraft(of: Pick<Draft, "number" | "ticketId" | "agreement" | "calendar" | "by" | "fileName">): Draft {
  return { ...of, requests: [], report: [], ticket: initialState, logState: null, resolved: null, closed: null };
}

/** Adds a sentence about one row to the report. */
export function tell(draft: Draft, row: EventLogRow, severity: ImportRowReport["severity"], message: string): void {
  draft.report.push({ line: row.line, ticket: draft.number, severity, message });
}

export function said(draft: Draft, at: Instant): string {
  return fullMomentText(at, draft.calendar);
}

/** Asks for a command at a moment. The sentence says why it is not allowed; null where it is, and then it is planned. */
export function attempt(draft: Draft, at: Instant, command: TicketCommand): string | null {
  const wellFormed = TicketCommand.safeParse(command);
  if (!wellFormed.success) return wellFormed.error.issues.map(({ message }) => message).join(" ");
  const { number, ticketId, agreement, calendar, by } = draft;
  const commandId = asId<"command">(derivedUuid(`${PROFILE}/${number}/${draft.requests.length + 1}`));
  const ids = { stream: ticketId, newId: newIdsOf(commandId), rolesOf: () => [] };
  const originalDueAt = (): Instant | null => originalFixDueAt(draft.ticket, agreement, calendar, at);
  const context = { now: at, by, ...ids, originalFixDueAt: originalDueAt, reference: number, agreement, calendar };
  const decided = decide(draft.ticket, wellFormed.data, context);
  if (!decided.ok) return sayTicketRefusal(decided.error, { agreement, calendar, names: () => undefined });
  draft.ticket = decided.value.reduce<TicketState>(evolve, draft.ticket);
  draft.requests.push({ commandId, ticketId, by, at, expectedVersion: undefined, command: wellFormed.data });
  return null;
}

/** A command whose refusal does not lose what the row says: then it is kept as a note and the report says why. */
export function attemptOrNote(draft: Draft, row: EventLogRow, at: Instant, command: TicketCommand, text: string): void {
  const refusal = attempt(draft, at, command);
  if (refusal === null) return;
  attempt(draft, at, { type: "AddNote", text });
  tell(draft, row, "changed", `${text} This became a note: ${refusal}`);
}
