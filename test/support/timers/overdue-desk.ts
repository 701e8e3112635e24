import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCore } from "../../../electron/core/core.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";
import { openStore } from "../../../electron/store/open.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../core/bridge.ts";
import { ask, CALL, setUp } from "../ticket/calls.ts";

const DAY = 24 * 3_600_000;

/** A closed desk file in a folder of its own, whose calls fell due while no desk was open to look. */
export interface OverdueDesk {
  readonly folder: string;
  readonly file: string;
  readonly actor: string;
  /** In the order in which they were logged. */
  readonly tickets: readonly string[];
}

/** Logs so many calls that came in ten days ago, or as many days as said, and lets no timer run. */
export async function overdueDesk(calls: number, daysAgo = 10): Promise<OverdueDesk> {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-overdue-"));
  const file = join(folder, "one.desk");
  const store = expectOk(openStore({ file, now: Date.now, host: "test" }), "The store opens");
  const core = createCore(
    {
      store,
      time: { now: Date.now, monotonicMs: () => performance.now() },
      ids: deskIds,
      publish: () => undefined,
      log: { info: () => undefined, error: () => undefined },
      productVersion: "0.0.0-test",
      passwords: argon2Passwords(),
      afterCommit: () => undefined,
      checkClocks: () => undefined,
    },
    WAYS_IN,
  );
  const bridge = bridgeTo({ core, subscribe: () => () => true });
  const actor = await setUp(bridge);
  const tickets: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    const ticketId = randomUUID();
    const happenedAt = Date.now() - daysAgo * DAY;
    await ask(bridge, "ticket.command", { commandId: randomUUID(), ticketId, happenedAt, command: CALL });
    tickets.push(ticketId);
  }
  store.close();
  return { folder, file, actor, tickets };
}
