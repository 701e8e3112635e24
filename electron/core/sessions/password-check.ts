import type { Answer } from "../../../shared/contract/answer.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { answered, refused } from "../answers.ts";
import type { Directory } from "../records/directory.ts";
import type { PasswordPort, VerifierPort } from "./session-ports.ts";
import { afterWrongPassword, NO_TRIES, waitInWords, waitLeft } from "./tries.ts";

/** What signing in looks at. */
export interface SessionDesk {
  readonly directory: Directory;
  readonly verifiers: VerifierPort;
  readonly passwords: PasswordPort;
  readonly now: () => Instant;
}

/** The same words whether the person or the password is wrong. */
const WRONG = "That is not the right password for this person. Try again.";

async function check(desk: SessionDesk, id: string, password: string): Promise<Answer<true>> {
  const person = asId<"person">(id);
  const left = waitLeft(desk.verifiers.tries(person), desk.now());
  if (left > 0) return refused("TooManyTries", `Too many wrong passwords. Try again in ${waitInWords(left)}.`);
  const verifier = desk.directory.personHere(id) && desk.verifiers.verifier(person);
  if (verifier === undefined) {
    await desk.passwords.matchNobody(password);
    return refused("WrongPassword", WRONG);
  }
  if (await desk.passwords.matches(verifier, password)) {
    desk.verifiers.saveTries(person, NO_TRIES);
    return answered(true);
  }
  desk.verifiers.saveTries(person, afterWrongPassword(desk.verifiers.tries(person), desk.now()));
  return refused("WrongPassword", WRONG);
}

/** Checks passwords, one at a time for each person, so that a hundred tries at once do not count as one. */
export function openPasswordCheck(desk: SessionDesk): (person: string, password: string) => Promise<Answer<true>> {
  const trying = new Map<string, Promise<unknown>>();
  return async (id, password) => {
    const work = (): Promise<Answer<true>> => check(desk, id, password);
    const before = trying.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    trying.set(id, mine);
    try {
      return await mine;
    } finally {
      if (trying.get(id) === mine) trying.delete(id);
    }
  };
}
