import type { Who } from "../../../shared/agreement/roles.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import { customerActions, customerKind } from "../../../shared/customer/customer.ts";
import { deskActions, deskKind } from "../../../shared/desk/desk-settings.ts";
import { importProfileActions, importProfileKind } from "../../../shared/desk/import-profile.ts";
import { importActions, importKind } from "../../../shared/desk/import-record.ts";
import { savedViewActions, savedViewKind } from "../../../shared/desk/saved-view.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import type { RecordContext } from "../../../shared/kernel/record-context.ts";
import type { RecordKind } from "../../../shared/kernel/record-kind.ts";
import { expectOk, type Result } from "../../../shared/kernel/result.ts";
import { personActions } from "../../../shared/person/person-actions.ts";
import { personKind } from "../../../shared/person/person-events.ts";
import {
  customerSentence,
  deskSentence,
  importProfileSentence,
  importSentence,
  viewSentence,
} from "../../../shared/words/desk-events.ts";
import {
  sayCustomerRefusal,
  sayDeskRefusal,
  sayImportProfileRefusal,
  sayImportRefusal,
  sayPersonRefusal,
  sayViewRefusal,
} from "../../../shared/words/desk-refusals.ts";
import type { EventSentence } from "../../../shared/words/event-sentence.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";
import { personSentence } from "../../../shared/words/person-events.ts";
import type { AgreementShelf } from "../agreement-shelf.ts";
import { answered, refused } from "../answers.ts";
import { namesAt } from "../names.ts";
import type { Directory } from "./directory.ts";
import { personFault } from "./person-fault.ts";
import { unreadableBecause } from "./read-only.ts";
import { type RegisteredKind, register } from "./register.ts";
import type { RecordCommand } from "./registration.ts";

/** What these look at besides themselves: who else is here, and whose hours the desk's moments are told in. */
export interface PlainWorld {
  readonly directory: Directory;
  readonly shelf: Pick<AgreementShelf, "documents">;
}

/** An action as the tables of the pure rooms hold it, its input's type left aside. */
interface PlainAction<State, Event, Rejection> {
  readonly who: readonly Who[];
  decide(state: State, input: never, context: RecordContext): Result<readonly Event[], Rejection>;
}

interface Plain<State, Events extends EventDefinitions<State>, Rejection> {
  readonly actions: Readonly<Record<string, PlainAction<State, EventsFrom<Events>, Rejection>>>;
  readonly sayEvent: (event: EventsFrom<Events>, world: PlainWorld) => EventSentence;
  readonly sayRefusal: (rejection: Rejection) => string;
  /** What others at the desk have against what was decided; left out where they have nothing to say. */
  readonly fault?: (world: PlainWorld, id: string, event: EventsFrom<Events>) => Rejection | undefined;
}

/** A kind of which nothing is kept for lists, and whose decisions look at the record and at who else is here. */
function plainKind<
  World extends PlainWorld,
  State,
  Events extends EventDefinitions<State>,
  Rejection extends { readonly kind: string },
>(kind: RecordKind<State, Events>, plain: Plain<State, Events, Rejection>): RegisteredKind<World> {
  const actionFor = (command: RecordCommand): PlainAction<State, EventsFrom<Events>, Rejection> => {
    const action = plain.actions[command.type];
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
    review: (world, _record, decided, { stream }) => {
      const fault = decided.map((event) => plain.fault?.(world, stream, event)).find((each) => each !== undefined);
      return fault === undefined ? answered(decided) : refused(fault.kind, plain.sayRefusal(fault));
    },
    sayEvent: (event, _context, world) => plain.sayEvent(event, world),
    sayRefusal: plain.sayRefusal,
    readOnlyBecause: (_world, _key, record) => unreadableBecause(kind.category, record),
    claimsOf: () => [],
    project: () => null,
  });
}

/** In the zone of the first agreement in use, where people here read their times. */
export function deskMoments({ directory, shelf }: PlainWorld): MomentWords {
  const [first] = directory.settings().agreements;
  const zone = shelf.documents.find(({ id }) => id === first)?.calendar.zone ?? "Europe/London";
  return momentWords(expectOk(openZone(zone), "The agreement's zone is one"));
}

/** People, customers, the desk itself, saved views, imports and how their files are read. */
export function plainKinds<World extends PlainWorld>(): readonly RegisteredKind<World>[] {
  return [
    plainKind(personKind, {
      actions: personActions,
      sayEvent: (event, world) => personSentence(event, { names: namesAt(world), words: deskMoments(world) }),
      sayRefusal: sayPersonRefusal,
      fault: ({ directory }, id, event) => personFault(directory, id, event),
    }),
    plainKind(customerKind, { actions: customerActions, sayEvent: customerSentence, sayRefusal: sayCustomerRefusal }),
    plainKind(deskKind, { actions: deskActions, sayEvent: deskSentence, sayRefusal: sayDeskRefusal }),
    plainKind(savedViewKind, { actions: savedViewActions, sayEvent: viewSentence, sayRefusal: sayViewRefusal }),
    plainKind(importKind, { actions: importActions, sayEvent: importSentence, sayRefusal: sayImportRefusal }),
    plainKind(importProfileKind, {
      actions: importProfileActions,
      sayEvent: importProfileSentence,
      sayRefusal: sayImportProfileRefusal,
    }),
  ];
}
