import type { PersonRejection } from "../../../shared/person/person-actions.ts";
import type { PersonEvent } from "../../../shared/person/person-events.ts";
import type { Directory } from "./directory.ts";

/** What the others at the desk have against something about a person: a desk keeps an administrator, and names people who are here. */
export function personFault(
  directory: Pick<Directory, "people" | "personHere">,
  id: string,
  event: PersonEvent,
): PersonRejection | undefined {
  switch (event.type) {
    case "PersonLeft":
      return lastAdministrator(directory, id);
    case "RolesChanged":
      return event.roles.includes("administrator") ? undefined : lastAdministrator(directory, id);
    case "LineManagerNamed":
      return event.lineManager === null ? undefined : unknownPerson(directory, event.lineManager);
    case "SubstituteNamed":
      return unknownPerson(directory, event.substitute);
    case "PersonAdded":
    case "PersonRenamed":
    case "TeamChanged":
    case "SubstituteWithdrawn":
    case "PasswordSet":
    case "PasswordRemoved":
    case "PersonReturned":
    case "CommandSetAside":
      return undefined;
  }
}

function unknownPerson({ personHere }: Pick<Directory, "personHere">, id: string): PersonRejection | undefined {
  return personHere(id) === undefined ? { kind: "UnknownPerson" } : undefined;
}

/** Somebody has to be left who can add people and give roles. */
function lastAdministrator(
  { people, personHere }: Pick<Directory, "people" | "personHere">,
  id: string,
): PersonRejection | undefined {
  const leaving = personHere(id);
  if (leaving?.roles.includes("administrator") !== true) return undefined;
  const others = [...people].filter(
    ([each, person]) => each !== id && person.status === "here" && person.roles.includes("administrator"),
  );
  return others.length > 0 ? undefined : { kind: "LastAdministrator", name: leaving.name };
}
