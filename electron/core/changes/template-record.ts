import type { TemplateState } from "../../../shared/change/template/template.ts";
import {
  type TemplateCommand,
  type TemplateContext,
  type TemplateRejection,
  templateActions,
  type templateEvents,
  templateKind,
} from "../../../shared/change/template/template-kind.ts";
import { sayTemplateEvent } from "../../../shared/words/change-board-events.ts";
import { sayTemplateRefusal } from "../../../shared/words/change-board-refusals.ts";
import { answered, refused } from "../answers.ts";
import { namesAt } from "../names.ts";
import { deskMoments } from "../records/plain-kinds.ts";
import { unreadableBecause } from "../records/read-only.ts";
import { type RegisteredKind, register } from "../records/register.ts";
import type { RecordWorld } from "../records/world.ts";
import { governedBy, mustGovern } from "./change-around.ts";

/** A command about a standard change with whose rules it is under, which a new one has to be told. */
export type TemplateCommandUnder = TemplateCommand & { readonly rulesId: string };

/** Standard changes: written once, approved beforehand. Kept in memory like boards. */
export const templateRecord: RegisteredKind<RecordWorld> = register<
  RecordWorld,
  TemplateState,
  typeof templateEvents,
  TemplateCommandUnder,
  TemplateContext,
  TemplateRejection
>({
  kind: templateKind,
  whoMay: ({ type }) => templateActions[type].who,
  contextOf: (world, state, { rulesId }, base) => {
    const governed = mustGovern(world.shelf, state.status === "none" ? rulesId : state.rulesId, base.now);
    if (!governed.ok) return governed;
    // An approval stands with somebody's name or not at all.
    if (base.by.kind !== "person") return refused("NotAPerson", "Only a person writes or approves a standard change.");
    return answered({ ...base, rules: governed.value.rules });
  },
  happensAt: (_record, { now }) => now,
  review: (_world, _record, decided) => answered(decided),
  decide: (state, { type, rulesId: _rulesId, ...input }, context) =>
    // The command was parsed by this action's own schema.
    templateActions[type].decide(state, input as never, context),
  sayEvent: (event, _context, world) => sayTemplateEvent(event, { names: namesAt(world), words: deskMoments(world) }),
  sayRefusal: (rejection, { rules, now }, { shelf }) => {
    const calendar = governedBy(shelf, rules.id, now)?.calendar;
    if (calendar === undefined) throw new Error(`There is no calendar of ${rules.id}.`);
    return sayTemplateRefusal(rejection, { calendar, serviceName: (id) => id });
  },
  readOnlyBecause: (_world, _key, record) => unreadableBecause("change-template", record),
  claimsOf: () => [],
  project: () => null,
});
