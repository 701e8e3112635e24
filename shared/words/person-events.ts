import type { PersonEvent } from "../person/person-events.ts";
import type { EventSentence } from "./event-sentence.ts";
import type { MomentWords } from "./moment-words.ts";
import { type Names, nameOf } from "./names.ts";
import { sayRoleList } from "./role-words.ts";
import { setAsideWords } from "./set-aside-words.ts";

/** What sentences about a person need besides the event. */
export interface PersonEventAround {
  readonly names: Names;
  readonly words: Pick<MomentWords, "full">;
}

type Sentences = {
  readonly [Type in PersonEvent["type"]]: (
    event: Extract<PersonEvent, { readonly type: Type }>,
    around: PersonEventAround,
  ) => string | EventSentence;
};

/** A sentence for everything that can happen to a person; a new kind does not compile until it has one. */
const SENTENCES: Sentences = {
  CommandSetAside: setAsideWords,
  PersonAdded: ({ name, team, roles }) => `${name} added to ${team} as ${sayRoleList(roles)}`,
  PersonRenamed: ({ name }) => `Is called ${name} now`,
  TeamChanged: ({ team }) => `Works in ${team} now`,
  RolesChanged: ({ roles }) => `Roles now: ${sayRoleList(roles)}`,
  LineManagerNamed: ({ lineManager }, { names }) =>
    lineManager === null ? "No line manager any more" : `Line manager now: ${nameOf(names, lineManager)}`,
  SubstituteNamed: ({ substitute, from, until }, { names, words }) =>
    `${nameOf(names, substitute)} stands in from ${words.full(from)} until ${words.full(until)}`,
  SubstituteWithdrawn: ({ substitute }, { names }) => `${nameOf(names, substitute)} stands in no longer`,
  PasswordSet: () => "Password set",
  PasswordRemoved: () => "Password taken away",
  PersonLeft: () => "Left this desk",
  PersonReturned: () => "Came back to this desk",
};

/** What happened to a person, in a sentence. */
export function personSentence(event: PersonEvent, around: PersonEventAround): EventSentence {
  // The table has the sentence of exactly this type; TypeScript loses that through the lookup.
  const say = SENTENCES[event.type] as (event: PersonEvent, around: PersonEventAround) => string | EventSentence;
  const said = say(event, around);
  return typeof said === "string" ? { sentence: said, quote: null } : said;
}
