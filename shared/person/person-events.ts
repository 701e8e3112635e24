import { z } from "zod";
import { ROLES } from "../agreement/roles.ts";
import { ERASED, type EventsFrom, eventOf, NO_WORDS } from "../kernel/event-definition.ts";
import { idFact, instantFact } from "../kernel/fact-schemas.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { setAsideEvent } from "../kernel/set-aside-event.ts";
import type { Person, PersonState } from "./person.ts";

const personEvent = eventOf<PersonState>();

const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const name = z.string().max(200);
const nothing = { version: 1, upcasts: {}, searched: [], moves: false, isHarmless: true, fits: () => true } as const;

/** The person after a change of one who is there; a change of nobody changes nothing. */
const changed = (state: PersonState, change: Partial<Person>): PersonState =>
  state.status === "none" ? state : { ...state, ...change };

/** All that can happen to a person at the desk. What they are called can be erased, what they may do cannot. */
export const personEvents = {
  CommandSetAside: setAsideEvent<PersonState>(),
  PersonAdded: personEvent({
    ...nothing,
    type: "PersonAdded",
    facts: z.strictObject({ roles }),
    words: z.strictObject({ name, team: name }),
    erased: { name: ERASED, team: ERASED },
    evolve: (state, event) =>
      state.status === "none"
        ? {
            status: "here",
            name: event.name,
            team: event.team,
            roles: event.roles,
            lineManager: null,
            substitutes: [],
            hasPassword: false,
          }
        : state,
  }),
  PersonRenamed: personEvent({
    ...nothing,
    type: "PersonRenamed",
    facts: z.strictObject({}),
    words: z.strictObject({ name }),
    erased: { name: ERASED },
    evolve: (state, event) => changed(state, { name: event.name }),
  }),
  TeamChanged: personEvent({
    ...nothing,
    type: "TeamChanged",
    facts: z.strictObject({}),
    words: z.strictObject({ team: name }),
    erased: { team: ERASED },
    evolve: (state, event) => changed(state, { team: event.team }),
  }),
  RolesChanged: personEvent({
    ...nothing,
    type: "RolesChanged",
    isHarmless: false,
    facts: z.strictObject({ roles }),
    words: NO_WORDS,
    erased: {},
    evolve: (state, event) => changed(state, { roles: event.roles }),
  }),
  LineManagerNamed: personEvent({
    ...nothing,
    type: "LineManagerNamed",
    facts: z.strictObject({ lineManager: idFact("person").nullable() }),
    words: NO_WORDS,
    erased: {},
    evolve: (state, event) => changed(state, { lineManager: event.lineManager }),
  }),
  SubstituteNamed: personEvent({
    ...nothing,
    type: "SubstituteNamed",
    facts: z.strictObject({ substitute: idFact("person"), from: instantFact, until: instantFact }),
    words: NO_WORDS,
    erased: {},
    evolve: (state, event) =>
      state.status === "none"
        ? state
        : {
            ...state,
            substitutes: [...state.substitutes, { person: event.substitute, from: event.from, until: event.until }],
          },
  }),
  /** From now on; what they did as a substitute stays. */
  SubstituteWithdrawn: personEvent({
    ...nothing,
    type: "SubstituteWithdrawn",
    facts: z.strictObject({ substitute: idFact("person") }),
    words: NO_WORDS,
    erased: {},
    evolve: (state, event) =>
      state.status === "none"
        ? state
        : {
            ...state,
            substitutes: state.substitutes
              .map((each) =>
                each.person === event.substitute ? { ...each, until: Math.min(each.until, event.at) } : each,
              )
              .filter(({ from, until }) => from < until),
          },
  }),
  PasswordSet: personEvent({
    ...nothing,
    type: "PasswordSet",
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (state) => changed(state, { hasPassword: true }),
  }),
  PasswordRemoved: personEvent({
    ...nothing,
    type: "PasswordRemoved",
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (state) => changed(state, { hasPassword: false }),
  }),
  PersonLeft: personEvent({
    ...nothing,
    type: "PersonLeft",
    isHarmless: false,
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (state) => changed(state, { status: "left" }),
  }),
  PersonReturned: personEvent({
    ...nothing,
    type: "PersonReturned",
    isHarmless: false,
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (state) => changed(state, { status: "here" }),
  }),
} as const;

export type PersonEvent = EventsFrom<typeof personEvents>;

export const personKind: RecordKind<PersonState, typeof personEvents> = {
  category: "person",
  initial: { status: "none" },
  events: personEvents,
};
