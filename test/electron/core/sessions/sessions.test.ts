import { expect, test } from "vitest";
import { openDirectory } from "../../../../electron/core/records/directory.ts";
import type { Tries, VerifierPort } from "../../../../electron/core/sessions/session-ports.ts";
import { createSessions } from "../../../../electron/core/sessions/sessions.ts";
import { NO_TRIES } from "../../../../electron/core/sessions/tries.ts";
import type { Role } from "../../../../shared/agreement/roles.ts";
import { encodeEvent } from "../../../../shared/kernel/event-codec.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { type PersonEvent, personEvents } from "../../../../shared/person/person-events.ts";
import { createMemoryLog } from "../../../support/desk/memory-log.ts";

const MINUTE = 60_000;

/** A desk with people, a clock that is set by hand, and passwords that are their own verifiers. */
function deskWith(people: Readonly<Record<string, { roles: readonly Role[]; password?: string }>>) {
  const log = createMemoryLog();
  let now = 1_000_000;
  const happen = (stream: string, event: PersonEvent): void => {
    log.append({
      commandId: asId(`c${log.position()}`),
      by: { kind: "timer" },
      recordedAt: now,
      clockOffsetMs: null,
      seen: log.position(),
      streams: [
        {
          category: "person",
          stream,
          expectedVersion: log.readStream({ category: "person", stream }).events.length,
          events: [{ ...encodeEvent(personEvents, event), at: now }],
        },
      ],
      claims: [],
    });
  };
  const meta = { at: now, by: { kind: "timer" } } as const;
  const verifiers = new Map<string, string>();
  const tries = new Map<string, Tries>();
  for (const [id, { roles, password }] of Object.entries(people)) {
    happen(id, { type: "PersonAdded", name: id, team: "Desk", roles: [...roles], ...meta });
    if (password !== undefined) {
      happen(id, { type: "PasswordSet", ...meta });
      verifiers.set(id, password);
    }
  }
  const port: VerifierPort = {
    verifier: (of) => verifiers.get(of),
    saveVerifier: (of, verifier) => void (verifier === null ? verifiers.delete(of) : verifiers.set(of, verifier)),
    tries: (of) => tries.get(of) ?? NO_TRIES,
    saveTries: (of, next) => void tries.set(of, next),
  };
  const directory = openDirectory(log, "desk");
  const checked: string[] = [];
  const sessions = createSessions({
    directory,
    verifiers: port,
    passwords: {
      verifierOf: async (password) => password,
      matches: async (verifier, password) => {
        checked.push(password);
        return verifier === password;
      },
      matchNobody: async () => undefined,
    },
    now: () => now,
  });
  return {
    sessions,
    directory,
    checked,
    leave: (id: string) => {
      happen(id, { type: "PersonLeft", ...meta });
      directory.refresh(log, [{ category: "person", stream: id }]);
    },
    wait: (ms: number) => {
      now += ms;
    },
  };
}

const everything: readonly Role[] = ["analyst", "team-leader", "administrator"];

test("a desk of one person stays without a password, with all of that person's roles", async () => {
  const { sessions } = deskWith({ asha: { roles: everything } });
  expect(await sessions.signIn("window", "asha", undefined)).toMatchObject({ ok: true });
  expect(sessions.signedIn("window")).toMatchObject({ ok: true, value: { id: "asha", roles: everything } });
});

test("nobody acts who has not signed in", () => {
  const { sessions } = deskWith({ asha: { roles: everything } });
  expect(sessions.signedIn("window")).toMatchObject({ ok: false, error: { rejection: "NobodySignedIn" } });
});

test("where a second person has a role that matters, whoever has no password is an analyst only", async () => {
  const { sessions } = deskWith({ asha: { roles: everything }, lee: { roles: ["team-leader"] } });
  await sessions.signIn("window", "asha", undefined);
  expect(sessions.signedIn("window")).toMatchObject({ ok: true, value: { roles: ["analyst"] } });
});

test("a password is asked for, and a wrong one lets nobody in", async () => {
  const { sessions } = deskWith({ asha: { roles: everything, password: "swordfish" } });
  expect(await sessions.signIn("w", "asha", undefined)).toMatchObject({
    ok: false,
    error: { rejection: "PasswordNeeded" },
  });
  expect(await sessions.signIn("w", "asha", "carp")).toMatchObject({
    ok: false,
    error: { rejection: "WrongPassword" },
  });
  expect(sessions.show("w")).toBeUndefined();
  expect(await sessions.signIn("w", "asha", "swordfish")).toMatchObject({ ok: true });
});

test("five wrong passwords begin a wait in which not even the right one is looked at, and each further one doubles it", async () => {
  const { sessions, checked, wait } = deskWith({ asha: { roles: everything, password: "swordfish" } });
  for (let index = 0; index < 5; index += 1) await sessions.signIn("w", "asha", "carp");
  expect(await sessions.signIn("w", "asha", "swordfish")).toMatchObject({
    ok: false,
    error: { rejection: "TooManyTries", message: "Too many wrong passwords. Try again in 30 s." },
  });
  expect(checked).toHaveLength(5);
  wait(30_000);
  await sessions.signIn("w", "asha", "carp");
  expect(sessions.waitFor(asId("asha"))).toBe(MINUTE);
  wait(MINUTE);
  expect(await sessions.signIn("w", "asha", "swordfish")).toMatchObject({ ok: true });
  expect(sessions.waitFor(asId("asha"))).toBe(0);
});

test("a hundred tries at once are a hundred tries", async () => {
  const { sessions, checked } = deskWith({ asha: { roles: everything, password: "swordfish" } });
  const guesses = Array.from({ length: 100 }, (_, index) => sessions.signIn(`w${index}`, "asha", `guess ${index}`));
  const answers = await Promise.all(guesses);
  expect(checked).toHaveLength(5);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(0);
});

test("the wait belongs to the person: others sign in meanwhile", async () => {
  const { sessions } = deskWith({
    asha: { roles: everything, password: "swordfish" },
    lee: { roles: ["analyst"], password: "halibut" },
  });
  for (let index = 0; index < 6; index += 1) await sessions.signIn("w", "asha", "carp");
  expect(await sessions.signIn("w", "lee", "halibut")).toMatchObject({ ok: true });
});

test("an idle desk locks, and a moved mouse does not unlock it", async () => {
  const { sessions, wait } = deskWith({ asha: { roles: everything, password: "swordfish" } });
  await sessions.signIn("w", "asha", "swordfish");
  wait(14 * MINUTE);
  sessions.active("w");
  wait(14 * MINUTE);
  expect(sessions.signedIn("w")).toMatchObject({ ok: true });
  wait(MINUTE);
  sessions.active("w");
  expect(sessions.signedIn("w")).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  await sessions.signIn("w", "asha", "swordfish");
  expect(sessions.signedIn("w")).toMatchObject({ ok: true });
});

test("the lock of the PC's screen locks every window, and a person without a password stays", async () => {
  const { sessions } = deskWith({
    asha: { roles: everything, password: "swordfish" },
    lee: { roles: ["analyst"] },
  });
  await sessions.signIn("one", "asha", "swordfish");
  await sessions.signIn("two", "lee", undefined);
  sessions.lockAll();
  expect(sessions.signedIn("one")).toMatchObject({ ok: false });
  expect(sessions.signedIn("two")).toMatchObject({ ok: true });
});

test("whoever leaves the desk is signed out everywhere", async () => {
  const { sessions, leave } = deskWith({ asha: { roles: everything }, lee: { roles: ["analyst"] } });
  await sessions.signIn("w", "lee", undefined);
  leave("lee");
  expect(sessions.signedIn("w")).toMatchObject({ ok: false, error: { rejection: "NobodySignedIn" } });
});

test("one window's person is not another's", async () => {
  const { sessions } = deskWith({ asha: { roles: everything }, lee: { roles: ["analyst"] } });
  await sessions.signIn("one", "asha", undefined);
  expect(sessions.signedIn("two")).toMatchObject({ ok: false });
  await sessions.signIn("two", "lee", undefined);
  sessions.signOut("two");
  expect(sessions.signedIn("one")).toMatchObject({ ok: true, value: { id: "asha" } });
  expect(sessions.signedIn("two")).toMatchObject({ ok: false });
});
