import type { Role } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import { asId, type PersonId } from "../../../shared/kernel/ids.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";
import type { Person } from "../../../shared/person/person.ts";
import { answered, forbidden, refused } from "../answers.ts";
import { openPasswordCheck, type SessionDesk } from "./password-check.ts";
import { rolesInForce } from "./roles-in-force.ts";
import { waitLeft } from "./tries.ts";

/** Who sits at one connection (a window, a browser's tab group). Kept in memory only: a restart asks again. */
export interface Session {
  readonly person: PersonId;
  readonly isLocked: boolean;
  readonly lastActiveAt: Instant;
}

/** A person who is signed in and not locked, with the roles in force. */
export interface SignedIn {
  readonly id: PersonId;
  readonly person: Person;
  readonly roles: readonly Role[];
  /** What they could do with a password of their own. */
  readonly heldBack: readonly Role[];
}

export interface Sessions {
  /** As it stands, locked by now if nobody was active for long enough. */
  show(connection: string): Session | undefined;
  /** Who acts, or why nobody may. */
  signedIn(connection: string): Answer<SignedIn>;
  signIn(connection: string, person: string, password: string | undefined): Promise<Answer<Session>>;
  lock(connection: string): void;
  /** Whether anybody is signed in at any window, and not locked. */
  isAnybodyIn(): boolean;
  /** The screen of the whole PC was locked. */
  lockAll(): void;
  signOut(connection: string): void;
  /** A key or a pointer moved. */
  active(connection: string): void;
  /** How long the next try for this person must wait. */
  waitFor(person: PersonId): DurationMs;
}

const MINUTE_MS = 60_000;
/** Without a password nobody opens what somebody with one has locked. */
const LOCKED_HERE = refused("LockedHere", "This window is locked. Only somebody with a password can open it.");

/** Who is signed in where. Who acts is asked of this and of nothing an input says. */
export function createSessions(desk: SessionDesk): Sessions {
  const open = new Map<string, Session>();
  const checkPassword = openPasswordCheck(desk);

  const show = (connection: string): Session | undefined => {
    const session = open.get(connection);
    if (session === undefined || desk.directory.personHere(session.person) === undefined) return undefined;
    const person = desk.directory.personHere(session.person);
    const limitMs = desk.directory.settings().settings.lockAfterMinutes * MINUTE_MS;
    // Somebody without a password has nothing to unlock with.
    const isIdle = limitMs > 0 && person?.hasPassword === true && desk.now() - session.lastActiveAt >= limitMs;
    return isIdle ? { ...session, isLocked: true } : session;
  };

  const begin = (connection: string, person: string): Answer<Session> => {
    const session: Session = { person: asId<"person">(person), isLocked: false, lastActiveAt: desk.now() };
    open.set(connection, session);
    return answered(session);
  };

  const signIn = async (connection: string, id: string, password: string | undefined): Promise<Answer<Session>> => {
    const person = desk.directory.personHere(id);
    const isOpen = show(connection)?.isLocked !== true;
    if (person?.hasPassword === false) return isOpen ? begin(connection, id) : LOCKED_HERE;
    if (password === undefined) return refused("PasswordNeeded", "Give this person's password.");
    const checked = await checkPassword(id, password);
    return checked.ok ? begin(connection, id) : checked;
  };

  const signedIn = (connection: string): Answer<SignedIn> => {
    const session = show(connection);
    const person = session && desk.directory.personHere(session.person);
    if (session === undefined || person === undefined) {
      return refused("NobodySignedIn", "Nobody is signed in here. Choose who you are first.");
    }
    if (session.isLocked) return forbidden(`The desk is locked. ${person.name} must give the password again.`);
    const roles = rolesInForce(person, desk.directory.people.values());
    const heldBack = person.roles.filter((role) => !roles.includes(role));
    return answered({ id: session.person, person, roles, heldBack });
  };

  const lock = (connection: string): void => {
    const session = open.get(connection);
    if (session === undefined) return;
    if (desk.directory.personHere(session.person)?.hasPassword === true) {
      open.set(connection, { ...session, isLocked: true });
    }
  };

  return {
    show,
    signedIn,
    signIn,
    lock,
    isAnybodyIn: () => [...open.keys()].some((connection) => signedIn(connection).ok),
    lockAll: () => {
      for (const connection of open.keys()) lock(connection);
    },
    // A locked window stays locked: else it would be opened by leaving it and sitting down without a password.
    signOut: (connection) => void (show(connection)?.isLocked === true || open.delete(connection)),
    active: (connection) => {
      const session = show(connection);
      if (session !== undefined && !session.isLocked) open.set(connection, { ...session, lastActiveAt: desk.now() });
      // An idle session stays locked: moving the mouse is no password.
      else if (session?.isLocked === true) open.set(connection, session);
    },
    waitFor: (person) => waitLeft(desk.verifiers.tries(person), desk.now()),
  };
}
