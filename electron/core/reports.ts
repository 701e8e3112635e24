import type { Answer } from "../../shared/contract/answer.ts";
import type { FigureTickets, FigureView, MonthView } from "../../shared/contract/month-view.ts";
import type { FigureResult } from "../../shared/report/figures.ts";
import { monthSpan } from "../../shared/report/month.ts";
import { type MonthReport, monthReport } from "../../shared/report/month-report.ts";
import { answered, invalid, notFound } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import { shownRows } from "./names.ts";

/**
 * One agreement's month, counted anew from what the log says now. Page, list, file and command are all made of this.
 * The version in force at the end of the month says which figures there are (Coventry's changed on 17 January 2022).
 */
export function reportOf(desk: Desk, agreementId: string, month: string): Answer<MonthReport> {
  const versions = desk.shelf.documents.filter(({ id }) => id === agreementId);
  const [any] = versions;
  if (any === undefined) return invalid("agreement", `This desk knows no agreement "${agreementId}".`);
  const asOf = desk.time.now();
  const roughly = monthSpan(desk.shelf.calendarOf(any), month);
  if (roughly === null) return invalid("month", `"${month}" is not a month like 2026-10.`);
  const agreement = desk.shelf.inForce(agreementId, roughly.to - 1);
  if (agreement === undefined) return invalid("month", `No version of ${any.shortName} was in force in ${month}.`);
  const calendar = desk.shelf.calendarOf(agreement);
  const span = monthSpan(calendar, month) ?? roughly;
  if (span.from > asOf) return invalid("month", `${month} has not begun yet.`);
  return answered(
    monthReport({
      agreement,
      calendar,
      span,
      asOf,
      outcomes: desk.store.outcomes(agreementId, span),
      resolvedBetween: (from, to) => desk.store.resolvedBetween(agreementId, from, to),
      firstLoggedAt: desk.store.firstLoggedAt(agreementId),
      telephone: () => null,
      availability: () => null,
    }),
  );
}

const figureView = ({ tickets, ...figure }: FigureResult): FigureView => ({ ...figure, tickets: tickets.length });

export const showMonth: Handler<"report.month"> = (desk, { agreement, month }) => {
  const report = reportOf(desk, agreement, month);
  if (!report.ok) return report;
  const { figures, overruns, ...rest } = report.value;
  const isRunning = rest.asOf < rest.span.to;
  return answered<MonthView>({ ...rest, figures: figures.map(figureView), overruns: overruns.length, isRunning });
};

export const figureTickets: Handler<"report.tickets"> = (desk, { agreement, month, figure, result, offset, limit }) => {
  const report = reportOf(desk, agreement, month);
  if (!report.ok) return report;
  const late = new Map(report.value.overruns.map(({ outcome, lateMs }) => [outcome.id, lateMs]));
  const counted =
    figure === "overruns"
      ? report.value.overruns.map(({ outcome: { id } }) => ({ id, result: "missed" as const }))
      : report.value.figures.find(({ kpi }) => kpi.id === figure)?.tickets;
  if (counted === undefined) return notFound(`This agreement has no figure "${figure}".`);
  const meant = counted.filter((ticket) => result === undefined || ticket.result === result);
  const asked = new Map(meant.slice(offset, offset + limit).map((ticket) => [ticket.id, ticket.result]));
  const rows = shownRows(desk, desk.store.rows([...asked.keys()])).flatMap((row) => {
    const own = asked.get(row.id);
    return own === undefined ? [] : [{ ...row, result: own, lateMs: late.get(row.id) ?? null }];
  });
  return answered<FigureTickets>({ rows, total: meant.length });
};
