import type { Instant } from "../../shared/kernel/instant.ts";
import { countOf, type EventLogRow, valueOf } from "./event-log-row.ts";
import { type LogMoment, readMoment } from "./log-moment.ts";
import { type Draft, said, tell } from "./plan-draft.ts";

/** A row with the moment it speaks of. */
export interface TimedRow {
  readonly row: EventLogRow;
  readonly at: Instant;
}

/**
 * The rows of one incident in the order in which things happened: by sys_mod_count, as the log is written. Where the
 * rows' own times contradict that order the times win, for a clock can only be read from times.
 * @param openedAt stands in for a first row without a time.
 */
export function orderRows(draft: Draft, rows: readonly EventLogRow[], openedAt: Instant): readonly TimedRow[] {
  const counted = withoutRepeats(draft, rows).map((row, index) => ({
    row,
    count: countOf(row, "sys_mod_count"),
    index,
  }));
  const byCount = counted.toSorted((one, other) => (one.count ?? one.index) - (other.count ?? other.index));
  const timed: TimedRow[] = [];
  for (const { row } of byCount) timed.push({ row, at: momentOf(draft, row, timed.at(-1)?.at ?? openedAt) });
  reportOrder(draft, timed);
  return timed.toSorted((one, other) => one.at - other.at);
}

function withoutRepeats(draft: Draft, rows: readonly EventLogRow[]): readonly EventLogRow[] {
  const first = new Map<string, number>();
  return rows.filter((row) => {
    const text = JSON.stringify(row.values);
    const line = first.get(text);
    if (line === undefined) first.set(text, row.line);
    else tell(draft, row, "skipped", `It repeats line ${line} word for word.`);
    return line === undefined;
  });
}

function momentOf(draft: Draft, row: EventLogRow, before: Instant): Instant {
  const text = valueOf(row, "sys_updated_at");
  const moment = readMoment(draft.calendar, text);
  if (moment !== undefined) return chosenPass(draft, row, moment, before);
  const what = text === "" ? "It has no time" : `"${text}" is not a day-first date and time`;
  tell(draft, row, "changed", `${what} (sys_updated_at): it counts from the row before, ${said(draft, before)}.`);
  return before;
}

/** A time the clocks went back over is its first pass, unless that would be before the row before. */
function chosenPass(draft: Draft, row: EventLogRow, moment: LogMoment, before: Instant): Instant {
  if (moment.isSkipped) {
    const text = valueOf(row, "sys_updated_at");
    tell(
      draft,
      row,
      "changed",
      `${text} does not exist, the clocks went forward: ${said(draft, moment.at)} was taken.`,
    );
  }
  if (moment.secondAt === null) return moment.at;
  const isSecond = moment.at < before && moment.secondAt >= before;
  const pass = isSecond ? "the second, because the row before is later than the first" : "the first";
  tell(draft, row, "noted", `The clocks went back and this time came twice; it was taken as ${pass}.`);
  return isSecond ? moment.secondAt : moment.at;
}

function reportOrder(draft: Draft, timed: readonly TimedRow[]): void {
  const lineOfCount = new Map<string, number>();
  let latest: TimedRow | undefined;
  for (const each of timed) {
    const count = valueOf(each.row, "sys_mod_count");
    const same = lineOfCount.get(count);
    if (count !== "" && same !== undefined) {
      tell(draft, each.row, "noted", `sys_mod_count ${count} stands in line ${same} too.`);
    }
    lineOfCount.set(count, each.row.line);
    if (latest === undefined || each.at >= latest.at) {
      latest = each;
      continue;
    }
    const message = `sys_mod_count puts it after line ${latest.row.line} (${said(draft, latest.at)}), but its own time is ${said(draft, each.at)}: it was placed by its time.`;
    tell(draft, each.row, "changed", message);
  }
}
