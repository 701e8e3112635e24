import { ROLES } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { SessionView } from "../../../shared/contract/views.ts";
import { asId, type CommandId, type PersonId } from "../../../shared/kernel/ids.ts";
import { answered, invalid } from "../answers.ts";
import { announceDesk } from "../desk-status.ts";
import type { Desk, Handler, RequestCaller } from "../handler.ts";
import { runRecords } from "../records/run-requests.ts";
import { asksForCode, checkCode, spendCode } from "./codes.ts";
import { passwordFault } from "./password-rules.ts";
import type { SecretOwner } from "./session-ports.ts";
import { sessionView } from "./session-view.ts";
import type { SignedIn } from "./sessions.ts";
import { NO_TRIES } from "./tries.ts";

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

export const setPassword: Handler<"session.setPassword"> = async (desk, { commandId, fresh, ...proof }, caller) => {
  const who = desk.sessions.signedIn(caller.connection);
  if (!who.ok) return who;
  const { id, person } = who.value;
  const fault = passwordFault(fresh, person.name);
  if (fault !== null) return invalid("fresh", fault);
  const allowed = await mayReplace(desk, caller.connection, who.value, proof);
  if (!allowed.ok) return allowed;
  const verifier = await desk.passwords.verifierOf(fresh);
  const stored = savePassword(desk, asId<"command">(commandId), id, verifier);
  if (!stored.ok) return stored;
  spendCode(desk, id, allowed.value);
  return view(desk, caller);
};

/** The password in force allows another; the first is allowed by a code, where an administrator can hand one out: by that. */
async function mayReplace(
  desk: Desk,
  connection: string,
  { id, person }: SignedIn,
  { current, code }: { readonly current?: string | undefined; readonly code?: string | undefined },
): Promise<Answer<SecretOwner | null>> {
  if (person.hasPassword) {
    if (current === undefined) return invalid("current", "Give the password you have now.");
    // The same tries, the same waits: an open window is no way round them.
    const checked = await desk.sessions.signIn(connection, id, current);
    return checked.ok ? answered(null) : checked;
  }
  if (!asksForCode(desk.directory)) return answered(null);
  if (code === undefined) return invalid("code", "Give the code that an administrator handed out to you.");
  return checkCode(desk, id, code, false);
}

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

export const recover: Handler<"session.recover"> = async (desk, { commandId, person, code, fresh }, caller) => {
  const checked = await checkCode(desk, person, code, true);
  if (!checked.ok) return checked;
  const fault = passwordFault(fresh, desk.directory.personHere(person)?.name ?? "");
  if (fault !== null) return invalid("fresh", fault);
  const stored = savePassword(desk, asId<"command">(commandId), person, await desk.passwords.verifierOf(fresh));
  if (!stored.ok) return stored;
  spendCode(desk, person, checked.value);
  const signedIn = await desk.sessions.signIn(caller.connection, person, fresh);
  return signedIn.ok ? view(desk, caller) : signedIn;
};
