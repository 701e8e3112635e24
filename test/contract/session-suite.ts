import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask, setUp } from "../support/ticket/calls.ts";
import type { Bench } from "./bench.ts";

const PASSWORD = "a long enough secret";

/** Who sits at a window, and how they get there. */
export function sessionSuite(bench: Bench): void {
  describe("a session", () => {
    const setPassword = (fresh: string, current?: string) =>
      bench.bridge.request("session.setPassword", {
        commandId: randomUUID(),
        fresh,
        ...(current === undefined ? {} : { current }),
      });

    test("whoever sets the desk up is signed in, with every role", async () => {
      await setUp(bench.bridge);
      const { person, isLocked } = await ask(bench.bridge, "session.show", {});
      expect(person).toMatchObject({ name: "Asha Bello", hasPassword: false, heldBack: [] });
      expect(person?.roles).toContain("administrator");
      expect(isLocked).toBe(false);
    });

    test("with a password the desk can be locked, and only the password opens it", async () => {
      const id = await setUp(bench.bridge);
      expect(await setPassword("short")).toMatchObject({ ok: false, error: { faults: [{ path: "fresh" }] } });
      expect(await setPassword(PASSWORD)).toMatchObject({ ok: true, value: { person: { hasPassword: true } } });
      expect(await ask(bench.bridge, "session.lock", {})).toMatchObject({ isLocked: true });
      expect(await bench.bridge.request("queue.list", { filter: {} })).toMatchObject({
        ok: false,
        error: { kind: "forbidden" },
      });
      const wrong = await bench.bridge.request("session.signIn", { person: id, password: "guess" });
      expect(wrong).toMatchObject({ ok: false, error: { rejection: "WrongPassword" } });
      expect(await ask(bench.bridge, "session.signIn", { person: id, password: PASSWORD })).toMatchObject({
        isLocked: false,
      });
      expect(await ask(bench.bridge, "session.active", {})).toMatchObject({ isLocked: false });
    });

    test("the password in force is needed to set another", async () => {
      await setUp(bench.bridge);
      await setPassword(PASSWORD);
      expect(await setPassword("another long secret")).toMatchObject({ ok: false, error: { kind: "invalid" } });
      expect(await setPassword("another long secret", "guess")).toMatchObject({ ok: false });
      expect(await setPassword("another long secret", PASSWORD)).toMatchObject({ ok: true });
    });

    test("a recovery code lets an administrator who forgot the password set a new one, once", async () => {
      const id = await setUp(bench.bridge);
      await setPassword(PASSWORD);
      const { code } = await ask(bench.bridge, "session.makeRecoveryCode", { current: PASSWORD });
      await ask(bench.bridge, "session.signOut", {});
      const recover = (given: string) =>
        bench.bridge.request("session.recover", {
          commandId: randomUUID(),
          person: id,
          code: given,
          fresh: "quite another secret",
        });
      expect(await recover("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE")).toMatchObject({ ok: false });
      expect(await recover(code.toLowerCase().replaceAll("-", " "))).toMatchObject({
        ok: true,
        value: { person: { id } },
      });
      expect(await recover(code)).toMatchObject({ ok: false });
    });

    test("a code handed out by the administrator lets somebody set a first password", async () => {
      const asha = await setUp(bench.bridge);
      await setPassword(PASSWORD);
      const { id } = await ask(bench.bridge, "people.add", { name: "Lee Okafor", team: "Desk" });
      const { code } = await ask(bench.bridge, "session.handOutCode", { person: id, current: PASSWORD });
      await ask(bench.bridge, "session.signIn", { person: id });
      const own = { commandId: randomUUID(), fresh: "quite another secret" };
      expect(await bench.bridge.request("session.setPassword", own)).toMatchObject({ ok: false });
      expect(await ask(bench.bridge, "session.setPassword", { ...own, code })).toMatchObject({
        person: { id, hasPassword: true },
      });
      await ask(bench.bridge, "session.signIn", { person: asha, password: PASSWORD });
    });

    test("nobody is added by somebody who is no administrator", async () => {
      await setUp(bench.bridge);
      const { id } = await ask(bench.bridge, "people.add", { name: "Lee Okafor", team: "Desk" });
      await ask(bench.bridge, "session.signIn", { person: id });
      expect(await bench.bridge.request("people.add", { name: "Jo Webb", team: "Desk" })).toMatchObject({
        ok: false,
        error: { kind: "forbidden", message: "Only an administrator may do this." },
      });
    });
  });
}
