import { createStore, type StoreApi } from "zustand/vanilla";
import type { Answer } from "../../shared/contract/answer.ts";
import type { SessionView } from "../../shared/contract/views.ts";
import type { Client } from "../client/client.ts";
import type { PreferenceStore } from "./preference-store.ts";

export interface SessionState {
  /** Null until the desk has said who sits here. */
  readonly session: SessionView | null;
}
export type SessionStore = StoreApi<SessionState>;

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => ({ session: null }));
}

interface SessionDesk {
  readonly client: Client;
  readonly session: SessionStore;
  readonly preferences: PreferenceStore;
}

/** Asks who sits here; whoever sat here last, and needs no password, sits down again by themselves. */
export async function loadSession(desk: SessionDesk): Promise<void> {
  const answer = await desk.client.request("session.show", {});
  if (!answer.ok) return;
  const usual = answer.value.person === null ? usualPerson(desk, answer.value) : null;
  if (usual === null) take(desk, answer);
  else await signIn(desk, usual, undefined);
}

function usualPerson({ preferences }: SessionDesk, { choices }: SessionView): string | null {
  const { actorId } = preferences.getState();
  const usual = choices.find(({ id }) => id === actorId) ?? choices[0];
  return usual === undefined || usual.needsPassword ? null : usual.id;
}

/** Somebody sits down at this window. The answer is for whoever asked: a wrong password is said there. */
export async function signIn(
  desk: SessionDesk,
  person: string,
  password: string | undefined,
): Promise<Answer<SessionView>> {
  const answer = await desk.client.request("session.signIn", {
    person,
    ...(password === undefined ? {} : { password }),
  });
  if (answer.ok) desk.preferences.setState({ actorId: person });
  return take(desk, answer);
}

/** What the desk says of this window's session is how it is. */
export function take(desk: Pick<SessionDesk, "session">, answer: Answer<SessionView>): Answer<SessionView> {
  if (answer.ok) desk.session.setState({ session: answer.value });
  return answer;
}

/** At most this often the desk is told that somebody is here; at least this often a window looks whether it was locked. */
const TELL_EVERY_MS = 20_000;

/** Tells the desk of keys and the pointer, so that it locks only a window nobody sits at. Returns what stops that. */
export function watchActivity(desk: SessionDesk): () => void {
  let wasActive = false;
  const note = (): void => {
    wasActive = true;
  };
  const tell = async (): Promise<void> => {
    const person = desk.session.getState().session?.person;
    // Without a password there is nothing to unlock with, so nothing locks.
    if (person?.hasPassword !== true) return;
    const isHere = wasActive;
    wasActive = false;
    take(desk, await desk.client.request(isHere ? "session.active" : "session.show", {}));
  };
  const timer = setInterval(() => void tell(), TELL_EVERY_MS);
  for (const kind of ["keydown", "pointerdown", "pointermove"])
    globalThis.addEventListener(kind, note, { passive: true });
  return () => {
    clearInterval(timer);
    for (const kind of ["keydown", "pointerdown", "pointermove"]) globalThis.removeEventListener(kind, note);
  };
}

/** Locks this window until the same person gives the password; somebody without one stays signed in. */
export async function lockWindow(desk: SessionDesk): Promise<void> {
  take(desk, await desk.client.request("session.lock", {}));
}

/** Leaves this window to whoever comes next. */
export async function signOut(desk: SessionDesk): Promise<void> {
  take(desk, await desk.client.request("session.signOut", {}));
}
