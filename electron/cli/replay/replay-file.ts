import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { agreementInForce } from "../../../shared/agreement/registry.ts";
import { CalendarHorizonError } from "../../../shared/calendar/horizon.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { compareExpected } from "./compare.ts";
import { fileProblems } from "./file-problems.ts";
import { readHistory } from "./history-events.ts";
import { Example, HistoryFile, unknownExampleFields } from "./history-file.ts";
import { type CalendarOf, replayCalendars } from "./replay-calendars.ts";
import { replayExample } from "./replay-example.ts";
import type { Difference } from "./same-value.ts";
import { unknownSemantics } from "./stated-semantics.ts";

export interface ExampleOutcome {
  readonly id: string;
  readonly title: string;
  /** The zone of its agreement, in whose time the differences are read; null where the agreement is not known. */
  readonly zone: string | null;
  readonly agrees: boolean;
  readonly differences: readonly Difference[];
}

export interface ReplayOutcome {
  readonly examples: readonly ExampleOutcome[];
  readonly agreed: number;
  /** What the file itself says that this version does not know or does otherwise; the file does not agree while there is any. */
  readonly problems: readonly string[];
  /** Lines of the file's semantics that are new here: named, and judged by whether the examples agree. */
  readonly notes: readonly string[];
}

/** Runs every history of a file on the calendars the file states, and compares what the engine says with what it expects. */
export function replayFile(json: unknown, agreements: readonly AgreementDocument[]): Result<ReplayOutcome, string> {
  const parsed = HistoryFile.safeParse(json);
  if (!parsed.success) return err(issues(parsed.error).join("\n"));
  const file = parsed.data;
  const calendarOf = replayCalendars(file);
  const examples = file.examples.map((example, index) => replayOne(example, index, agreements, calendarOf));
  const problems = fileProblems(file, (name) => versionsUsed(file, name, agreements), calendarOf);
  const notes = unknownSemantics(file.semantics);
  return ok({ examples, agreed: examples.filter((example) => example.agrees).length, problems, notes });
}

function issues({ issues: found }: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): string[] {
  return found.map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`));
}

function replayOne(
  json: unknown,
  index: number,
  agreements: readonly AgreementDocument[],
  calendarOf: CalendarOf,
): ExampleOutcome {
  const parsed = Example.safeParse(json);
  if (!parsed.success) {
    return { ...headOf(json, index), zone: null, agrees: false, differences: issues(parsed.error).map(problem) };
  }
  const found = differencesOf(parsed.data, agreements, calendarOf);
  const zone = newest(agreements, parsed.data.agreement)?.calendar.zone ?? null;
  return { ...headOf(json, index), zone, agrees: found.length === 0, differences: found };
}

function headOf(json: unknown, index: number): { readonly id: string; readonly title: string } {
  const { id, title }: { id?: unknown; title?: unknown } = typeof json === "object" && json !== null ? json : {};
  return { id: typeof id === "string" ? id : `example ${index + 1}`, title: typeof title === "string" ? title : "" };
}

/** One history that cannot be run, whatever it is, must not take the others of its file with it. */
function differencesOf(
  example: Example,
  agreements: readonly AgreementDocument[],
  calendarOf: CalendarOf,
): readonly Difference[] {
  try {
    return replayed(example, agreements, calendarOf);
  } catch (error) {
    if (error instanceof CalendarHorizonError) return [problem("it reaches beyond the years 1970 to 2200.")];
    return [problem(`it cannot be run: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

function replayed(
  example: Example,
  agreements: readonly AgreementDocument[],
  calendarOf: CalendarOf,
): readonly Difference[] {
  if (newest(agreements, example.agreement) === undefined) {
    return [problem(`the agreement "${example.agreement}" is not known.`)];
  }
  const agreement = agreementFor(example, agreements);
  if (agreement === undefined)
    return [problem(`no version of "${example.agreement}" was in force at its first event.`)];
  const calendar = calendarOf(agreement);
  if (!calendar.ok) return calendar.error.map((fault) => problem(`the calendar of the file: ${fault}`));
  const history = readHistory(example, agreement, calendar.value);
  const unknown = unknownExampleFields(example).map((field) => `the field "${field}" of the example is not known.`);
  const problems = [...unknown, ...history.problems];
  if (problems.length > 0) return problems.map(problem);
  const run = replayExample(history.events, agreement, calendar.value);
  return run.problems.length > 0 ? run.problems.map(problem) : compareExpected(example.expected, run);
}

function problem(text: string): Difference {
  return { field: "history", expected: "something this version can run", actual: text };
}

/** The version in force when the ticket was logged; undefined before the first, and for a time nobody can read. */
function agreementFor(example: Example, agreements: readonly AgreementDocument[]): AgreementDocument | undefined {
  const logged = example.history.find((event) => event.type === "logged") ?? example.history[0];
  const text = logged?.instant ?? logged?.at ?? "";
  const at = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? newest(agreements, example.agreement) : agreementInForce(agreements, example.agreement, at);
}

/** By then every version that comes with the desk is in force. */
const LATEST = Date.UTC(2199, 0, 1);

function newest(agreements: readonly AgreementDocument[], name: string): AgreementDocument | undefined {
  return agreementInForce(agreements, name, LATEST);
}

/** The versions the file's histories run under, of the agreement it calls by this name; the newest where none does. */
function versionsUsed(
  file: HistoryFile,
  name: string,
  agreements: readonly AgreementDocument[],
): readonly AgreementDocument[] {
  const last = newest(agreements, name);
  if (last === undefined) return [];
  const used = file.examples.flatMap((json) => {
    const example = Example.safeParse(json);
    const isOfThisOne = example.success && newest(agreements, example.data.agreement)?.id === last.id;
    return isOfThisOne ? (inForceAtFirstEvent(example.data, agreements) ?? []) : [];
  });
  return used.length === 0 ? [last] : [...new Set(used)];
}

function inForceAtFirstEvent(
  example: Example,
  agreements: readonly AgreementDocument[],
): AgreementDocument | undefined {
  try {
    return agreementFor(example, agreements);
  } catch {
    return undefined; // a time outside every calendar, which is named where the example is run
  }
}
