import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { ImportRowReport } from "../../../shared/contract/import-views.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId, type TicketId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { AgreementShelf } from "../../core/agreement-shelf.ts";
import { derivedUuid } from "../../core/derived-id.ts";
import { type ExportRow, valueOf } from "../file/read-rows.ts";
import type { Field, Profile, RowState } from "../profiles/profile.ts";
import { checkClaims } from "./check-claims.ts";
import { orderRows, type TimedRow } from "./order-rows.ts";
import { attempt, type Draft, type FileTimes, newDraft, type PlannedStep, said, tell } from "./plan-draft.ts";
import { claimedEnd } from "./plan-ending.ts";
import { changedFields, planAssignment, planPriority, updatedBy } from "./plan-handling.ts";
import { pages, planLog } from "./plan-log.ts";
import { planReopening, planState, stateOf } from "./plan-state.ts";
import { momentAt, TIME_FIELDS, timeOf } from "./row-times.ts";

export interface PlanSettings {
  readonly shelf: AgreementShelf;
  readonly profile: Profile;
  readonly headingOf: (field: Field) => string;
  readonly times: FileTimes;
  readonly agreementId: string;
  /** Which of several instances of the tool the numbers are of; empty where the desk knows one. */
  readonly source: string;
  readonly by: Actor;
  readonly fileName: string;
  /** Nothing later than this has happened yet. */
  readonly now: Instant;
}

/** What one record becomes: commands in order, all allowed, and what was to be said about its rows. */
export interface IncidentPlan {
  readonly number: string;
  readonly ticketId: TicketId;
  /** The line of its first row. */
  readonly line: number;
  /** The lines of all its rows. */
  readonly lines: readonly number[];
  /** Empty where the record cannot be a ticket; the report says why, row by row. */
  readonly steps: readonly PlannedStep[];
  readonly report: readonly ImportRowReport[];
  readonly agreement: Pick<AgreementDocument, "id" | "version"> | null;
  /** First and last moment of its history. */
  readonly span: { readonly from: Instant; readonly to: Instant } | null;
  /** How it ends, in a word. */
  readonly outcome: string;
}

/** More rows of one record than this are no history of an incident. */
const MOST_ROWS_OF_ONE = 5_000;

/**
 * The same record of the same customer has the same ticket on every station, so the same file read twice adds nothing.
 * The same number under another agreement, or of another instance of the tool, is another record. Nothing of a number is
 * folded or cut: two numbers that differ in anything are two.
 */
export function ticketIdOf(of: Pick<PlanSettings, "profile" | "agreementId" | "source">, number: string): TicketId {
  const { profile, agreementId, source } = of;
  return asId<"ticket">(derivedUuid(`import/${JSON.stringify([profile.system, agreementId, source, number])}`));
}

export function planIncident(settings: PlanSettings, number: string, rows: readonly ExportRow[]): IncidentPlan {
  if (rows.length > MOST_ROWS_OF_ONE) {
    const message = `It has ${rows.length.toLocaleString("en-GB")} rows, more than any incident has.`;
    return unusable(settings, number, rows, message);
  }
  const started = begin(settings, number, rows);
  if (typeof started === "string") return unusable(settings, number, rows, started);
  const { draft, openedAt } = started;
  const timed = pastRows(draft, orderRows(draft, oneRecord(draft, rows), openedAt), settings.now);
  const [first] = timed;
  if (first === undefined) return unusable(settings, number, rows, "No row of this incident is in the past.");
  const refusal = planLog(draft, first.row, openedAt);
  if (refusal !== null) return unusable(settings, number, rows, `It could not be logged: ${refusal}`);
  timed.forEach((each, index) => {
    planRow(draft, each, timed[index - 1]?.row ?? null, { openedAt, isAlone: timed.length === 1 });
  });
  checkClaims(
    draft,
    timed.map(({ row }) => row),
    openedAt,
  );
  const to = Math.max(openedAt, timed.at(-1)?.at ?? openedAt);
  const { ticketId, agreement, steps, report, ticket } = draft;
  return {
    number,
    ticketId,
    line: rows[0]?.line ?? 0,
    lines: rows.map(({ line }) => line),
    steps,
    report,
    agreement,
    span: { from: openedAt, to },
    outcome: ticket.status,
  };
}

function unusable(settings: PlanSettings, number: string, rows: readonly ExportRow[], message: string): IncidentPlan {
  const report = rows.map(({ line }) => ({ line, ticket: number, severity: "skipped" as const, message }));
  const ticketId = ticketIdOf(settings, number);
  const line = rows[0]?.line ?? 0;
  const lines = rows.map((row) => row.line);
  return { number, ticketId, line, lines, steps: [], report, agreement: null, span: null, outcome: "" };
}

/** When it was opened and which version of the agreement governed that day; or why it cannot be a ticket. */
function begin(
  settings: PlanSettings,
  number: string,
  rows: readonly ExportRow[],
): { readonly draft: Draft; readonly openedAt: Instant } | string {
  const { shelf, agreementId, times, headingOf, profile, by, fileName, now } = settings;
  const latest = shelf.inForce(agreementId, now);
  if (latest === undefined) return `This desk knows no agreement "${agreementId}".`;
  const opening = openingOf(times, rows);
  if (opening === undefined) return noTime(settings, rows);
  const { at: openedAt, field, row } = opening;
  if (openedAt > now) {
    const order = times.order === "day-first" ? "day first" : "month first";
    return `It was opened in the future: check the dates, they are read ${order}.`;
  }
  const agreement = shelf.inForce(agreementId, openedAt);
  if (agreement === undefined) return `No version of ${latest.shortName} was in force when it was opened.`;
  const calendar = shelf.calendarOf(agreement);
  const ticketId = ticketIdOf(settings, number);
  const draft = newDraft({ number, ticketId, profile, headingOf, times, agreement, calendar, by, fileName });
  timeOf(draft, row, field);
  const hasOpened = rows.some((each) => valueOf(each, "openedAt") !== "") || profile.isHistory;
  if (field !== "openedAt" && hasOpened) {
    const text = valueOf(row, "openedAt") || "?";
    const message = `${headingOf("openedAt")} "${text}" cannot be used: the ticket begins at ${headingOf(field)}, ${said(draft, openedAt)}.`;
    tell(draft, row, "changed", message);
  }
  return { draft, openedAt };
}

function openingOf(times: FileTimes, rows: readonly ExportRow[]) {
  for (const field of ["openedAt", "createdAt", "updatedAt"] as const) {
    for (const row of rows) {
      const at = momentAt(times, row, field)?.at;
      if (at !== undefined) return { at, field, row };
    }
  }
  return undefined;
}

/** The texts that are no times are shown: whoever reads the report has to find them in the file. */
function noTime({ headingOf }: PlanSettings, rows: readonly ExportRow[]): string {
  const texts = TIME_FIELDS.flatMap((field) => {
    const text = rows.map((row) => valueOf(row, field)).find((value) => value !== "");
    return text === undefined ? [] : [`${headingOf(field)} "${text.slice(0, 60)}"`];
  });
  const which = texts.length === 0 ? "" : ` (${texts.join(", ")})`;
  return `No row has a usable time${which}, so nothing can be said about its clocks.`;
}

/** A list has one row for a record: two that begin at different times are two records under one number. */
function oneRecord(draft: Draft, rows: readonly ExportRow[]): readonly ExportRow[] {
  if (draft.profile.isHistory) return rows;
  const [first] = rows;
  return rows.filter((row) => {
    const isSame = first === undefined || valueOf(row, "openedAt") === valueOf(first, "openedAt");
    if (!isSame) {
      const message = `The number stands in line ${first.line} too, opened at another time: two records cannot have one number, and the first was taken.`;
      tell(draft, row, "skipped", message);
    }
    return isSame;
  });
}

function pastRows(draft: Draft, timed: readonly TimedRow[], now: Instant): readonly TimedRow[] {
  return timed.filter(({ row, at }) => {
    if (at > now) tell(draft, row, "skipped", `${said(draft, at)} has not come yet.`);
    return at <= now;
  });
}

interface RowPlace {
  readonly openedAt: Instant;
  readonly isAlone: boolean;
}

function planRow(draft: Draft, { row, at: writtenAt }: TimedRow, before: ExportRow | null, place: RowPlace): void {
  const planned = draft.steps.length;
  const reported = draft.report.length;
  const at = Math.max(writtenAt, place.openedAt);
  if (at > writtenAt) {
    const message = `It was written ${said(draft, writtenAt)}, before the incident was opened: it counts from ${said(draft, at)}.`;
    tell(draft, row, "changed", message);
  }
  const state = stateOf(draft, row, before);
  planReopening(draft, row, before, { state, at });
  const givenAt = before === null ? firstGivenAt(draft, row, state, { ...place, at }) : at;
  planAssignment(draft, row, before, givenAt);
  planPriority(draft, row, before, at);
  const words = [...planState(draft, row, { state, at, isAlone: place.isAlone }), ...changedFields(draft, row, before)];
  const text = `${updatedBy(row)} in the other tool: ${words.join("; ")}.`;
  if (words.length > 0) for (const page of pages(text)) attempt(draft, at, { type: "AddNote", text: page });
  if (before !== null && draft.steps.length === planned && draft.report.length === reported) {
    tell(
      draft,
      row,
      "noted",
      `${updatedBy(row)} saved it again; nothing that the log shows changed, so no event came of it.`,
    );
  }
}

/** A list says who has it, not since when: from the beginning. In a log nothing comes after the end the row tells of. */
function firstGivenAt(
  draft: Draft,
  row: ExportRow,
  state: RowState | null,
  { openedAt, at }: { readonly openedAt: Instant; readonly at: Instant },
): Instant {
  if (!draft.profile.isHistory) return openedAt;
  const hasEnd = state?.means === "closed" || state?.means === "resolved";
  return (hasEnd ? claimedEnd(draft, row, "resolvedAt", at) : null) ?? at;
}
