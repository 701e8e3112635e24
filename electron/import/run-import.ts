import type { Span } from "../../shared/agreement/unknown-days.ts";
import type { ImportRowReport, ImportSummary } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import { diskRefusal } from "../core/disk-refusal.ts";
import type { Desk } from "../core/handler.ts";
import type { CommandPart } from "../core/records/registration.ts";
import type { RecordRequest } from "../core/records/run-records.ts";
import { runAllRecords } from "../core/records/run-requests.ts";
import { announceTickets, HistoryRefused, runHistory } from "../core/run-command.ts";
import { ticketKey } from "../core/ticket-stream.ts";
import { breathe, SLICE_MS } from "./breathe.ts";
import { calendarCoverage, NOT_IN_THE_LOG } from "./calendar-coverage.ts";
import { type EventLogRow, valueOf } from "./event-log-row.ts";
import { ownerId } from "./plan-handling.ts";
import { type IncidentPlan, type PlanSettings, planIncident } from "./plan-incident.ts";
import { PROFILE } from "./profile.ts";
import type { EventLogFile } from "./read-event-log.ts";

export interface ImportOrder {
  readonly agreementId: string;
  readonly fileName: string;
  /** Who brings it in: stands on every event beside the file's name. */
  readonly startedBy: string;
  /** False: nothing is stored; the summary says what would be. */
  readonly stores: boolean;
}

/** How a running import is watched and stopped. Asked and told between two incidents. */
export interface ImportControl {
  isCancelled(): boolean;
  /** Just before the first incident is stored, and only then: what an import that adds nothing must not do. */
  beforeFirst?(): void;
  progressed(done: number, total: number): void;
}

export interface ImportOutcome {
  readonly summary: ImportSummary;
  readonly wasCancelled: boolean;
}

interface Running {
  readonly desk: Desk;
  readonly order: ImportOrder;
  readonly control: ImportControl;
  readonly settings: PlanSettings & { readonly by: Extract<Actor, { kind: "import" }> };
  /** Everyone to whom the file says something was given. */
  readonly resolvers: ReadonlySet<string>;
  readonly report: ImportRowReport[];
  /** The import itself is in the log, and whom its events name. */
  hasBegun: boolean;
  imported: number;
  alreadyPresent: number;
  done: number;
  span: Span | null;
  /** Stored since windows were last told. */
  fresh: TicketId[];
}

/**
 * Brings a file's incidents in, each in one transaction, in slices between which everything else has its turn. An
 * import that is stopped leaves whole incidents behind, and the next run adds the rest.
 */
export async function runImport(
  desk: Desk,
  file: EventLogFile,
  order: ImportOrder,
  control: ImportControl,
): Promise<ImportOutcome> {
  const running = start(desk, file, order, control);
  let sliceEnds = desk.time.monotonicMs() + SLICE_MS;
  for (const [number, rows] of file.incidents) {
    if (control.isCancelled()) break;
    takeInSafely(running, number, rows);
    running.done += 1;
    if (desk.time.monotonicMs() < sliceEnds) continue;
    tellWindows(running);
    control.progressed(running.done, file.incidents.size);
    await breathe();
    sliceEnds = desk.time.monotonicMs() + SLICE_MS;
  }
  tellWindows(running);
  const wasCancelled = running.done < file.incidents.size;
  return { summary: summaryOf(running, file), wasCancelled };
}

function start(desk: Desk, file: EventLogFile, order: ImportOrder, control: ImportControl): Running {
  const by = { kind: "import", id: asId<"import">(desk.ids.uuid()) } as const;
  const settings = {
    shelf: desk.shelf,
    agreementId: order.agreementId,
    by,
    fileName: order.fileName,
    now: desk.time.now(),
  };
  const report = [...file.report];
  const rows = [...file.incidents.values()].flat();
  const resolvers = new Set(rows.map((row) => valueOf(row, "assigned_to")).filter((name) => name !== ""));
  return {
    desk,
    order,
    control,
    settings,
    resolvers,
    report,
    hasBegun: false,
    imported: 0,
    alreadyPresent: 0,
    done: 0,
    span: null,
    fresh: [],
  };
}

/**
 * A record of which nobody foresaw what is in it stops only itself. What the disk refuses stops the import: nothing more
 * could be stored.
 */
function takeInSafely(running: Running, number: string, rows: readonly EventLogRow[]): void {
  try {
    takeIn(running, number, rows);
  } catch (fault) {
    if (diskRefusal(fault, running.desk.store.file) !== undefined) throw fault;
    running.desk.log.error("An incident could not be imported", { number, message: String(fault) });
    const message = "The incident could not be read, and was left out. The desk's log has the details.";
    running.report.push(...rows.map(({ line }) => ({ line, ticket: number, severity: "skipped" as const, message })));
  }
}

function takeIn(running: Running, number: string, rows: readonly EventLogRow[]): void {
  const plan = planIncident(running.settings, number, rows);
  const { desk, order } = running;
  if (plan.span !== null) widen(running, plan.span);
  if (plan.requests.length === 0) {
    running.report.push(...plan.report);
    return;
  }
  if (desk.store.rows([plan.ticketId]).length > 0) {
    running.alreadyPresent += 1;
    running.report.push(laterUpdates(desk, plan, rows));
    return;
  }
  const refusal = order.stores ? store(running, plan) : null;
  running.report.push(...(refusal === null ? plan.report : refused(plan, rows, refusal)));
  if (refusal === null) running.imported += 1;
}

/** Why the desk's rules do not take it after all; null where it is stored. */
function store(running: Running, plan: IncidentPlan): string | null {
  const { desk, fresh } = running;
  try {
    if (!running.hasBegun) beforeFirst(running);
    running.hasBegun = true;
    if (runHistory(desk, plan.ticketId, plan.requests)) fresh.push(plan.ticketId);
    return null;
  } catch (error) {
    if (error instanceof HistoryRefused) return error.message;
    throw error;
  }
}

/** Events name the import and the other tool's people by id; what they are called is kept with the desk. */
function beforeFirst({ desk, order, control, settings, resolvers }: Running): void {
  control.beforeFirst?.();
  const acting = { by: settings.by } as const;
  const at = desk.time.now();
  const requestFor = (part: CommandPart): RecordRequest => ({
    commandId: asId<"command">(desk.ids.uuid()),
    acting,
    at,
    parts: [part],
  });
  const { fileName, agreementId: agreement, startedBy: broughtInBy } = order;
  const begin = { type: "BeginImport", fileName, profile: PROFILE, agreement, broughtInBy };
  const strangers = [...resolvers].filter((name) => desk.directory.nameOf(ownerId(name)) === undefined);
  const done = runAllRecords(desk, [
    requestFor({ category: "import", stream: settings.by.id, expectedVersion: 0, command: begin, told: null }),
    ...strangers.map((name) =>
      requestFor({
        category: "person",
        stream: ownerId(name),
        expectedVersion: 0,
        command: { type: "RecordFormerPerson", name, team: "" },
        told: null,
      }),
    ),
  ]);
  if (!done.ok) throw new HistoryRefused(done.error.message);
}

function refused(plan: IncidentPlan, rows: readonly EventLogRow[], refusal: string): readonly ImportRowReport[] {
  const message = `The incident could not be stored: ${refusal}`;
  return rows.map(({ line }) => ({ line, ticket: plan.number, severity: "skipped", message }));
}

/** A newer copy of the log may know more of an incident than the desk was told the first time. */
function laterUpdates(desk: Desk, plan: IncidentPlan, rows: readonly EventLogRow[]): ImportRowReport {
  const { events } = desk.store.readStream(ticketKey(plan.ticketId));
  const known = new Set(events.map(({ commandId }) => commandId));
  const missing = plan.requests.filter(({ commandId }) => !known.has(commandId)).length;
  const line = rows[0]?.line ?? 1;
  const message =
    missing === 0
      ? "It is here already; nothing was added."
      : `It is here already. What this file knows of it besides was not added (${missing} more ${missing === 1 ? "step" : "steps"}).`;
  return { line, ticket: plan.number, severity: missing === 0 ? "noted" : "skipped", message };
}

function widen(running: Running, span: Span): void {
  const { from, to } = running.span ?? span;
  running.span = { from: Math.min(from, span.from), to: Math.max(to, span.to) };
}

function tellWindows(running: Running): void {
  announceTickets(running.desk, running.fresh);
  running.fresh = [];
}

function summaryOf(running: Running, file: EventLogFile): ImportSummary {
  const { imported, alreadyPresent } = running;
  const report = [...generalNotes(running), ...running.report.toSorted((one, other) => one.line - other.line)];
  const skipped = report.filter(({ severity, line }) => severity === "skipped" && line > 1);
  const skippedRows = new Set(skipped.map(({ line }) => line)).size;
  return { rows: file.rows, tickets: file.incidents.size, imported, alreadyPresent, skippedRows, report };
}

function generalNotes({ desk, settings, span }: Running): readonly ImportRowReport[] {
  if (span === null) return [];
  const agreement = settings.shelf.inForce(settings.agreementId, span.from);
  if (agreement === undefined) return [];
  return [NOT_IN_THE_LOG, ...calendarCoverage(agreement, desk.shelf.calendarOf(agreement), span)];
}
