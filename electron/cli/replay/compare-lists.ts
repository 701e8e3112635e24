import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { localDateOf } from "../../../shared/calendar/local-time.ts";
import { isWorkingDay } from "../../../shared/calendar/working-days.ts";
import type { Escalation, UpdateDue } from "../../../shared/clock/clock-report.ts";
import { assertNever } from "../../../shared/kernel/assert-never.ts";
import type { Replayed } from "./replay-example.ts";
import { collapsed, type Difference, isoOf, isSame, shown } from "./same-value.ts";

type Entry = Readonly<Record<string, unknown>>;

const ESCALATION_FIELDS = ["level", "percent", "at", "to", "basis", "fires"];

/**
 * Every expected notice must be among ours with everything it says of itself, and no other of ours may fire. Where a
 * change made a level already past, the file may name either the crossing or the moment it is sent at once.
 */
export function compareEscalations(value: unknown, { last, calendar }: Replayed): readonly Difference[] {
  if (!Array.isArray(value)) return [{ field: "escalations", expected: "a list", actual: shown(value) }];
  const left = [...last.escalations];
  const found: Difference[] = [];
  for (const entry of objectsIn(value)) {
    found.push(...unknownFields("escalations", entry, ESCALATION_FIELDS));
    const index = left.findIndex((candidate) => isSameEscalation(entry, candidate, calendar));
    if (index >= 0) left.splice(index, 1);
    else found.push({ field: "escalations", expected: JSON.stringify(entry), actual: describe(last.escalations) });
  }
  for (const extra of left)
    if (extra.fires) found.push({ field: "escalations", expected: "none", actual: describe([extra]) });
  return found;
}

/** `to` names people in any order and `basis` the deadline; a file that leaves them out says nothing of them. */
function isSameEscalation(entry: Entry, candidate: Escalation, calendar: Calendar): boolean {
  const { to, basis } = entry;
  return (
    entry["level"] === candidate.level &&
    entry["percent"] === candidate.percent &&
    entry["fires"] === candidate.fires &&
    [candidate.at, candidate.crossedAt].some((moment) => isSame(entry["at"], moment, calendar)) &&
    (to === undefined || namesIn(to) === namesIn(candidate.to)) &&
    (basis === undefined || isSameText(basis, candidate.basis))
  );
}

function namesIn(to: unknown): string {
  const names: readonly unknown[] = Array.isArray(to) ? to : [to];
  return [...new Set(names.map((name) => plainText(shown(name))))].toSorted().join("; ");
}

function isSameText(one: unknown, other: string): boolean {
  return typeof one === "string" && plainText(one) === plainText(other);
}

function plainText(text: string): string {
  return collapsed(text).toLowerCase();
}

function describe(escalations: readonly Escalation[]): string {
  const each = escalations.map(({ level, percent, at, to, basis, fires }) => {
    const verdict = fires ? "fires" : "does not fire";
    return `level ${level} ${percent}% ${isoOf(at)} to ${to.join(", ")} (${basis}) ${verdict}`;
  });
  return each.join("; ") || "none";
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
  const extra = left.filter((update) => !mayBeLeftOut(update));
  if (extra.length > 0) found.push({ field: "updatesDue", expected: "no more", actual: listed(extra) });
  return found;
}

function isSameUpdate(expected: Entry, candidate: UpdateDue, replayed: Replayed): boolean {
  const isAfter = expected["after"] === undefined || isSame(expected["after"], candidate.after, replayed.calendar);
  return isAfter && isSame(expected["dueAt"], candidate.dueAt, replayed.calendar);
}

/**
 * What a file may leave out that counts only from updates given, beats and the beginnings of waits: an update counted
 * from the call itself, from a priority that came into force, from work that went on; beats before a team had the
 * ticket; and the desk's own reviews after the first.
 */
function mayBeLeftOut({ because, audience }: UpdateDue): boolean {
  switch (because) {
    case "logged":
    case "priority":
    case "resumed":
    case "reopened":
    case "identified":
      return true;
    case "review":
      return audience === "desk";
    case "updated":
    case "beat":
    case "wait":
      return false;
    default:
      return assertNever(because);
  }
}

/**
 * The dates on which a user who is waited for was to be contacted (CPS-28). The date on which a wait ended is in the list
 * or not: whether that day owed a contact depends on the hour at which one calls it owed, of which nothing is said.
 */
export function compareContactDates(value: unknown, replayed: Replayed): readonly Difference[] {
  const { calendar, last } = replayed;
  const field = "contactDueOn";
  if (!Array.isArray(value)) return [{ field, expected: "a list of dates", actual: shown(value) }];
  const ours = last.updates.filter(({ because }) => because === "wait" || because === "review");
  const dates = ours.filter(({ audience }) => audience === "caller").map(({ dueAt }) => localDateOf(calendar, dueAt));
  const ended = last.pauses.flatMap(({ from, until }) =>
    until === null || localDateOf(calendar, from) === localDateOf(calendar, until)
      ? []
      : [localDateOf(calendar, until)],
  );
  const either = new Set(ended.filter((date) => isWorkingDay(calendar, date)));
  const sorted = (list: readonly unknown[]): readonly string[] =>
    [...new Set(list.map(shown))].filter((date) => !either.has(date)).toSorted();
  const [expected, actual] = [sorted(value), sorted(dates)];
  if (expected.join() === actual.join()) return [];
  return [{ field, expected: expected.join(", ") || "none", actual: actual.join(", ") || "none" }];
}

function listed(updates: readonly UpdateDue[]): string {
  return updates.map((update) => isoOf(update.dueAt)).join(", ") || "none";
}

/** The entries of a list as objects; anything else becomes an entry without fields, which nothing of ours equals. */
export function objectsIn(list: readonly unknown[]): readonly Entry[] {
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
