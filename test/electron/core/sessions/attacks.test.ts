import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Core } from "../../../../electron/core/core.ts";
import type { Answer } from "../../../../shared/contract/answer.ts";
import { PUSH_AUDIENCE, type PushName, type RequestName } from "../../../../shared/contract/contract.ts";
import type { DeskStatus, Person, RecoveryCode, SessionView } from "../../../../shared/contract/views.ts";
import { openWorkingDesk, type WorkingDesk } from "../../../support/core/bridge.ts";

const PASSWORD = "a long enough secret";
const OTHER = "quite another secret";

let desk: WorkingDesk;
let core: Core;
/** The administrator, with a password, at a window of her own. */
let asha: string;
/** An analyst without a password. */
let lee: string;

/** What one window asks. */
const at =
  (window: string) =>
  // The core answers each name with the contract's type for it.
  <Value>(name: RequestName, input: object = {}): Promise<Answer<Value>> =>
    core.handle(name, input, { host: "browser", connection: window }) as Promise<Answer<Value>>;
const valueOf = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
const setPassword = (window: string, fresh: string, proof: object = {}) =>
  at(window)<SessionView>("session.setPassword", { commandId: randomUUID(), fresh, ...proof });
const handOut = async (person: string): Promise<string> =>
  valueOf(await at("asha's")<RecoveryCode>("session.handOutCode", { person, current: PASSWORD })).code;

beforeEach(async () => {
  desk = await openWorkingDesk();
  core = desk.core;
  asha = valueOf(await at("asha's")<SessionView>("session.show")).choices[0]?.id ?? "";
  valueOf(await at("asha's")("session.signIn", { person: asha }));
  lee = valueOf(await at("asha's")<Person>("people.add", { name: "Lee Okafor", team: "Desk" })).id;
  valueOf(await setPassword("asha's", PASSWORD));
});
afterEach(() => desk.close());

describe("somebody sits down as a person who has no password yet", () => {
  test("and cannot set one without a code that an administrator handed out", async () => {
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    expect(valueOf(await at("theirs")<SessionView>("session.show")).person).toMatchObject({ needsCode: true });
    expect(await setPassword("theirs", OTHER)).toMatchObject({ ok: false, error: { faults: [{ path: "code" }] } });
    // With nothing handed out no code fits, and one for somebody else does not.
    for (const code of ["", "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", await handOut(asha)]) {
      expect(await setPassword("theirs", OTHER, { code })).toMatchObject({ ok: false });
    }
    expect(valueOf(await at("theirs")<SessionView>("session.show")).person).toMatchObject({ hasPassword: false });
  });

  test("with the code handed out to that person it is set, once", async () => {
    const code = await handOut(lee);
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    expect(await setPassword("theirs", OTHER, { code: code.toLowerCase() })).toMatchObject({ ok: true });
    const recover = { commandId: randomUUID(), person: lee, code, fresh: "a third long secret" };
    expect(await at("elsewhere")("session.recover", recover)).toMatchObject({ ok: false });
    expect(await at("elsewhere")("session.signIn", { person: lee, password: OTHER })).toMatchObject({ ok: true });
  });

  test("a code handed out again ends the one before", async () => {
    const before = await handOut(lee);
    await handOut(lee);
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    expect(await setPassword("theirs", OTHER, { code: before })).toMatchObject({ ok: false });
  });

  test("five wrong codes begin a wait, in which not even the right one is looked at", async () => {
    const code = await handOut(lee);
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    for (let tries = 0; tries < 5; tries += 1) await setPassword("theirs", OTHER, { code: "AAAAA" });
    expect(await setPassword("theirs", OTHER, { code })).toMatchObject({
      ok: false,
      error: { rejection: "TooManyTries" },
    });
  });

  test("the first administrator needs nobody", async () => {
    const fresh = await openWorkingDesk();
    const request = (name: RequestName, input: object) =>
      fresh.core.handle(name, input, { host: "browser", connection: "w" }) as Promise<Answer<SessionView>>;
    const { choices } = valueOf(await request("session.show", {}));
    await request("session.signIn", { person: choices[0]?.id });
    expect(await request("session.setPassword", { commandId: randomUUID(), fresh: PASSWORD })).toMatchObject({
      ok: true,
    });
    fresh.close();
  });
});

describe("codes are handed out", () => {
  test("by an administrator alone, who gives the own password once more, and to people who are here", async () => {
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    const input = { person: lee, current: PASSWORD };
    expect(await at("theirs")("session.handOutCode", input)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await at("nobody's")("session.handOutCode", input)).toMatchObject({ ok: false });
    expect(await at("asha's")("session.handOutCode", { person: lee, current: "guess" })).toMatchObject({ ok: false });
    expect(await at("asha's")("session.handOutCode", { person: randomUUID(), current: PASSWORD })).toMatchObject({
      error: { rejection: "NobodyThere" },
    });
  });

  test("to who forgot the password, too", async () => {
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    valueOf(await setPassword("theirs", OTHER, { code: await handOut(lee) }));
    const recover = { commandId: randomUUID(), person: lee, code: await handOut(lee), fresh: "a third long secret" };
    expect(await at("elsewhere")("session.recover", recover)).toMatchObject({
      ok: true,
      value: { person: { id: lee } },
    });
  });

  test("the desk's own recovery code is for administrators alone", async () => {
    const { code } = valueOf(await at("asha's")<RecoveryCode>("session.makeRecoveryCode", { current: PASSWORD }));
    const recover = (person: string) =>
      at("elsewhere")("session.recover", { commandId: randomUUID(), person, code, fresh: OTHER });
    expect(await recover(lee)).toMatchObject({ ok: false });
    expect(await recover(asha)).toMatchObject({ ok: true });
  });
});

describe("a locked window", () => {
  const queue = () => at("asha's")("queue.list", { filter: {} });
  beforeEach(async () => {
    valueOf(await at("asha's")("session.lock"));
  });

  test("lets nobody sit down who has no password", async () => {
    expect(await at("asha's")("session.signIn", { person: lee })).toMatchObject({
      ok: false,
      error: { rejection: "LockedHere" },
    });
    expect(await queue()).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  });

  test("is not opened by signing out of it first", async () => {
    await at("asha's")("session.signOut");
    expect(valueOf(await at("asha's")<SessionView>("session.show"))).toMatchObject({ isLocked: true });
    expect(await at("asha's")("session.signIn", { person: lee })).toMatchObject({ ok: false });
  });

  test("opens to its own person, and to another with a password", async () => {
    const code = await handOutElsewhere();
    valueOf(await at("elsewhere")("session.signIn", { person: lee }));
    valueOf(await setPassword("elsewhere", OTHER, { code }));
    expect(await at("asha's")("session.signIn", { person: lee, password: OTHER })).toMatchObject({ ok: true });
    expect(await queue()).toMatchObject({ ok: true });
  });

  /** The administrator at another window. */
  async function handOutElsewhere(): Promise<string> {
    valueOf(await at("second")("session.signIn", { person: asha, password: PASSWORD }));
    return valueOf(await at("second")<RecoveryCode>("session.handOutCode", { person: lee, current: PASSWORD })).code;
  }
});

describe("what windows are told without asking", () => {
  // The table has exactly these names.
  const names = Object.keys(PUSH_AUDIENCE) as PushName[];
  const heardAt = (window: string): readonly PushName[] => names.filter((name) => core.mayHear(name, window));
  const IMPERSONAL = ["desk.changed", "session.changed", "timers.checked", "stream.resynced"];

  test("where somebody is signed in: everything", () => {
    expect(heardAt("asha's")).toEqual(names);
  });

  test("where nobody signed in, or the window is locked, or was left: nothing of tickets, files and people", async () => {
    expect(heardAt("nobody's").toSorted()).toEqual(IMPERSONAL.toSorted());
    valueOf(await at("asha's")("session.lock"));
    expect(heardAt("asha's").toSorted()).toEqual(IMPERSONAL.toSorted());
    valueOf(await at("theirs")("session.signIn", { person: lee }));
    valueOf(await at("theirs")("session.signOut"));
    expect(heardAt("theirs").toSorted()).toEqual(IMPERSONAL.toSorted());
  });

  test("nor does asking how the desk is tell more", async () => {
    core.troubles.raise({ kind: "verify-failed", count: 1, first: "Secret" });
    expect(valueOf(await at("asha's")<DeskStatus>("desk.status")).troubles.count).toBe(1);
    const status = valueOf(await at("nobody's")<DeskStatus>("desk.status"));
    expect(JSON.stringify(status)).not.toContain("Secret");
    expect(status.sites).toEqual([]);
  });
});
