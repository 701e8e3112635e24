import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Core } from "../../../../electron/core/core.ts";
import type { VerifierPort } from "../../../../electron/core/sessions/session-ports.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { openWorkingDesk, type WorkingDesk } from "../../../support/core/bridge.ts";
import { coreOver } from "../../../support/core/desk.ts";
import { handleSeated } from "../../../support/core/handle-seated.ts";

const FRESH = { fresh: "a long enough secret" };

let desk: WorkingDesk;
beforeEach(async () => {
  desk = await openWorkingDesk();
});
afterEach(() => desk.close());

/** The desk over the same file, with verifiers of which some parts fail. */
const coreWith = (broken: Partial<VerifierPort>): Core =>
  coreOver({ ...desk.store, verifiers: { ...desk.store.verifiers, ...broken } }, desk.now);
const setPassword = (core: Core) => handleSeated(core, "session.setPassword", { commandId: randomUUID(), ...FRESH });

test("a desk that dies while a password is set asks for none that nothing could fit", async () => {
  const dies = (): never => {
    throw new Error("The power went");
  };
  expect((await setPassword(coreWith({ saveVerifier: dies }))).ok).toBe(false);
  // After a restart whoever has no password sits down as before.
  expect(await handleSeated(coreWith({}), "queue.list", { filter: {} })).toMatchObject({ ok: true });
});

test("a password that was not recorded does not take the place of the one in force", async () => {
  const set = await setPassword(coreWith({}));
  expect(set.ok).toBe(true);
  const [person] = desk.store.streamsOf("person");
  const before = desk.store.verifiers.verifier(asId<"person">(person ?? ""));
  const failing = coreOver(
    {
      ...desk.store,
      transact: (): never => {
        throw Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR" });
      },
    },
    desk.now,
  );
  const window = { host: "browser", connection: "a window" } as const;
  await failing.handle("session.signIn", { person, password: FRESH.fresh }, window);
  const input = { commandId: randomUUID(), current: FRESH.fresh, fresh: "another long secret" };
  expect((await failing.handle("session.setPassword", input, window)).ok).toBe(false);
  expect(desk.store.verifiers.verifier(asId<"person">(person ?? ""))).toBe(before);
});
