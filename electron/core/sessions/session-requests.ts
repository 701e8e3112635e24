import { ROLES } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { SessionView } from "../../../shared/contract/views.ts";
import { asId, type CommandId, type PersonId } from "../../../shared/kernel/ids.ts";
import { answered, forbidden, invalid, refused } from "../answers.ts";
import { announceDesk } from "../desk-status.ts";
import type { Desk, Handler, RequestCaller } from "../handler.ts";
import { runRecords } from "../records/run-requests.ts";
import { passwordFault } from "./password-rules.ts";
import { makeRecoveryCode, plainCode } from "./recovery-code.ts";
import { sessionView } from "./session-view.ts";
import { afterWrongPassword, NO_TRIES, waitInWords, waitLeft } from "./tries.ts";

const view = (desk: Desk, caller: RequestCaller, about?: string): Answer<SessionView> =>
  answered(sessionView(desk.directory, desk.sessions, caller.connection, about));

export const showSession: Handler<"session.show"> = (desk, { about }, caller) => view(desk, caller, about);

export const signIn: Handler<"session.signIn"> = async (desk, { person, password }, caller) => {
  const signedIn = await desk.sessions.signIn(caller.connection, person, password);
  return signedIn.ok ? view(desk, caller) : signedIn;
};

export const lockSession: Handler<"session.lock"> = (desk, _input, caller) => {
  desk.sessions.lock(caller.connection);
  return view(desk, caller);
};

export const signOut: Handler<"session.signOut"> = (desk, _input, caller) => {
  desk.sessions.signOut(caller.connection);
  return view(desk, caller);
};

export const stayActive: Handler<"session.active"> = (desk, _input, caller) => {
  desk.sessions.active(caller.connection);
  return view(desk, caller);
};

export const setPassword: Handler<"session.setPassword"> = async (desk, { commandId, current, fresh }, caller) => {
  const who = desk.sessions.signedIn(caller.connection);
  if (!who.ok) return who;
  const { id, person } = who.value;
  const fault = passwordFault(fresh, person.name);
  if (fault !== null) return invalid("fresh", fault);
  if (person.hasPassword) {
    if (current === undefined) return invalid("current", "Give the password you have now.");
    // The same tries, the same waits: an open window is no way round them.
    const checked = await desk.sessions.signIn(caller.connection, id, current);
    if (!checked.ok) return checked;
  }
  const verifier = await desk.passwords.verifierOf(fresh);
  const stored = savePassword(desk, asId<"command">(commandId), id, verifier);
  return stored.ok ? view(desk, caller) : stored;
};

/**
 * The verifier and the fact that there is one, whoever sets it. The password itself is in neither. The verifier first: a
 * desk that dies between the two must not ask for a password that nothing could fit. Where nothing was stored the one in
 * force stays; a first one stays too, for nobody is asked for it.
 */
function savePassword(desk: Desk, commandId: CommandId, person: string, verifier: string): Answer<true> {
  const { verifiers } = desk.store;
  const id = asId<"person">(person);
  const before = verifiers.verifier(id);
  let isStored = false;
  verifiers.saveVerifier(id, verifier);
  try {
    const done = recordPasswordSet(desk, commandId, id);
    isStored = done.ok;
    if (!done.ok) return done;
  } finally {
    if (!isStored && before !== undefined) verifiers.saveVerifier(id, before);
  }
  verifiers.saveTries(id, NO_TRIES);
  announceDesk(desk);
  return answered(true);
}

function recordPasswordSet(desk: Desk, commandId: CommandId, id: PersonId) {
  const command = { type: "RecordPasswordSet" };
  return runRecords(desk, {
    commandId,
    acting: { by: { kind: "person", id }, roles: ROLES },
    at: desk.time.now(),
    parts: [{ category: "person", stream: id, expectedVersion: undefined, command, told: null }],
  });
}

export const newRecoveryCode: Handler<"session.makeRecoveryCode"> = async (desk, { current }, caller) => {
  const who = desk.sessions.signedIn(caller.connection);
  if (!who.ok) return who;
  if (!who.value.roles.includes("administrator")) return forbidden("Only an administrator may do this.");
  const checked = await desk.sessions.signIn(caller.connection, who.value.id, current);
  if (!checked.ok) return checked;
  const code = makeRecoveryCode(desk.ids.random);
  desk.store.verifiers.saveVerifier("recovery", await desk.passwords.verifierOf(plainCode(code)));
  desk.store.verifiers.saveTries("recovery", NO_TRIES);
  return answered({ code });
};

export const recover: Handler<"session.recover"> = async (desk, { commandId, person, code, fresh }, caller) => {
  const { verifiers } = desk.store;
  const left = waitLeft(verifiers.tries("recovery"), desk.time.now());
  if (left > 0) return refused("TooManyTries", `Too many wrong recovery codes. Try again in ${waitInWords(left)}.`);
  const administrator = desk.directory.personHere(person);
  const verifier = verifiers.verifier("recovery");
  const fits = verifier !== undefined && (await desk.passwords.matches(verifier, plainCode(code)));
  if (!fits || administrator?.roles.includes("administrator") !== true) {
    verifiers.saveTries("recovery", afterWrongPassword(verifiers.tries("recovery"), desk.time.now()));
    return refused(
      "WrongRecoveryCode",
      "That is not this desk's recovery code for an administrator. Check it letter by letter.",
    );
  }
  const fault = passwordFault(fresh, administrator.name);
  if (fault !== null) return invalid("fresh", fault);
  const stored = savePassword(desk, asId<"command">(commandId), person, await desk.passwords.verifierOf(fresh));
  if (!stored.ok) return stored;
  // A code serves once: whoever read it over a shoulder comes too late.
  verifiers.saveVerifier("recovery", null);
  verifiers.saveTries("recovery", NO_TRIES);
  const signedIn = await desk.sessions.signIn(caller.connection, person, fresh);
  return signedIn.ok ? view(desk, caller) : signedIn;
};
