import type { Instant } from "../../../shared/kernel/instant.ts";
import { countOf, type ExportRow, valueOf } from "../file/read-rows.ts";
import { type Draft, said, tell } from "./plan-draft.ts";
import { notATime, TIME_FIELDS, timeOf } from "./row-times.ts";

/** A row with the moment it speaks of. */
export interface TimedRow {
  readonly row: ExportRow;
  readonly at: Instant;
}

/**
 * The rows of one record in the order in which things happened: by their count of changes, as a log is written. Where
 * the rows' own times contradict that order the times win, for a clock can only be read from times.
 * @param openedAt stands in for a first row without a time.
 */
export function orderRows(draft: Draft, rows: readonly ExportRow[], openedAt: Instant): readonly TimedRow[] {
  const counted = withoutRepeats(draft, rows).map((row, index) => ({ row, count: countOf(row, "saves"), index }));
  const byCount = counted.toSorted((one, other) => (one.count ?? one.index) - (other.count ?? other.index));
  const timed: TimedRow[] = [];
  for (const { row } of byCount) timed.push({ row, at: momentOf(draft, row, timed.at(-1)?.at ?? openedAt) });
  reportOrder(draft, timed);
  return timed.toSorted((one, other) => one.at - other.at);
}

function withoutRepeats(draft: Draft, rows: readonly ExportRow[]): readonly ExportRow[] {
  const first = new Map<string, number>();
  return rows.filter((row) => {
    const text = JSON.stringify([row.values, [...row.kept]]);
    const line = first.get(text);
    if (line === undefined) first.set(text, row.line);
    else tell(draft, row, "skipped", `It repeats line ${line} word for word.`);
    return line === undefined;
  });
}

function momentOf(draft: Draft, row: ExportRow, before: Instant): Instant {
  const own = timeOf(draft, row, "updatedAt", before);
  if (own !== undefined) return own;
  const text = valueOf(row, "updatedAt");
  if (draft.profile.isHistory || text !== "") {
    const what = text === "" ? "It has no time" : notATime(draft, text);
    const heading = draft.headingOf("updatedAt");
    tell(draft, row, "changed", `${what} (${heading}): it counts from the row before, ${said(draft, before)}.`);
  }
  return draft.profile.isHistory ? before : latestOf(draft, row, before);
}

/** A list without a time of its own for each row: it stands as it did when the last thing it tells happened. */
function latestOf(draft: Draft, row: ExportRow, before: Instant): Instant {
  return Math.max(before, ...TIME_FIELDS.map((field) => timeOf(draft, row, field) ?? before));
}

function reportOrder(draft: Draft, timed: readonly TimedRow[]): void {
  const saves = draft.headingOf("saves");
  const lineOfCount = new Map<string, number>();
  let latest: TimedRow | undefined;
  for (const each of timed) {
    const count = valueOf(each.row, "saves");
    const same = lineOfCount.get(count);
    if (count !== "" && same !== undefined) {
      tell(draft, each.row, "noted", `${saves} ${count} stands in line ${same} too.`);
    }
    lineOfCount.set(count, each.row.line);
    if (latest === undefined || each.at >= latest.at) {
      latest = each;
      continue;
    }
    const placed = `puts it after line ${latest.row.line} (${said(draft, latest.at)}), but its own time is ${said(draft, each.at)}`;
    const by = count === "" ? "The order of the file" : saves;
    tell(draft, each.row, draft.profile.isHistory ? "changed" : "noted", `${by} ${placed}: it was placed by its time.`);
  }
}
