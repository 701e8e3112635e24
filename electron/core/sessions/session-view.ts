import type { SessionView, SignInChoice } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Directory } from "../records/directory.ts";
import { asksForCode } from "./codes.ts";
import { isWallboard } from "./is-wallboard.ts";
import { rolesInForce } from "./roles-in-force.ts";
import type { Sessions } from "./sessions.ts";

/** Everybody who is here, by name: whom a window offers where it asks who acts. */
function choicesIn(directory: Directory): readonly SignInChoice[] {
  return [...directory.people]
    .flatMap(([id, person]) =>
      person.status === "here"
        ? [{ id: asId<"person">(id), name: person.name, team: person.team, needsPassword: person.hasPassword }]
        : [],
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/** A window's session as it is shown there. `about`: whose next try is asked about. */
export function sessionView(
  directory: Directory,
  sessions: Sessions,
  connection: string,
  about: string | undefined,
): SessionView {
  const session = sessions.show(connection);
  const person = session && directory.personHere(session.person);
  const choices = choicesIn(directory);
  const waitMs = about === undefined ? 0 : sessions.waitFor(asId<"person">(about));
  if (session === undefined || person === undefined) return { person: null, isLocked: false, choices, waitMs };
  const roles = rolesInForce(person, directory.people.values());
  const heldBack = person.roles.filter((role) => !roles.includes(role));
  const { name, team, hasPassword } = person;
  return {
    person: {
      id: session.person,
      name,
      team,
      hasPassword,
      needsCode: !hasPassword && asksForCode(directory),
      roles,
      heldBack,
    },
    isLocked: session.isLocked,
    // A wall hangs where anybody may read it: it learns no names.
    choices: isWallboard(person) ? [] : choices,
    waitMs,
  };
}
