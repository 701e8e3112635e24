import { type CalendarEntry, calendarFile } from "../../../shared/change/schedule/calendar-file.ts";
import { workFindings } from "../../../shared/change/work/work-actions.ts";
import { workKind } from "../../../shared/change/work/work-kind.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { ScheduleEntry } from "../../../shared/contract/change-views.ts";
import { derivedId } from "../../../shared/kernel/derived-ids.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { answered, notFound } from "../answers.ts";
import type { Desk, Handler } from "../handler.ts";
import { namesAt } from "../names.ts";
import { readRecord } from "../records/read-record.ts";
import { carryOutFor, versionIn } from "./carry-out-change.ts";
import { governedBy, plannedBeside } from "./change-around.ts";

export const listSchedule: Handler<"schedule.list"> = (desk, { from, until }) =>
  answered(desk.store.scheduleEntries(from, until));

export const openWork: Handler<"work.open"> = (desk, { id }) => {
  const { state, version } = readRecord(workKind, desk.store.readStream({ category: "planned-work", stream: id }));
  if (state.status === "none") return notFound("There is no such entry on the schedule.");
  const governed = governedBy(desk.shelf, state.rulesId, state.plannedAt);
  const findings =
    governed === undefined || state.status !== "planned"
      ? []
      : workFindings(state, state, {
          ...governed,
          now: desk.time.now(),
          by: { kind: "timer" },
          stream: id,
          roles: [],
          newId: (number) => derivedId(asId<"command">(id), number),
          planned: (from, until) => plannedBeside(desk, id, from, until),
        });
  const names = namesAt(desk);
  const by = state.plannedBy.kind === "timer" ? [] : [state.plannedBy.id];
  const named = Object.fromEntries(by.map((person) => [person, names(person) ?? ""]));
  return answered({ work: state, version, names: named, findings });
};

export const commandWork: Handler<"work.command"> = (desk, input, caller) => {
  const key = { category: "planned-work", stream: input.workId };
  const done = carryOutFor(desk, caller, input, key, input.command);
  if (!done.ok) return done;
  const version = versionIn(done.value, key);
  return version.ok ? answered({ id: input.workId, version: version.value }) : version;
};

export const exportSchedule: Handler<"schedule.export"> = (desk, span) => {
  const made = scheduleFile(desk, span);
  return made.ok ? answered({ fileName: made.value.fileName, text: made.value.text }) : made;
};

interface Exported {
  readonly from: Instant;
  readonly until: Instant;
  /** One entry alone. */
  readonly entryId?: string | undefined;
}

/** The schedule in a span, or one entry of it, as an iCalendar file; the same entries give the same bytes. */
export function scheduleFile(
  desk: Desk,
  { from, until, entryId }: Exported,
): Answer<{ readonly fileName: string; readonly text: string; readonly entries: number }> {
  const entries = desk.store.scheduleEntries(from, until).filter(({ id }) => entryId === undefined || id === entryId);
  const [only] = entries;
  if (entryId !== undefined && only === undefined) return notFound("There is no such entry on the schedule then.");
  const text = calendarFile(
    entries.map((entry) => calendarEntry(desk, entry)),
    "Deskwatch: changes and planned work",
  );
  const name = entryId === undefined || only === undefined ? "schedule" : (only.title.split(" ")[0] ?? "entry");
  const fileName = `${name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-")}.ics`;
  return answered({ fileName, text, entries: entries.length });
}

function calendarEntry(desk: Desk, entry: ScheduleEntry): CalendarEntry {
  return {
    id: `${entry.id}@${desk.store.deskId}`,
    title: entry.title,
    description: entry.description,
    location: entry.site,
    from: entry.from,
    until: entry.until,
    isCancelled: entry.status === "cancelled",
    sequence: entry.version,
    changedAt: entry.changedAt,
  };
}
