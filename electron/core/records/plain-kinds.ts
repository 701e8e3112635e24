import type { Who } from "../../../shared/agreement/roles.ts";
import { customerActions, customerKind } from "../../../shared/customer/customer.ts";
import { deskActions, deskKind } from "../../../shared/desk/desk-settings.ts";
import { importProfileActions, importProfileKind } from "../../../shared/desk/import-profile.ts";
import { importActions, importKind } from "../../../shared/desk/import-record.ts";
import { savedViewActions, savedViewKind } from "../../../shared/desk/saved-view.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import type { RecordContext } from "../../../shared/kernel/record-context.ts";
import type { RecordKind } from "../../../shared/kernel/record-kind.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { personActions } from "../../../shared/person/person-actions.ts";
import { personKind } from "../../../shared/person/person-events.ts";
import {
  sayCustomerRefusal,
  sayDeskRefusal,
  sayImportProfileRefusal,
  sayImportRefusal,
  sayPersonRefusal,
  sayViewRefusal,
} from "../../../shared/words/desk-refusals.ts";
import { answered } from "../answers.ts";
import { unreadableBecause } from "./read-only.ts";
import { type RegisteredKind, register } from "./register.ts";
import { type RecordCommand } from "./registration.ts";

/** An action as the tables of the pure rooms hold it, its input's type left aside. */
interface PlainAction<State, Event, Rejection> {
  readonly who: readonly Who[];
  decide(state: State, input: never, context: RecordContext): Result<readonly Event[], Rejection>;
}

/** A kind whose decisions look at nothing but the record itself, and of which nothing is kept for lists. */
function plainKind<World, State, Events extends EventDefinitions<State>, Rejection extends { readonly kind: string }>(
  kind: RecordKind<State, Events>,
  actions: Readonly<Record<string, PlainAction<State, EventsFrom<Events>, Rejection>>>,
  sayRefusal: (rejection: Rejection) => string,
): RegisteredKind<World> {
  const actionFor = (command: RecordCommand): PlainAction<State, EventsFrom<Events>, Rejection> => {
    const action = actions[command.type];
    if (action === undefined) throw new Error(`Nothing called ${command.type} can be asked of a ${kind.category}.`);
    return action;
  };
  return register<World, State, Events, RecordCommand, RecordContext, Rejection>({
    kind,
    whoMay: (command) => actionFor(command).who,
    contextOf: (_world, _state, _command, base) => answered(base),
    // The contract parsed the command by this action's own schema.
    decide: (state, command, context) => actionFor(command).decide(state, command as never, context),
    happensAt: (_record, { now }) => now,
    review: (_world, _record, decided) => answered(decided),
    sayRefusal,
    readOnlyBecause: (_world, _key, record) => unreadableBecause(kind.category, record),
    claimsOf: () => [],
    project: () => null,
  });
}

/** People, customers, the desk itself, saved views, imports and how their files are read. */
export function plainKinds<World>(): readonly RegisteredKind<World>[] {
  return [
    plainKind(personKind, personActions, sayPersonRefusal),
    plainKind(customerKind, customerActions, sayCustomerRefusal),
    plainKind(deskKind, deskActions, sayDeskRefusal),
    plainKind(savedViewKind, savedViewActions, sayViewRefusal),
    plainKind(importKind, importActions, sayImportRefusal),
    plainKind(importProfileKind, importProfileActions, sayImportProfileRefusal),
  ];
}
