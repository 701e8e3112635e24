import { z } from "zod";

/** One event of a history as the file writes it. Which other fields it may carry depends on its type; unknown ones are named. */
export const HistoryEvent = z.looseObject({
  seq: z.int(),
  at: z.string(),
  zone: z.string().optional(),
  instant: z.string().optional(),
  type: z.string(),
  fold: z.union([z.literal(0), z.literal(1)]).optional(),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;

export const Example = z.looseObject({
  id: z.string(),
  agreement: z.string(),
  title: z.string().optional(),
  zone: z.string().optional(),
  history: z.array(HistoryEvent).min(1),
  expected: z.record(z.string(), z.unknown()),
});
export type Example = z.infer<typeof Example>;

/**
 * A file of ticket histories with the exact moments expected of them. Each example is read by itself: one that cannot be
 * read must not take the others with it.
 */
export const HistoryFile = z.looseObject({
  schemaVersion: z.literal(1).optional(),
  semantics: z.unknown().optional(),
  calendars: z.record(z.string(), z.unknown()).optional(),
  targets: z.record(z.string(), z.unknown()).optional(),
  examples: z.array(z.unknown()).min(1),
});
export type HistoryFile = z.infer<typeof HistoryFile>;

const KNOWN_FILE_FIELDS = ["schemaVersion", "generatedBy", "units", "semantics", "targets", "calendars", "examples"];
const KNOWN_EXAMPLE_FIELDS = [
  "id",
  "agreement",
  "title",
  "themes",
  "calendarAssumptions",
  "zone",
  "history",
  "expected",
  "alternativeReadings",
  "note",
  "covers",
];

/** Fields nobody here reads, so that none is passed over in silence. */
export function unknownFileFields(file: HistoryFile): readonly string[] {
  return Object.keys(file).filter((field) => !KNOWN_FILE_FIELDS.includes(field));
}

export function unknownExampleFields(example: Example): readonly string[] {
  return Object.keys(example).filter((field) => !KNOWN_EXAMPLE_FIELDS.includes(field));
}
