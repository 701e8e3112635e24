import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { ImportRowReport } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { AgreementShelf } from "../core/agreement-shelf.ts";
import { derivedUuid } from "../core/derived-id.ts";
import type { CommandRequest } from "../core/run-command.ts";
import { checkClaims } from "./check-claims.ts";
import { type EventLogRow, valueOf } from "./event-log-row.ts";
import { readMoment } from "./log-moment.ts";
import { orderRows, type TimedRow } from "./order-rows.ts";
import { attempt, type Draft, newDraft, said, tell } from "./plan-draft.ts";
import { changedFields, planAssignment, planPriority, updatedBy } from "./plan-handling.ts";
import { planLog } from "./plan-log.ts";
import { planReopening, planState, stateOf } from "./plan-state.ts";
import { PROFILE } from "./profile.ts";

export interface PlanSettings {
  readonly shelf: AgreementShelf;
  readonly agreementId: string;
  readonly by: Actor;
  readonly fileName: string;
  /** Nothing later than this has happened yet. */
  readonly now: Instant;
}

/** What one incident becomes: commands in order, all allowed, and what was to be said about its rows. */
export interface IncidentPlan {
  readonly number: string;
  readonly ticketId: TicketId;
  /** Empty where the incident cannot be a ticket; the report says why, row by row. */
  readonly requests: readonly CommandRequest[];
  readonly report: readonly ImportRowReport[];
  readonly agreement: AgreementDocument | null;
  /** First and last moment of its history. */
  readonly span: { readonly from: Instant; readonly to: Instant } | null;
}

/** Every station gives the same incident the same ticket, so the same file read twice adds nothing. */
export function ticketIdOf(number: string): TicketId {
  return asId<"ticket">(derivedUuid(`${PROFILE}/${number}`));
}

export function planIncident(settings: PlanSettings, number: string, rows: readonly EventLogRow[]): IncidentPlan {
  const started = begin(settings, number, rows);
  if (typeof started === "string") return unusable(number, rows, started);
  const { draft, openedAt } = started;
  const timed = pastRows(draft, orderRows(draft, rows, openedAt), settings.now);
  const [first] = timed;
  if (first === undefined) return unusable(number, rows, "No row of this incident is in the past.");
  const refusal = planLog(draft, first.row, openedAt);
  if (refusal !== null) return unusable(number, rows, `It could not be logged: ${refusal}`);
  timed.forEach((each, index) => planRow(draft, each, timed[index - 1]?.row ?? null, openedAt));
  checkClaims(
    draft,
    timed.map(({ row }) => row),
    openedAt,
  );
  const to = Math.max(openedAt, timed.at(-1)?.at ?? openedAt);
  const { ticketId, agreement, requests, report } = draft;
  return { number, ticketId, agreement, requests, report, span: { from: openedAt, to } };
}

function unusable(number: string, rows: readonly EventLogRow[], message: string): IncidentPlan {
  const report = rows.map(({ line }) => ({ line, ticket: number, severity: "skipped" as const, message }));
  return { number, ticketId: ticketIdOf(number), requests: [], report, agreement: null, span: null };
}

/** When it was opened and which version of the agreement governed that day; or why it cannot be a ticket. */
function begin(
  { shelf, agreementId, by, fileName, now }: PlanSettings,
  number: string,
  rows: readonly EventLogRow[],
): { readonly draft: Draft; readonly openedAt: Instant } | string {
  const latest = shelf.inForce(agreementId, now);
  if (latest === undefined) return `This desk knows no agreement "${agreementId}".`;
  const place = shelf.calendarOf(latest);
  const opening = openingOf(rows, (text) => readMoment(place, text)?.at);
  if (opening === undefined) return "No row has a usable time, so nothing can be said about its clocks.";
  const { at: openedAt, column, row } = opening;
  if (openedAt > now) return "It was opened in the future: check the dates, they are read day first.";
  const agreement = shelf.inForce(agreementId, openedAt);
  if (agreement === undefined) return `No version of ${latest.shortName} was in force when it was opened.`;
  const calendar = shelf.calendarOf(agreement);
  const draft = newDraft({ number, ticketId: ticketIdOf(number), agreement, calendar, by, fileName });
  if (column !== "opened_at") {
    const message = `opened_at "${valueOf(row, "opened_at") || "?"}" cannot be used: the ticket begins at ${column}, ${said(draft, openedAt)}.`;
    tell(draft, row, "changed", message);
  }
  return { draft, openedAt };
}

function openingOf(rows: readonly EventLogRow[], read: (text: string) => Instant | undefined) {
  for (const column of ["opened_at", "sys_created_at", "sys_updated_at"] as const) {
    for (const row of rows) {
      const at = read(valueOf(row, column));
      if (at !== undefined) return { at, column, row };
    }
  }
  return undefined;
}

function pastRows(draft: Draft, timed: readonly TimedRow[], now: Instant): readonly TimedRow[] {
  return timed.filter(({ row, at }) => {
    if (at > now) tell(draft, row, "skipped", `${said(draft, at)} has not come yet.`);
    return at <= now;
  });
}

function planRow(draft: Draft, { row, at: writtenAt }: TimedRow, before: EventLogRow | null, openedAt: Instant): void {
  const planned = draft.requests.length;
  const reported = draft.report.length;
  const at = Math.max(writtenAt, openedAt);
  if (at > writtenAt) {
    const message = `It was written ${said(draft, writtenAt)}, before the incident was opened: it counts from ${said(draft, at)}.`;
    tell(draft, row, "changed", message);
  }
  const state = stateOf(draft, row, before);
  planReopening(draft, row, before, { state, at });
  planAssignment(draft, row, before, at);
  planPriority(draft, row, before, at);
  const words = [...planState(draft, row, state, at), ...changedFields(row, before)];
  if (words.length > 0) {
    attempt(draft, at, { type: "AddNote", text: `${updatedBy(row)} in the other tool: ${words.join("; ")}.` });
  }
  if (before !== null && draft.requests.length === planned && draft.report.length === reported) {
    tell(
      draft,
      row,
      "noted",
      `${updatedBy(row)} saved it again; nothing that the log shows changed, so no event came of it.`,
    );
  }
}
