import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { Place } from "../../../shared/calendar/local-time.ts";
import { originalFixDueAt } from "../../../shared/clock/clock.ts";
import type { ImportRowReport } from "../../../shared/contract/import-views.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId, type TicketId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { TicketCommand } from "../../../shared/ticket/commands.ts";
import { decide } from "../../../shared/ticket/decide.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { evolve } from "../../../shared/ticket/evolve.ts";
import { initialState, type TicketState } from "../../../shared/ticket/state.ts";
import { sayTicketRefusal } from "../../../shared/words/ticket-refusals.ts";
import { fullMomentText } from "../../../shared/words/time-text.ts";
import { derivedUuid } from "../../core/derived-id.ts";
import { newIdsOf } from "../../core/made-ids.ts";
import type { CommandRequest } from "../../core/run-command.ts";
import type { ExportRow } from "../file/read-rows.ts";
import type { Field, Profile, RowState } from "../profiles/profile.ts";
import type { DateOrder } from "../times/date-parts.ts";

/** How the file's times are read: one order and one zone for all of them. */
export interface FileTimes {
  readonly order: DateOrder;
  readonly place: Place;
}

/** One command of a record's past, and what it makes happen. */
export interface PlannedStep {
  readonly request: CommandRequest;
  readonly events: readonly TicketEvent[];
}

/** One record while its commands are made: the ticket as they leave it, and what had to be said about its rows. */
export interface Draft {
  readonly number: string;
  readonly ticketId: TicketId;
  readonly profile: Profile;
  readonly headingOf: (field: Field) => string;
  readonly times: FileTimes;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly by: Actor;
  readonly fileName: string;
  readonly steps: PlannedStep[];
  readonly report: ImportRowReport[];
  /** Times of which was said already that they are odd. */
  readonly toldTimes: Set<string>;
  ticket: TicketState;
  /** The state the last row left the record in, over there. */
  rowState: RowState | null;
  /** Where and when it was last resolved and closed, and whether the row's own time says so. */
  resolved: Ending | null;
  closed: Ending | null;
}

export interface Ending {
  readonly row: ExportRow;
  readonly at: Instant;
}

type Given = Pick<
  Draft,
  "number" | "ticketId" | "profile" | "headingOf" | "times" | "agreement" | "calendar" | "by" | "fileName"
>;

export function newDraft(given: Given): Draft {
  return {
    ...given,
    steps: [],
    report: [],
    toldTimes: new Set(),
    ticket: initialState,
    rowState: null,
    resolved: null,
    closed: null,
  };
}

/** Adds a sentence about one row to the report. */
export function tell(draft: Draft, row: ExportRow, severity: ImportRowReport["severity"], message: string): void {
  draft.report.push({ line: row.line, ticket: draft.number, severity, message });
}

export function said(draft: Draft, at: Instant): string {
  return fullMomentText(at, draft.calendar);
}

/** What a file of this kind is called in a sentence. */
export function fileWord(draft: Draft): "log" | "list" {
  return draft.profile.isHistory ? "log" : "list";
}

/** Asks for a command at a moment. The sentence says why it is not allowed; null where it is, and then it is planned. */
export function attempt(draft: Draft, at: Instant, command: TicketCommand): string | null {
  const wellFormed = TicketCommand.safeParse(command);
  if (!wellFormed.success) return wellFormed.error.issues.map(({ message }) => message).join(" ");
  const { number, ticketId, agreement, calendar, by } = draft;
  const commandId = asId<"command">(derivedUuid(`import/${ticketId}/${draft.steps.length + 1}`));
  const ids = { stream: ticketId, newId: newIdsOf(commandId), rolesOf: () => [], agreementAtReceipt: () => undefined };
  const originalDueAt = (): Instant | null => originalFixDueAt(draft.ticket, agreement, calendar, at);
  const context = { now: at, by, ...ids, originalFixDueAt: originalDueAt, reference: number, agreement, calendar };
  const decided = decide(draft.ticket, wellFormed.data, context);
  if (!decided.ok) return sayTicketRefusal(decided.error, { agreement, calendar, names: () => undefined });
  draft.ticket = decided.value.reduce<TicketState>(evolve, draft.ticket);
  const request = { commandId, ticketId, by, at, expectedVersion: undefined, command: wellFormed.data };
  draft.steps.push({ request, events: decided.value });
  return null;
}

/** A command whose refusal does not lose what the row says: then it is kept as a note and the report says why. */
export function attemptOrNote(draft: Draft, row: ExportRow, at: Instant, command: TicketCommand, text: string): void {
  const refusal = attempt(draft, at, command);
  if (refusal === null) return;
  attempt(draft, at, { type: "AddNote", text });
  tell(draft, row, "changed", `${text} This became a note: ${refusal}`);
}
