import type { Answer } from "../../../shared/contract/answer.ts";
import type { RecoveryCode } from "../../../shared/contract/views.ts";
import { answered, forbidden, refused } from "../answers.ts";
import type { Desk, Handler } from "../handler.ts";
import type { Directory } from "../records/directory.ts";
import { makeRecoveryCode, plainCode } from "./recovery-code.ts";
import type { SecretOwner } from "./session-ports.ts";
import { afterWrongPassword, NO_TRIES, waitInWords, waitLeft } from "./tries.ts";

const ownCode = (person: string): SecretOwner => `code for ${person}`;

/**
 * Whether a first password is set only with a code that an administrator handed out: as soon as there is one who can be
 * asked, for otherwise anybody could sit down as somebody who has none yet, and set it.
 */
export function asksForCode({ people }: Directory): boolean {
  return [...people.values()].some(
    (person) => person.status === "here" && person.hasPassword && person.roles.includes("administrator"),
  );
}

/** An administrator who has given the own password once more: an open window is not enough to open others. */
async function administrator(desk: Desk, connection: string, current: string): Promise<Answer<true>> {
  const who = desk.sessions.signedIn(connection);
  if (!who.ok) return who;
  if (!who.value.roles.includes("administrator")) return forbidden("Only an administrator may do this.");
  const checked = await desk.sessions.signIn(connection, who.value.id, current);
  return checked.ok ? answered(true) : checked;
}

async function newCode(desk: Desk, owner: SecretOwner): Promise<RecoveryCode> {
  const code = makeRecoveryCode(desk.ids.random);
  desk.store.verifiers.saveVerifier(owner, await desk.passwords.verifierOf(plainCode(code)));
  desk.store.verifiers.saveTries(owner, NO_TRIES);
  return { code };
}

export const newRecoveryCode: Handler<"session.makeRecoveryCode"> = async (desk, { current }, caller) => {
  const allowed = await administrator(desk, caller.connection, current);
  return allowed.ok ? answered(await newCode(desk, "recovery")) : allowed;
};

export const handOutCode: Handler<"session.handOutCode"> = async (desk, { person, current }, caller) => {
  const allowed = await administrator(desk, caller.connection, current);
  if (!allowed.ok) return allowed;
  if (!asksForCode(desk.directory)) {
    return refused(
      "CodeNotNeeded",
      "Set your own password first: until an administrator has one, nobody needs a code.",
    );
  }
  if (desk.directory.personHere(person) === undefined) return refused("NobodyThere", "That person does not work here.");
  return answered(await newCode(desk, ownCode(person)));
};

/** Whether a code opens a person's password; the owner of the code where it does. Who has no code at all is as slow. */
async function opens(desk: Desk, owners: readonly SecretOwner[], code: string): Promise<SecretOwner | undefined> {
  for (const owner of owners) {
    const verifier = desk.store.verifiers.verifier(owner);
    if (verifier === undefined) await desk.passwords.matchNobody(plainCode(code));
    else if (await desk.passwords.matches(verifier, plainCode(code))) return owner;
  }
  return undefined;
}

/**
 * Which code this is, if it lets this person set a password: one handed out to them, or, for an administrator, the
 * desk's recovery code. Wrong ones are counted, for the person or for the desk's own code.
 */
export async function checkCode(
  desk: Desk,
  person: string,
  code: string,
  mayRecover: boolean,
): Promise<Answer<SecretOwner>> {
  const { verifiers } = desk.store;
  const whose = desk.directory.personHere(person);
  const recovers = mayRecover && whose?.roles.includes("administrator") === true;
  const owners: readonly SecretOwner[] = recovers ? [ownCode(person), "recovery"] : [ownCode(person)];
  // Who is nobody here has no count of their own, which a thousand made-up names would fill the file with.
  const counted = recovers || whose === undefined ? "recovery" : ownCode(person);
  const left = waitLeft(verifiers.tries(counted), desk.time.now());
  if (left > 0) return refused("TooManyTries", `Too many wrong codes. Try again in ${waitInWords(left)}.`);
  const owner = await opens(desk, owners, code);
  if (owner !== undefined) return answered(owner);
  verifiers.saveTries(counted, afterWrongPassword(verifiers.tries(counted), desk.time.now()));
  return refused("WrongCode", "That is no code for this person that is still good. Check it letter by letter.");
}

/** A code serves once: whoever read it over a shoulder comes too late. So does one that was not needed in the end. */
export function spendCode({ store: { verifiers } }: Desk, person: string, used: SecretOwner | null): void {
  for (const spent of new Set([used, ownCode(person)])) {
    if (spent === null || verifiers.verifier(spent) === undefined) continue;
    verifiers.saveVerifier(spent, null);
    verifiers.saveTries(spent, NO_TRIES);
  }
}
