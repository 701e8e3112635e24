import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { agreementInForce } from "../../../shared/agreement/registry.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { compareExpected } from "./compare.ts";
import { calendarFromFile } from "./file-calendars.ts";
import { readHistory } from "./history-events.ts";
import { type Example, HistoryFile, unknownExampleFields, unknownFileFields } from "./history-file.ts";
import { replayExample } from "./replay-example.ts";
import type { Difference } from "./same-value.ts";

export interface ExampleOutcome {
  readonly id: string;
  readonly title: string;
  readonly agrees: boolean;
  readonly differences: readonly Difference[];
}

export interface ReplayOutcome {
  readonly examples: readonly ExampleOutcome[];
  readonly agreed: number;
  /** What the file holds that this version does not know; the file does not agree while there is any. */
  readonly problems: readonly string[];
}

/** Runs every history of a file on the calendars the file states, and compares what the engine says with what it expects. */
export function replayFile(json: unknown, agreements: readonly AgreementDocument[]): Result<ReplayOutcome, string> {
  const parsed = HistoryFile.safeParse(json);
  if (!parsed.success)
    return err(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const file = parsed.data;
  const calendars = new Map<string, Result<Calendar, readonly string[]>>();
  const examples = file.examples.map((example) => replayOne(file, example, agreements, calendars));
  const problems = unknownFileFields(file).map((field) => `the field "${field}" of the file is not known.`);
  return ok({ examples, agreed: examples.filter((example) => example.agrees).length, problems });
}

type Calendars = Map<string, Result<Calendar, readonly string[]>>;

function replayOne(
  file: HistoryFile,
  example: Example,
  agreements: readonly AgreementDocument[],
  calendars: Calendars,
): ExampleOutcome {
  const outcome = (differences: readonly Difference[]): ExampleOutcome => ({
    id: example.id,
    title: example.title ?? "",
    agrees: differences.length === 0,
    differences,
  });
  const agreement = agreementFor(example, agreements);
  if (agreement === undefined) return outcome([problem(`the agreement "${example.agreement}" is not known.`)]);
  const key = `${agreement.id} ${agreement.version}`;
  const calendar = calendars.get(key) ?? compiled(file, example.agreement, agreement);
  calendars.set(key, calendar);
  if (!calendar.ok) return outcome(calendar.error.map(problem));
  const history = readHistory(example, agreement, agreement.calendar.zone);
  const unknown = unknownExampleFields(example).map((field) => `the field "${field}" of the example is not known.`);
  const problems = [...unknown, ...history.problems].map(problem);
  if (problems.length > 0) return outcome(problems);
  return outcome(compareExpected(example.expected, replayExample(history.events, agreement, calendar.value)));
}

function problem(text: string): Difference {
  return { field: "history", expected: "something this version knows", actual: text };
}

/** The version in force when the ticket was logged. */
function agreementFor(example: Example, agreements: readonly AgreementDocument[]): AgreementDocument | undefined {
  const logged = example.history.find((event) => event.type === "logged") ?? example.history[0];
  const at = Date.parse(logged?.instant ?? `${logged?.at ?? ""}Z`);
  return Number.isNaN(at) ? undefined : agreementInForce(agreements, example.agreement, at);
}

function compiled(file: HistoryFile, name: string, agreement: AgreementDocument): Result<Calendar, readonly string[]> {
  const section = file.calendars?.[name];
  const listed = file.calendars?.["englishBankHolidays"];
  const data =
    section === undefined
      ? ok(calendarDataOf(agreement))
      : calendarFromFile(agreement, section, Array.isArray(listed) ? listed.map(String) : []);
  if (!data.ok) return data;
  const calendar = compileCalendar(data.value);
  return calendar.ok ? calendar : err(calendar.error.map((fault) => fault.message));
}
