import type { ChangeState } from "../../../shared/change/change.ts";
import { type ChangeCommand, changeActions } from "../../../shared/change/change-actions.ts";
import type { ChangeContext, LinkedRecord } from "../../../shared/change/change-context.ts";
import { type ChangeEvent, type changeEvents, changeKind } from "../../../shared/change/change-kind.ts";
import type { ChangeRejection } from "../../../shared/change/change-rejection.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { makeReference, spokenReference } from "../../../shared/ticket/reference.ts";
import { sayChangeEvent } from "../../../shared/words/change-events.ts";
import { sayChangeRefusal } from "../../../shared/words/change-refusals.ts";
import { nameOf } from "../../../shared/words/names.ts";
import { answered } from "../answers.ts";
import { namesAt } from "../names.ts";
import { unreadableBecause } from "../records/read-only.ts";
import { type RegisteredKind, register } from "../records/register.ts";
import type { RecordWorld } from "../records/world.ts";
import { mustGovern, plannedBeside, rolesOf } from "./change-around.ts";
import { changeMomentsDoor } from "./change-moments.ts";
import { projectChange } from "./project-change.ts";

/** The letters a change's number begins with, so that nobody takes it for a ticket's. */
const REFERENCE_CODE = "CH";

/** What another record is, as far as a change needs to know it. */
function linkedRecord(world: RecordWorld, id: string): LinkedRecord | null {
  const [ticket] = world.store.rows([asId<"ticket">(id)]);
  if (ticket !== undefined) {
    if (ticket.kind !== "incident") return { kind: "service-request" };
    return { kind: ticket.isMajor ? "critical-incident" : "incident" };
  }
  return world.store.changeRows([id]).length > 0 ? { kind: "change" } : null;
}

/** Requests for change. */
export const changeRecord: RegisteredKind<RecordWorld> = register<
  RecordWorld,
  ChangeState,
  typeof changeEvents,
  ChangeCommand,
  ChangeContext,
  ChangeRejection
>({
  kind: changeKind,
  whoMay: ({ type }) => changeActions[type].who,
  contextOf: (world, state, command, base) => {
    const isNew = command.type === "LogChange";
    const rulesId = state.status === "none" ? (isNew ? command.rulesId : "") : state.rulesId;
    const governed = mustGovern(world.shelf, rulesId, state.status === "none" ? base.now : state.loggedAt);
    if (!governed.ok) return governed;
    const { boards, templates } = world.directory;
    return answered({
      ...base,
      ...governed.value,
      roles: rolesOf(world, base.by),
      reference: isNew ? makeReference(REFERENCE_CODE, world.stationCode, world.nextReferenceNumber()) : "",
      board: (boardId) => existing(boards.get(boardId)),
      template: (templateId) => existing(templates.get(templateId)),
      linked: (id) => linkedRecord(world, id),
      planned: (from, until) => plannedBeside(world, base.stream, from, until),
    });
  },
  happensAt: (_record, { now }) => now,
  review: (_world, _record, decided) => answered(decided),
  decide: (state, command, context) => decideChange(state, command, context),
  sayEvent: (event, { calendar }, world) => {
    const names = namesAt(world);
    const titleOf = (id: string) => existing(world.directory.boards.get(id))?.name ?? "another record";
    return sayChangeEvent(event, { calendar, nameOf: (id) => nameOf(names, id), titleOf });
  },
  sayRefusal: (rejection, { rules, calendar }) =>
    sayChangeRefusal(rejection, {
      calendar,
      serviceName: (id) => rules.services.find((service) => service.id === id)?.name ?? id,
    }),
  readOnlyBecause: (_world, _key, record) => unreadableBecause("change", record),
  // As it is spoken, without dashes: the way somebody asks for it.
  claimsOf: (event) => (event.type === "ChangeLogged" ? [spokenReference(event.reference)] : []),
  project: projectChange,
  about: ({ store, shelf }, stream) => {
    const [row] = store.changeRows([stream]);
    if (row === undefined) return null;
    const zone = shelf.inForce(row.rulesId, row.loggedAt)?.calendar.zone ?? "UTC";
    return { reference: row.reference, summary: row.summary, zone };
  },
  moments: changeMomentsDoor,
});

function existing<State extends { readonly status: string }>(state: State | undefined) {
  return state === undefined || state.status === "none" ? null : (state as Exclude<State, { status: "none" }>); // told apart by its status
}

function decideChange(
  state: ChangeState,
  command: ChangeCommand,
  context: ChangeContext,
): Result<readonly ChangeEvent[], ChangeRejection> {
  const { type, ...input } = command;
  // The command was parsed by this action's own schema.
  return changeActions[type].decide(state, input as never, context);
}
