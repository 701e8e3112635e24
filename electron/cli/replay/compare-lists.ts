import type { ClockReport, Escalation, UpdateDue } from "../../../shared/clock/clock-report.ts";
import type { Replayed } from "./replay-example.ts";
import { type Difference, isoOf, isSame, shown } from "./same-value.ts";

type Entry = Readonly<Record<string, unknown>>;

const ESCALATION_FIELDS = ["level", "percent", "at", "to", "basis", "fires"];

/**
 * Every expected notice must be among ours with the same level, percent, moment and verdict, and no other of ours may
 * fire. `to` and `basis` are words. Where a change made a level already past, the file may name either the crossing or
 * the moment it is sent at once.
 */
export function compareEscalations(value: unknown, report: ClockReport): readonly Difference[] {
  if (!Array.isArray(value)) return [{ field: "escalations", expected: "a list", actual: shown(value) }];
  const left = [...report.escalations];
  const found: Difference[] = [];
  for (const entry of objectsIn(value)) {
    found.push(...unknownFields("escalations", entry, ESCALATION_FIELDS));
    const index = left.findIndex((candidate) => isSameEscalation(entry, candidate));
    if (index >= 0) left.splice(index, 1);
    else found.push({ field: "escalations", expected: JSON.stringify(entry), actual: describe(report.escalations) });
  }
  for (const extra of left)
    if (extra.fires) found.push({ field: "escalations", expected: "none", actual: describe([extra]) });
  return found;
}

function isSameEscalation(entry: Entry, candidate: Escalation): boolean {
  const expectedAt = Date.parse(shown(entry["at"]));
  const moments = [candidate.at, candidate.crossedAt];
  return (
    entry["level"] === candidate.level &&
    entry["percent"] === candidate.percent &&
    moments.includes(expectedAt) &&
    entry["fires"] === candidate.fires
  );
}

function describe(escalations: readonly Escalation[]): string {
  return (
    escalations
      .map(
        ({ level, percent, at, fires }) =>
          `level ${level} ${percent}% ${isoOf(at)} ${fires ? "fires" : "does not fire"}`,
      )
      .join("; ") || "none"
  );
}

const UPDATE_FIELDS = ["kind", "after", "dueAt"];

/** Updates are listed as moments, as dates, or as objects with the moment they are counted from. */
export function compareUpdates(value: unknown, replayed: Replayed): readonly Difference[] {
  if (!Array.isArray(value)) return [{ field: "updatesDue", expected: "a list", actual: shown(value) }];
  const left: UpdateDue[] = [...replayed.last.updates];
  const found: Difference[] = [];
  for (const entry of value) {
    const expected: Entry = typeof entry === "object" && entry !== null ? { ...entry } : { dueAt: entry };
    found.push(...unknownFields("updatesDue", expected, UPDATE_FIELDS));
    const index = left.findIndex((candidate) => isSameUpdate(expected, candidate, replayed));
    if (index >= 0) left.splice(index, 1);
    else found.push({ field: "updatesDue", expected: JSON.stringify(entry), actual: listed(left) });
  }
  const extra = left.filter((update) => !mayBeLeftOut(update, replayed));
  if (extra.length > 0) found.push({ field: "updatesDue", expected: "no more", actual: listed(extra) });
  return found;
}

function isSameUpdate(expected: Entry, candidate: UpdateDue, replayed: Replayed): boolean {
  const isAfter = expected["after"] === undefined || isSame(expected["after"], candidate.after, replayed.calendar);
  return isAfter && isSame(expected["dueAt"], candidate.dueAt, replayed.calendar);
}

/**
 * Two kinds of update a file may leave out: the desk's own reviews after the first, which repeat while a wait lasts; and
 * the one counted from the call itself, where the file counts only from updates given.
 */
function mayBeLeftOut(update: UpdateDue, replayed: Replayed): boolean {
  const [logged] = replayed.moments;
  if (update.after === logged?.at) return true;
  return update.audience === "desk" && !replayed.moments.some((moment) => moment.at === update.after);
}

function listed(updates: readonly UpdateDue[]): string {
  return updates.map((update) => isoOf(update.dueAt)).join(", ") || "none";
}

/** The entries of a list as objects; anything else becomes an entry without fields, which nothing of ours equals. */
function objectsIn(list: readonly unknown[]): readonly Entry[] {
  return list.map((entry) => (typeof entry === "object" && entry !== null ? { ...entry } : {}));
}

function unknownFields(name: string, entry: Entry, known: readonly string[]): readonly Difference[] {
  return Object.keys(entry)
    .filter((field) => !known.includes(field))
    .map((field) => ({
      field: `${name}.${field}`,
      expected: shown(entry[field]),
      actual: "a field this version does not know",
    }));
}
