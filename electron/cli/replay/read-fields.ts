import type { DateRange, OpenHours } from "../../../shared/calendar/calendar-data.ts";

/** An object of the file whose fields are read one by one. */
export type Fields = Readonly<Record<string, unknown>>;

/** Sentences about what could not be read; a reader adds to it and goes on. */
export type Problems = string[];

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function unknownIn(fields: Fields, isKnown: (field: string) => boolean, where: string): readonly string[] {
  return Object.keys(fields)
    .filter((field) => !isKnown(field))
    .map((field) => `the field "${field}" of ${where} is not known.`);
}

/** `["08:00", "17:00"]` as one stretch. */
export function pairIn(fields: Fields, field: string, problems: Problems): readonly OpenHours[] {
  const value = fields[field];
  const [from, to]: readonly unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
  if (typeof from === "string" && typeof to === "string") return [{ from, to }];
  problems.push(`"${field}" is not a pair of times like ["08:00", "17:00"].`);
  return [];
}

/** `[["2025-09-01", "2025-10-24"], ...]`; a date by itself is a range of one day. */
export function rangesIn(fields: Fields, field: string, problems: Problems): readonly DateRange[] {
  return listIn(fields, field, problems).flatMap((entry) => {
    const [from, to = from]: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    if (typeof from === "string" && typeof to === "string") return [{ from, to }];
    problems.push(`"${field}" holds ${JSON.stringify(entry)}, which is not a pair of dates.`);
    return [];
  });
}

/** `["2025-09-01", ...]`, or the same as objects with a `date`. */
export function datesIn(fields: Fields, field: string, problems: Problems): readonly string[] {
  return listIn(fields, field, problems).flatMap((entry) => {
    const date = isFields(entry) ? entry["date"] : entry;
    if (typeof date === "string") return [date];
    problems.push(`"${field}" holds ${JSON.stringify(entry)}, which is not a date.`);
    return [];
  });
}

function listIn(fields: Fields, field: string, problems: Problems): readonly unknown[] {
  const value = fields[field];
  if (value === undefined || Array.isArray(value)) return value ?? [];
  problems.push(`"${field}" is not a list.`);
  return [];
}
