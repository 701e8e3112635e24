import type { Change, ChangeState } from "../../../shared/change/change.ts";
import { type ChangeEvent, changeEvents } from "../../../shared/change/change-kind.ts";
import { changeMoments } from "../../../shared/change/due/due-moments.ts";
import type { ScheduleEntry } from "../../../shared/contract/change-views.ts";
import { spokenReference } from "../../../shared/ticket/reference.ts";
import type { RecordProjection, StreamKey } from "../log-port.ts";
import type { ReadRecord } from "../records/read-record.ts";
import { wordsIn } from "../records/searched-words.ts";
import type { RecordWorld } from "../records/world.ts";
import { governedBy } from "./change-around.ts";
import { recordMoment } from "./change-moments.ts";
import { changeRow } from "./change-row.ts";

/** What the store keeps of a change: a function of its events alone. */
export function projectChange(
  world: Pick<RecordWorld, "shelf">,
  key: StreamKey,
  record: ReadRecord<ChangeState, ChangeEvent>,
): RecordProjection | null {
  const { state, entries, version } = record;
  if (state.status === "none") return null;
  const governed = governedBy(world.shelf, state.rulesId, state.loggedAt);
  if (governed === undefined) throw new Error(`There are no rules of change for ${state.rulesId}.`);
  const changedAt = entries.reduce((latest, { event }) => Math.max(latest, event.at), state.loggedAt);
  const entry = scheduleEntry(state, key.stream, version, changedAt);
  const text = [
    state.reference,
    spokenReference(state.reference),
    ...entries.flatMap(({ event }) => wordsIn(changeEvents, event)),
  ];
  return {
    ...key,
    rows: {
      changes: changeRow(state, key.stream, version, changedAt),
      ...(entry === null ? {} : { schedule: entry }),
    },
    moments: changeMoments(state, governed).map((moment) => recordMoment(key, moment)),
    search: { title: state.content.summary, text: text.join("\n") },
  };
}

function scheduleEntry(change: Change, id: string, version: number, changedAt: number): ScheduleEntry | null {
  const slot = slotOf(change);
  if (slot === null) return null;
  const { summary, plan, services } = change.content;
  return {
    id,
    kind: "change",
    title: `${change.reference} ${summary}`,
    description: plan,
    site: change.customer.site,
    services,
    rulesId: change.rulesId,
    from: slot.from,
    until: slot.until,
    status: change.status === "scheduled" ? "planned" : "done",
    affectsAvailability: change.assessment?.affectsAvailability ?? false,
    version,
    changedAt,
  };
}

function slotOf(change: Change): { readonly from: number; readonly until: number } | null {
  if (change.status === "scheduled") return change.slot;
  if (change.status !== "done" && change.status !== "reviewed") return null;
  const { startedAt, endedAt } = change.implementation;
  return { from: startedAt, until: Math.max(endedAt, startedAt + 1) };
}
