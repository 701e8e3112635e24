import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { ImportRowReport } from "../../shared/contract/import-views.ts";
import type { DecodedFile } from "./file/decode-file.ts";
import { type ExportRows, valueOf } from "./file/read-rows.ts";
import { swallowedLines, type Table } from "./file/read-table.ts";
import type { ReadOrder } from "./import-source.ts";
import type { FileTimes } from "./plan/plan-draft.ts";
import { TIME_FIELDS } from "./plan/row-times.ts";
import type { MatchedColumns } from "./profiles/match-columns.ts";
import type { Profile } from "./profiles/profile.ts";
import type { FoundOrder } from "./times/date-order.ts";
import { readDateParts } from "./times/date-parts.ts";

export interface ReadFile {
  readonly decoded: DecodedFile;
  readonly table: Table;
  readonly columns: MatchedColumns;
  readonly rows: ExportRows;
  readonly found: FoundOrder;
  readonly times: FileTimes;
  readonly profile: Profile;
  readonly order: ReadOrder;
  readonly latest: AgreementDocument | undefined;
}

const noted = (message: string): ImportRowReport => ({ line: 1, ticket: "", severity: "noted", message });
const lost = (line: number, message: string): ImportRowReport => ({ line, ticket: "", severity: "skipped", message });

/** What is to be said about a file as a whole: how it was read, and whether all of it was. */
export function fileReport(file: ReadFile): readonly ImportRowReport[] {
  const { decoded } = file;
  return [
    noted(sayLines(file.table)),
    ...decoded.notes.map(noted),
    ...sayDates(file).map(noted),
    ...sayZone(file).map(noted),
    ...decoded.lostOn.map(({ line, message }) => lost(line, message)),
    ...notRead(file),
  ];
}

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

/** The account of every line, by a count that knows nothing of how records are read. */
function sayLines({ lines, rows, emptyRows }: Table): string {
  const parts = [`1 row of headings`, many(rows.length, "row", "rows")];
  const inside = rows.reduce((sum, row) => sum + row.lines - 1, 0);
  if (inside > 0) parts.push(`${many(inside, "line", "lines")} within a row`);
  const empty = lines.blank + emptyRows.length;
  if (empty > 0) parts.push(many(empty, "empty line", "empty lines"));
  if (lines.before > 0) parts.push("1 line that names the delimiter");
  return `The file has ${many(lines.all, "line", "lines")}: ${parts.join(", ")}.`;
}

/** What no record covers, and records that stand inside another: neither happens where the file was read rightly. */
function notRead({ table, columns }: ReadFile): readonly ImportRowReport[] {
  const [numberAt] = columns.placesOf.get("number") ?? [];
  const swallowed = numberAt === undefined ? [] : swallowedLines(table, numberAt);
  const inside = swallowed.map((line) =>
    lost(line, "It looks like a row by itself, and was read as part of the row before it."),
  );
  const { unread } = table.lines;
  return unread === 0 ? inside : [...inside, lost(1, `${many(unread, "line was", "lines were")} not read at all.`)];
}

function sayDates({ found, times, order, profile }: ReadFile): readonly string[] {
  const how = times.order === "day-first" ? "day first" : "month first";
  if (found.kind === "not-needed") return [];
  if (order.dates !== null) return [`Dates were read ${how}, as you said.`];
  switch (found.kind) {
    case "found":
      return [
        `Dates were read ${how}: ${found.by.heading} "${found.by.text}" in line ${found.by.line} can be nothing else.`,
      ];
    case "open":
      return [
        `Dates were read ${how}, as ${profile.what} is written; no date of this file tells it from the other order, "${found.sample.text}" could be either.`,
      ];
    case "mixed":
      return [];
  }
}

/** In which zone the times were read that do not say so themselves. */
function sayZone({ rows, order, latest, times }: ReadFile): readonly string[] {
  let without = 0;
  let withOffset = 0;
  for (const record of rows.records.values()) {
    for (const row of record) {
      for (const field of TIME_FIELDS) {
        const parts = readDateParts(valueOf(row, field), times.order);
        if (parts?.offsetMinutes === null) without += 1;
        else if (parts !== undefined) withOffset += 1;
      }
    }
  }
  const zone = order.zone ?? latest?.calendar.zone ?? "";
  const whose = order.zone === null ? `, the zone of ${latest?.shortName ?? "the agreement"}` : ", as you said";
  const local =
    without === 0
      ? []
      : [`Times were read in ${zone}${whose}: the file names no zone for ${withOffset === 0 ? "them" : "those"}.`];
  return withOffset === 0
    ? local
    : [
        ...local,
        `${many(withOffset, "time names an offset of its own", "times name an offset of their own")}, which was used.`,
      ];
}
