import type { Span } from "../../shared/agreement/unknown-days.ts";
import type { ImportRowReport, ImportSummary } from "../../shared/contract/import-views.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import { diskRefusal } from "../core/disk-refusal.ts";
import type { Desk } from "../core/handler.ts";
import type { CommandPart } from "../core/records/registration.ts";
import type { RecordRequest } from "../core/records/run-records.ts";
import { runAllRecords } from "../core/records/run-requests.ts";
import { announceTickets, HistoryRefused, runHistory } from "../core/run-command.ts";
import { readTicket } from "../core/ticket-stream.ts";
import { breathe, SLICE_MS } from "./breathe.ts";
import { compareHistory } from "./compare-history.ts";
import type { ImportSource, ReadHead, ReadOrder } from "./import-source.ts";
import { profileCode } from "./own-profiles.ts";
import { calendarCoverage, notInTheFile } from "./plan/calendar-coverage.ts";
import type { IncidentPlan } from "./plan/plan-incident.ts";
import { isAboutFile, ReportLines } from "./report-lines.ts";

export interface ImportOrder extends ReadOrder {
  /** Who brings it in: stands on every event beside the file's name. */
  readonly startedBy: string;
  /** False: nothing is stored; the summary says what would be. */
  readonly stores: boolean;
}

/** How a running import is watched and stopped. Asked and told between two records. */
export interface ImportControl {
  isCancelled(): boolean;
  /** Just before the first record is stored, and only then: what an import that adds nothing must not do. */
  beforeFirst?(): void;
  progressed(done: number, total: number): void;
}

export interface ImportOutcome {
  readonly summary: ImportSummary;
  /** Every line of it, in the order of the file. */
  readonly report: readonly ImportRowReport[];
  readonly wasCancelled: boolean;
}

const LONGEST_NAME = 100;

interface Running {
  readonly desk: Desk;
  readonly head: ReadHead;
  readonly order: ImportOrder;
  readonly control: ImportControl;
  readonly report: ReportLines;
  /** Lines on which something was left out. */
  readonly skipped: Set<number>;
  /** The import itself is in the log, and whom its events name. */
  hasBegun: boolean;
  imported: number;
  alreadyPresent: number;
  differing: number;
  done: number;
  span: Span | null;
  /** Stored since windows were last told. */
  fresh: TicketId[];
}

/**
 * Brings a read file's records in, each in one transaction, in slices between which everything else has its turn. An
 * import that is stopped leaves whole records behind, and the next run adds the rest.
 */
export async function runImport(
  desk: Desk,
  source: ImportSource,
  head: ReadHead,
  order: ImportOrder,
  control: ImportControl,
): Promise<ImportOutcome> {
  const running = start(desk, head, order, control);
  let sliceEnds = desk.time.monotonicMs() + SLICE_MS;
  let plans = await source.plans(0);
  while (plans.length > 0) {
    const next = source.plans(running.done + plans.length);
    // Waited for below, unless the import ends before: then nobody asks what became of it.
    next.catch(() => undefined);
    for (const plan of plans) {
      if (control.isCancelled()) return ended(running);
      takeInSafely(running, plan);
      running.done += 1;
      if (desk.time.monotonicMs() < sliceEnds) continue;
      tellWindows(running);
      control.progressed(running.done, head.records);
      await breathe();
      sliceEnds = desk.time.monotonicMs() + SLICE_MS;
    }
    plans = await next;
  }
  return ended(running);
}

function ended(running: Running): ImportOutcome {
  tellWindows(running);
  return { ...summaryOf(running), wasCancelled: running.done < running.head.records };
}

function start(desk: Desk, head: ReadHead, order: ImportOrder, control: ImportControl): Running {
  const running: Running = {
    desk,
    head,
    order,
    control,
    report: new ReportLines(),
    skipped: new Set(),
    hasBegun: false,
    imported: 0,
    alreadyPresent: 0,
    differing: 0,
    done: 0,
    span: null,
    fresh: [],
  };
  report(running, head.report);
  return running;
}

function report({ report: lines, skipped }: Running, added: readonly ImportRowReport[]): void {
  lines.add(added);
  for (const { severity, line } of added) if (severity === "skipped") skipped.add(line);
}

/**
 * A record of which nobody foresaw what is in it stops only itself. What the disk refuses stops the import: nothing more
 * could be stored.
 */
function takeInSafely(running: Running, plan: IncidentPlan): void {
  try {
    takeIn(running, plan);
  } catch (fault) {
    if (diskRefusal(fault, running.desk.store.file) !== undefined) throw fault;
    running.desk.log.error("An incident could not be imported", { line: plan.line, message: String(fault) });
    const message = "The incident could not be stored, and was left out. The desk's log has the details.";
    report(running, [{ line: plan.line, ticket: plan.number, severity: "skipped", message }]);
  }
}

function takeIn(running: Running, plan: IncidentPlan): void {
  const { desk, order } = running;
  if (plan.span !== null) widen(running, plan.span);
  if (plan.steps.length === 0) return report(running, plan.report);
  if (desk.store.rows([plan.ticketId]).length > 0) return report(running, [standing(running, plan)]);
  const refusal = order.stores ? store(running, plan) : null;
  if (refusal !== null) return report(running, refused(plan, refusal));
  running.imported += 1;
  report(running, [...plan.report, importedLine(plan)]);
}

function importedLine({ line, number, lines, outcome }: IncidentPlan): ImportRowReport {
  const many = lines.length === 1 ? "1 row" : `${lines.length.toLocaleString("en-GB")} rows`;
  return {
    line,
    ticket: number,
    severity: "imported",
    message: `${many} ${lines.length === 1 ? "makes" : "make"} a ticket that is ${outcome}.`,
  };
}

/** Why the desk's rules do not take it after all; null where it is stored. */
function store(running: Running, plan: IncidentPlan): string | null {
  const { desk, fresh } = running;
  try {
    if (!running.hasBegun) beforeFirst(running);
    running.hasBegun = true;
    const requests = plan.steps.map(({ request }) => request);
    if (runHistory(desk, plan.ticketId, requests)) fresh.push(plan.ticketId);
    return null;
  } catch (error) {
    if (error instanceof HistoryRefused) return error.message;
    throw error;
  }
}

/** Events name the import and the other tool's people by id; what they are called is kept with the desk. */
function beforeFirst({ desk, order, control, head }: Running): void {
  control.beforeFirst?.();
  const acting = { by: order.by } as const;
  const at = desk.time.now();
  const requestFor = (part: Pick<CommandPart, "category" | "stream" | "command">): RecordRequest => ({
    commandId: asId<"command">(desk.ids.uuid()),
    acting,
    at,
    parts: [{ ...part, expectedVersion: 0, told: null }],
  });
  const { fileName, agreementId: agreement, startedBy: broughtInBy } = order;
  const profile = profileCode(desk, order.profile);
  const begin = { type: "BeginImport", fileName, profile, agreement, broughtInBy };
  const strangers = head.people.filter(({ id }) => desk.directory.nameOf(id) === undefined);
  const done = runAllRecords(desk, [
    requestFor({ category: "import", stream: order.by.id, command: begin }),
    ...strangers.map(({ id, name }) =>
      requestFor({
        category: "person",
        stream: id,
        command: { type: "RecordFormerPerson", name: name.slice(0, LONGEST_NAME), team: "" },
      }),
    ),
  ]);
  if (!done.ok) throw new HistoryRefused(done.error.message);
}

function refused(plan: IncidentPlan, refusal: string): readonly ImportRowReport[] {
  const message = `The incident could not be stored: ${refusal}`;
  return plan.lines.map((line) => ({ line, ticket: plan.number, severity: "skipped", message }));
}

/** What the desk has of the record already, beside what the file says of it now. */
function standing(running: Running, plan: IncidentPlan): ImportRowReport {
  const { line, number: ticket } = plan;
  running.alreadyPresent += 1;
  const { missing, differences } = compareHistory(readTicket(running.desk.store, plan.ticketId).events, plan);
  if (missing === 0 && differences.length === 0) {
    return { line, ticket, severity: "equal", message: "It is here already; nothing was added." };
  }
  running.differing += 1;
  const steps = `${missing} more ${missing === 1 ? "step" : "steps"}`;
  const message =
    differences.length === 0
      ? `It is here already. What this file knows of it besides was not added (${steps}).`
      : `It is here already, and the file says otherwise: ${differences.join("; ")}.${missing > 0 ? ` It also has ${steps}.` : ""} The ticket stays as it is.`;
  return { line, ticket, severity: "skipped", message };
}

function widen(running: Running, span: Span): void {
  const { from, to } = running.span ?? span;
  running.span = { from: Math.min(from, span.from), to: Math.max(to, span.to) };
}

function tellWindows(running: Running): void {
  announceTickets(running.desk, running.fresh);
  running.fresh = [];
}

function summaryOf(running: Running): Pick<ImportOutcome, "summary" | "report"> {
  const { imported, alreadyPresent, differing, head, skipped } = running;
  report(running, generalNotes(running));
  const lines = running.report.lines();
  const notes = lines.filter(isAboutFile).map(({ message }) => message);
  const summary = {
    rows: head.rows,
    tickets: head.records,
    imported,
    alreadyPresent,
    differing,
    skippedRows: skipped.size,
    counts: running.report.counts(),
    isWhole: skipped.size === 0,
    notes,
  };
  return { summary, report: lines };
}

function generalNotes({ desk, order, head, span }: Running): readonly ImportRowReport[] {
  if (span === null) return [];
  const agreement = desk.shelf.inForce(order.agreementId, span.from);
  if (agreement === undefined) return [];
  return [notInTheFile(head.fileWord), ...calendarCoverage(agreement, desk.shelf.calendarOf(agreement), span)];
}
