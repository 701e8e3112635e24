import type { Instant } from "../../../shared/kernel/instant.ts";
import { type ExportRow, valueOf } from "../file/read-rows.ts";
import type { Field } from "../profiles/profile.ts";
import { type ReadMoment, readMoment } from "../times/read-moment.ts";
import { type Draft, type FileTimes, said, tell } from "./plan-draft.ts";

/** The columns that hold times, the one a record begins with first. */
export const TIME_FIELDS = ["openedAt", "createdAt", "updatedAt", "resolvedAt", "closedAt"] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

export function momentAt({ place, order }: FileTimes, row: ExportRow, field: Field): ReadMoment | undefined {
  return readMoment(place, valueOf(row, field), order);
}

/** "day-first" and "month-first" in a sentence about one text. */
export function notATime({ times: { order } }: Draft, text: string): string {
  return `"${text}" is not a ${order} date and time`;
}

/**
 * The moment a column names; undefined where it names none. What is odd about it (the hour that comes twice, the one
 * that does not come, a date without a time, a text that is no time) is told once, on its row.
 * @param notBefore the second pass of a repeated hour is meant where the first would be before this
 */
export function timeOf(draft: Draft, row: ExportRow, field: TimeField, notBefore?: Instant): Instant | undefined {
  const text = valueOf(row, field);
  const moment = momentAt(draft.times, row, field);
  const key = `${field} ${text}`;
  const isTold = draft.toldTimes.has(key);
  draft.toldTimes.add(key);
  if (moment === undefined) return undefined;
  const { at, secondAt } = moment;
  const isSecond = secondAt !== null && notBefore !== undefined && at < notBefore && secondAt >= notBefore;
  if (!isTold) tellOddness(draft, row, field, moment, isSecond);
  return isSecond ? secondAt : at;
}

function tellOddness(draft: Draft, row: ExportRow, field: TimeField, moment: ReadMoment, isSecond: boolean): void {
  const text = valueOf(row, field);
  // A row's own time needs no name: it is what the row is about.
  const what = field === "updatedAt" ? text : `${draft.headingOf(field)} ${text}`;
  if (moment.isSkipped) {
    tell(
      draft,
      row,
      "changed",
      `${what} does not exist, the clocks went forward: ${said(draft, moment.at)} was taken.`,
    );
  }
  if (moment.isDateOnly) {
    tell(draft, row, "changed", `${what} is a date without a time: its first moment was taken.`);
  }
  if (moment.secondAt === null) return;
  const pass = isSecond ? "the second, because the row before is later than the first" : "the first";
  const which = field === "updatedAt" ? "this time" : what;
  tell(draft, row, "noted", `The clocks went back and ${which} came twice; it was taken as ${pass}.`);
}
