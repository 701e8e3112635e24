import type { Calendar } from "../../shared/calendar/calendar.ts";
import { localDateOf, localTimeOf } from "../../shared/calendar/local-time.ts";
import type { MonthReport } from "../../shared/report/month-report.ts";
import {
  besideText,
  countsText,
  expectedText,
  figureText,
  madeOfText,
  percentText,
  standingText,
  targetText,
} from "../../shared/words/figure-words.ts";
import { lengthText } from "../../shared/words/time-text.ts";
import { reportOf } from "../core/reports.ts";
import { type Command, CommandFailed, DB_FLAG, JSON_FLAG, needed, printJson, UsageError } from "./command.ts";
import { agreementNamed } from "./named-agreement.ts";
import { openForCommand } from "./open-for-command.ts";
import { facts, table } from "./table.ts";

export const reportCommand: Command = {
  name: "report",
  usage: "--db FILE --agreement stockport --month 2026-10",
  summary: "The figures of an agreement for a month, and the tickets that were not fixed in time",
  takesFile: false,
  flags: {
    ...DB_FLAG,
    agreement: { value: "ID", help: "stockport, calderdale, coventry, sips, columbia (or cps)" },
    month: { value: "YYYY-MM", help: "a calendar month on the agreement's own clock" },
    ...JSON_FLAG,
  },
  run: (input) => {
    if (input.files.length > 0)
      throw new UsageError(`Name the desk file with --db: ${input.files.join(" ")} is not a flag.`);
    const db = needed(input.flags, "db", "school.desk");
    const { id, latest } = agreementNamed(needed(input.flags, "agreement", "stockport"));
    const month = needed(input.flags, "month", "2026-10");
    const { desk, close } = openForCommand(db, "report command");
    try {
      const report = reportOf(desk, id, month);
      if (!report.ok) throw new CommandFailed(report.error.message);
      if (input.flags["json"] === true) printJson(input, report.value);
      else input.output.out(text(report.value, latest.shortName, desk.shelf.calendarOf(latest)));
      return 0;
    } finally {
      close();
    }
  },
};

function text(report: MonthReport, name: string, calendar: Calendar): string {
  const { span, asOf, logged, resolved, openAtEnd } = report;
  const soFar = asOf < span.to ? ` (so far, as of ${momentText(calendar, asOf)})` : "";
  const head = facts([
    ["Agreement", `${name}, version ${report.agreementVersion}`],
    ["Month", `${span.month}${soFar}`],
    ["Logged", String(logged)],
    ["Resolved", String(resolved)],
    ["Open at its end", String(openAtEnd)],
  ]);
  return [head, figuresText(report), mixText(report), overrunsText(report, calendar)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function figuresText({ figures }: MonthReport): string {
  if (figures.length === 0) return "This agreement names no figures.";
  return figures
    .map((figure) => {
      const { kpi } = figure;
      const made = madeOfText(figure);
      const value = `${figureText(figure)}${made === "" ? "" : ` (${made})`}`;
      return [
        `${kpi.label}: ${value}; ${verdictText(figure)}.`,
        ...[kpi.measure, countsText(kpi)].filter((line) => line !== null).map((line) => `  ${line}`),
        ...figure.beside.map((line) => `  ${besideText(line)}`),
      ].join("\n");
    })
    .join("\n\n");
}

/** A volume is told beside what the agreement names, and not judged (CAL-27). */
function verdictText({ kpi, standing }: MonthReport["figures"][number]): string {
  if (kpi.unit !== "percent") return `the agreement names ${targetText(kpi)}`;
  return `asked ${targetText(kpi)}: ${standingText(standing).toLowerCase()}`;
}

function mixText({ mix }: MonthReport): string {
  if (mix.length === 0) return "";
  const rows = mix.map((line) => [
    line.priority,
    String(line.count),
    line.percent === null ? "-" : percentText(line.percent),
    expectedText(line),
  ]);
  return table(["Priority", "Incidents", "Share", "Expected"], rows, [1, 2]);
}

function overrunsText({ overruns }: MonthReport, calendar: Calendar): string {
  if (overruns.length === 0) return "Every ticket was fixed in time or is not due yet.";
  const rows = overruns.map(({ outcome, dueAt, endedAt, lateMs }) => [
    outcome.reference,
    outcome.priority,
    momentText(calendar, dueAt),
    endedAt === null ? "open" : momentText(calendar, endedAt),
    lengthText(lateMs),
    lengthText(outcome.pausedWallMs),
  ]);
  return `Not fixed in time: ${overruns.length}\n${table(["Ticket", "Priority", "Due", "Fixed", "Late", "Waited"], rows)}`;
}

const momentText = (calendar: Calendar, at: number): string =>
  `${localDateOf(calendar, at)} ${localTimeOf(calendar, at).slice(0, 5)}`;
