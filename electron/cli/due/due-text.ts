import { priorityOf } from "../../../shared/agreement/lookup.ts";
import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { reasonWords } from "../../../shared/words/ledger-words.ts";
import { exactLength } from "../../../shared/words/moment-words.ts";
import { localWords } from "../local-words.ts";
import { facts, table } from "../table.ts";
import { allows, type DueQuestion, promiseName, sourceWords } from "./due-answer.ts";

const words = ({ zone }: DueQuestion, at: Instant | null): string => (at === null ? "none" : localWords(zone, at));

/** The answer as it is printed: what was asked, what is due when, and why. */
export function dueText(question: DueQuestion): string {
  const { report } = question;
  const ledgers = report.promises
    .filter(({ ledger }) => ledger.length > 0)
    .map((promise) => ledgerText(question, promise));
  return [heading(question), promisesText(question), ...ledgers].join("\n\n");
}

function heading(question: DueQuestion): string {
  const { agreement, call, report, zone, notes, unknownDays } = question;
  const name = priorityOf(agreement, call.priority)?.name ?? "";
  const reason = report.startReason === null ? "" : ` (${report.startReason})`;
  return facts([
    ["Agreement", `${agreement.shortName}, version ${agreement.version}, in force from ${agreement.effectiveFrom}`],
    ["Ticket", `${call.kind}, ${call.priority}${name === call.priority ? "" : ` "${name}"`}, by ${call.channel}`],
    ["Raised", words(question, call.at)],
    ["Clock starts", `${words(question, report.startedAt)}${reason}`],
    ...immediateFacts(question),
    ["Times in", zone.name],
    ...[...notes, ...unknownDays].map((note) => ["Note", note] as const),
  ]);
}

/** What must be attended to at once, and when the desk is alarmed that nobody has. */
function immediateFacts(question: DueQuestion): readonly (readonly [string, string])[] {
  const { agreement, call, report } = question;
  if (report.immediate?.alarmAt == null) return [];
  const { label, startedAt, alarmAt } = report.immediate;
  const source = priorityOf(agreement, call.priority)?.alarm?.source;
  const cited = source === undefined ? "" : ` (${sourceWords(source)})`;
  return [
    ["Attend", `at once, from ${words(question, startedAt)}`],
    ["Alarm", `${words(question, alarmAt)}: ${label}; to the desk, never a breach${cited}`],
  ];
}

function promisesText(question: DueQuestion): string {
  const { promises } = question.report;
  if (promises.length === 0) return "This agreement promises no moment here.";
  const percents = [...new Set(promises.flatMap(({ thresholds }) => thresholds.map(({ percent }) => percent)))];
  const rows = promises.map((promise) => [
    promiseName(question, promise),
    words(question, promise.dueAt),
    ...percents.map((percent) =>
      words(question, promise.thresholds.find((each) => each.percent === percent)?.at ?? null),
    ),
    allows(question, promise),
    sourceWords(promise.source),
  ]);
  return table(["promise", "due", ...percents.map((percent) => `${percent}%`), "allows", "source"], rows);
}

function ledgerText(question: DueQuestion, promise: PromiseClock): string {
  const rows = promise.ledger.map((line) => [
    words(question, line.from),
    words(question, line.to),
    line.countedMs === 0 ? "" : exactLength(line.countedMs),
    exactLength(line.totalMs),
    reasonWords(line.reason),
  ]);
  const total = exactLength(promise.ledger.at(-1)?.totalMs ?? 0);
  const sum =
    promise.dueAt === null ? total : `${total} = the whole allowance, used at ${words(question, promise.dueAt)}`;
  return [
    `Why ${promiseName(question, promise)} by then?`,
    table(["from", "to", "counted", "total", "why"], rows, [2, 3]),
    `Total ${sum}.`,
  ].join("\n");
}
