import { z } from "zod";
import { ROLES, type Role, type Who } from "../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../kernel/action-definition.ts";
import { commandSchema } from "../kernel/command-schema.ts";
import { idText, instant, line } from "../kernel/input-schemas.ts";
import type { RecordContext } from "../kernel/record-context.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { Person, PersonState } from "./person.ts";
import type { PersonEvent } from "./person-events.ts";

/** Why something about a person is refused. The sentences stand in `words/person-refusals.ts`. */
export type PersonRejection =
  | { readonly kind: "PersonDoesNotExist" }
  | { readonly kind: "PersonAlreadyThere"; readonly name: string }
  | { readonly kind: "PersonHasLeft"; readonly name: string }
  | { readonly kind: "PersonIsHere"; readonly name: string }
  | { readonly kind: "NothingChanges"; readonly name: string }
  | { readonly kind: "OwnLineManager"; readonly name: string }
  | { readonly kind: "OwnSubstitute"; readonly name: string }
  | { readonly kind: "SubstituteEndsBeforeItBegins"; readonly from: number; readonly until: number }
  | { readonly kind: "NotASubstitute"; readonly name: string }
  /** Found beside the others of the desk, not in the record itself. */
  | { readonly kind: "UnknownPerson" }
  | { readonly kind: "LastAdministrator"; readonly name: string };

type Decided = Result<readonly PersonEvent[], PersonRejection>;

const action = actionOf<PersonState, PersonEvent, PersonRejection, Who>();

function present(state: PersonState): Result<Person, PersonRejection> {
  if (state.status === "none") return err({ kind: "PersonDoesNotExist" });
  return state.status === "left" ? err({ kind: "PersonHasLeft", name: state.name }) : ok(state);
}

/** The events `make` gives for somebody who is here, each with its moment and actor. */
function of(
  state: PersonState,
  { now: at, by }: RecordContext,
  make: (person: Person, meta: { at: number; by: RecordContext["by"] }) => Decided,
): Decided {
  const person = present(state);
  return person.ok ? make(person.value, { at, by }) : person;
}

const name = line("The name", 100);
const team = line("The team", 100);
/** What a person can be; a wallboard is a screen. */
export const PERSON_ROLES: readonly Role[] = ROLES.filter((role) => role !== "wallboard");
const roles = z
  .array(z.enum(ROLES, "There is no such role."))
  .max(ROLES.length)
  .overwrite((given) => ROLES.filter((role) => given.includes(role)));
const byAdministrator = { who: ["administrator"], clashesWith: [], may: present } as const;

/** What the desk records where it happens: of somebody new, and that a password was set; never on a window's word. */
const recorded = {
  AddPerson: action({
    ...byAdministrator,
    type: "AddPerson",
    input: z.strictObject({ name, team, roles }),
    may: unknownPerson,
    decide: (state, input, { now: at, by }) =>
      state.status === "none"
        ? ok([{ type: "PersonAdded", name: input.name, team: input.team, roles: input.roles, at, by }])
        : err({ kind: "PersonAlreadyThere", name: state.name }),
  }),
  /** Somebody who worked in another tool: known by name, never offered here. */
  RecordFormerPerson: action({
    ...byAdministrator,
    who: ["analyst", "team-leader", "administrator"],
    type: "RecordFormerPerson",
    input: z.strictObject({ name, team: z.string().max(100) }),
    may: unknownPerson,
    decide: (state, input, { now: at, by }) => {
      const free = unknownPerson(state);
      if (!free.ok) return free;
      const { name: called, team: from } = input;
      return ok([
        { type: "PersonAdded", name: called, team: from, roles: [], at, by },
        { type: "PersonLeft", at, by },
      ]);
    },
  }),
  /** The password itself is hashed at the edge and is in no command and no event. */
  RecordPasswordSet: action({
    ...byAdministrator,
    who: PERSON_ROLES,
    type: "RecordPasswordSet",
    input: z.strictObject({}),
    decide: (state, _input, context) => of(state, context, (_person, meta) => ok([{ type: "PasswordSet", ...meta }])),
  }),
} as const;

/** What can be asked about a person who is known here. */
const asked = {
  RenamePerson: action({
    ...byAdministrator,
    type: "RenamePerson",
    input: z.strictObject({ name }),
    decide: (state, input, context) =>
      of(state, context, (person, meta) =>
        person.name === input.name
          ? err({ kind: "NothingChanges", name: person.name })
          : ok([{ type: "PersonRenamed", name: input.name, ...meta }]),
      ),
  }),
  ChangeTeam: action({
    ...byAdministrator,
    who: ["administrator", "team-leader"],
    type: "ChangeTeam",
    input: z.strictObject({ team }),
    decide: (state, input, context) =>
      of(state, context, (person, meta) =>
        person.team === input.team
          ? err({ kind: "NothingChanges", name: person.name })
          : ok([{ type: "TeamChanged", team: input.team, ...meta }]),
      ),
  }),
  ChangeRoles: action({
    ...byAdministrator,
    type: "ChangeRoles",
    clashesWith: ["RolesChanged"],
    input: z.strictObject({ roles }),
    decide: (state, input, context) =>
      of(state, context, (person, meta) =>
        sameRoles(person.roles, input.roles)
          ? err({ kind: "NothingChanges", name: person.name })
          : ok([{ type: "RolesChanged", roles: input.roles, ...meta }]),
      ),
  }),
  NameLineManager: action({
    ...byAdministrator,
    type: "NameLineManager",
    input: z.strictObject({ lineManager: idText("person").nullable() }),
    decide: (state, { lineManager }, context) =>
      of(state, context, (person, meta) => {
        if (lineManager === context.stream) return err({ kind: "OwnLineManager", name: person.name });
        if (lineManager === person.lineManager) return err({ kind: "NothingChanges", name: person.name });
        return ok([{ type: "LineManagerNamed", lineManager, ...meta }]);
      }),
  }),
  NameSubstitute: action({
    ...byAdministrator,
    who: ["administrator", "team-leader", "change-manager"],
    type: "NameSubstitute",
    input: z.strictObject({
      substitute: idText("person"),
      from: instant("The first moment"),
      until: instant("The last moment"),
    }),
    decide: (state, { substitute, from, until }, context) =>
      of(state, context, (person, meta) => {
        if (substitute === context.stream) return err({ kind: "OwnSubstitute", name: person.name });
        if (until <= from) return err({ kind: "SubstituteEndsBeforeItBegins", from, until });
        return ok([{ type: "SubstituteNamed", substitute, from, until, ...meta }]);
      }),
  }),
  WithdrawSubstitute: action({
    ...byAdministrator,
    who: ["administrator", "team-leader", "change-manager"],
    type: "WithdrawSubstitute",
    input: z.strictObject({ substitute: idText("person") }),
    decide: (state, { substitute }, context) =>
      of(state, context, (person, meta) =>
        person.substitutes.some((each) => each.person === substitute && each.until > context.now)
          ? ok([{ type: "SubstituteWithdrawn", substitute, ...meta }])
          : err({ kind: "NotASubstitute", name: person.name }),
      ),
  }),
  RecordPasswordRemoved: action({
    ...byAdministrator,
    type: "RecordPasswordRemoved",
    input: z.strictObject({}),
    decide: (state, _input, context) =>
      of(state, context, (person, meta) =>
        person.hasPassword
          ? ok([{ type: "PasswordRemoved", ...meta }])
          : err({ kind: "NothingChanges", name: person.name }),
      ),
  }),
  RecordLeaving: action({
    ...byAdministrator,
    type: "RecordLeaving",
    input: z.strictObject({}),
    decide: (state, _input, context) => of(state, context, (_person, meta) => ok([{ type: "PersonLeft", ...meta }])),
  }),
  RecordReturn: action({
    ...byAdministrator,
    type: "RecordReturn",
    input: z.strictObject({}),
    may: returnable,
    decide: (state, _input, { now: at, by }) => {
      const gone = returnable(state);
      return gone.ok ? ok([{ type: "PersonReturned", at, by }]) : gone;
    },
  }),
} as const;

export const personActions = { ...recorded, ...asked } as const;

function unknownPerson(state: PersonState): Result<PersonState, PersonRejection> {
  return state.status === "none" ? ok(state) : err({ kind: "PersonAlreadyThere", name: state.name });
}

function returnable(state: PersonState): Result<Person, PersonRejection> {
  if (state.status === "none") return err({ kind: "PersonDoesNotExist" });
  return state.status === "here" ? err({ kind: "PersonIsHere", name: state.name }) : ok(state);
}

function sameRoles(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}

export type PersonCommand = CommandsFrom<typeof asked>;

/** The schema of any of them. */
export const PersonCommand = commandSchema(asked, "a person");
