import type { PlannedWork, WorkState } from "../../../shared/change/work/planned-work.ts";
import {
  type WorkCommand,
  type WorkContext,
  type WorkRejection,
  workActions,
} from "../../../shared/change/work/work-actions.ts";
import { workEvents, workKind } from "../../../shared/change/work/work-kind.ts";
import type { ScheduleEntry } from "../../../shared/contract/change-views.ts";
import { sayWorkEvent } from "../../../shared/words/change-board-events.ts";
import { sayWorkRefusal } from "../../../shared/words/change-board-refusals.ts";
import { answered } from "../answers.ts";
import { namesAt } from "../names.ts";
import { deskMoments } from "../records/plain-kinds.ts";
import { unreadableBecause } from "../records/read-only.ts";
import { type RegisteredKind, register } from "../records/register.ts";
import { wordsIn } from "../records/searched-words.ts";
import type { RecordWorld } from "../records/world.ts";
import { mustGovern, plannedBeside, rolesOf } from "./change-around.ts";

/** Planned maintenance, upgrades, school activities and freezes: what stands on the schedule besides changes. */
export const workRecord: RegisteredKind<RecordWorld> = register<
  RecordWorld,
  WorkState,
  typeof workEvents,
  WorkCommand,
  WorkContext,
  WorkRejection
>({
  kind: workKind,
  whoMay: ({ type }) => workActions[type].who,
  contextOf: (world, state, command, base) => {
    const rulesId = state.status === "none" ? (command.type === "PlanWork" ? command.rulesId : "") : state.rulesId;
    const governed = mustGovern(world.shelf, rulesId, base.now);
    if (!governed.ok) return governed;
    const planned = (from: number, until: number) => plannedBeside(world, base.stream, from, until);
    return answered({ ...base, ...governed.value, roles: rolesOf(world, base.by), planned });
  },
  happensAt: (_record, { now }) => now,
  review: (_world, _record, decided) => answered(decided),
  decide: (state, { type, ...input }, context) =>
    // The command was parsed by this action's own schema.
    workActions[type].decide(state, input as never, context),
  sayEvent: (event, _context, world) => sayWorkEvent(event, { names: namesAt(world), words: deskMoments(world) }),
  sayRefusal: (rejection, { rules, calendar }) =>
    sayWorkRefusal(rejection, {
      calendar,
      serviceName: (id) => rules.services.find((service) => service.id === id)?.name ?? id,
    }),
  readOnlyBecause: (_world, _key, record) => unreadableBecause("planned-work", record),
  claimsOf: () => [],
  project: (_world, key, { state, entries, version }) => {
    if (state.status === "none") return null;
    const changedAt = entries.reduce((latest, { event }) => Math.max(latest, event.at), state.plannedAt);
    return {
      ...key,
      rows: { schedule: entryOf(state, key.stream, version, changedAt) },
      moments: [],
      search: { title: state.title, text: entries.flatMap(({ event }) => wordsIn(workEvents, event)).join("\n") },
    };
  },
});

function entryOf(work: PlannedWork, id: string, version: number, changedAt: number): ScheduleEntry {
  const { kind, title, description, site, services, rulesId, status, affectsAvailability } = work;
  const { from, until } = work.actual ?? work;
  return {
    id,
    kind,
    title,
    description,
    site,
    services,
    rulesId,
    from,
    until: Math.max(until, from + 1),
    status,
    affectsAvailability,
    version,
    changedAt,
  };
}
