import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { type HistoryFile, unknownFileFields } from "./history-file.ts";
import { BANK_HOLIDAYS, type CalendarOf } from "./replay-calendars.ts";
import { cutOffProblems } from "./stated-cut-off.ts";
import { targetProblems } from "./stated-targets.ts";

/**
 * What the file says beside its examples that this version does not know, cannot read, or does otherwise: its fields,
 * targets and calendars.
 * @param versions the documents its histories run under, by the name the file uses; the newest where no history uses one.
 */
export function fileProblems(
  file: HistoryFile,
  versions: (name: string) => readonly AgreementDocument[],
  calendarOf: CalendarOf,
): readonly string[] {
  const found = [
    ...unknownFileFields(file).map((field) => `the field "${field}" of the file is not known.`),
    ...Object.entries(file.targets ?? {}).flatMap(([name, stated]) => {
      const documents = versions(name);
      if (documents.length === 0) return [`targets.${name}: there is no such agreement.`];
      return documents.flatMap((agreement) => targetProblems(name, stated, agreement));
    }),
    ...Object.entries(file.calendars ?? {}).flatMap(([name, section]) => {
      const documents = versions(name);
      if (name === BANK_HOLIDAYS) return [];
      if (documents.length === 0) return [`calendars.${name}: there is no such agreement.`];
      return documents
        .flatMap((agreement) => [...problemsOf(calendarOf(agreement)), ...cutOffProblems(section, agreement)])
        .map((problem) => `calendars.${name}: ${problem}`);
    }),
  ];
  return [...new Set(found)];
}

function problemsOf(calendar: ReturnType<CalendarOf>): readonly string[] {
  return calendar.ok ? [] : calendar.error;
}
