import { describe, expect, test } from "vitest";
import { createCore } from "../../../electron/core/core.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../../shared/contract/contract.ts";
import type { ImportProgress } from "../../../shared/contract/views.ts";
import { ASHA_ID, writeSetUp } from "../../support/core/write-set-up.ts";
import { AGREEMENTS, fixtureText, NOW, openTestDesk } from "../../support/import/import-desk.ts";

const SMALL = fixtureText("small-event-log.csv");
const FILE = { profile: "servicenow-event-log", agreement: "stockport", fileName: "log.csv", text: SMALL } as const;

function openCore() {
  const desk = openTestDesk();
  writeSetUp(
    desk.store,
    { people: [{ id: ASHA_ID, name: "Asha Bello", team: "Service desk" }], agreements: AGREEMENTS },
    NOW,
  );
  const core = createCore(desk, WAYS_IN);
  const caller = { host: "browser", connection: "a window" } as const;
  const ask = async <Name extends RequestName>(name: Name, input: RequestInput<Name>) => {
    await core.handle("session.signIn", { person: ASHA_ID }, caller);
    return (await core.handle(name, input, caller)) as Answer<RequestOutput<Name>>; // the contract says what answers it
  };
  return { desk, ask };
}

const progress = (desk: ReturnType<typeof openTestDesk>): readonly ImportProgress[] =>
  desk.pushes.flatMap((push) => (push.name === "import.changed" ? [push.data] : []));

async function ended(desk: ReturnType<typeof openTestDesk>): Promise<ImportProgress> {
  for (;;) {
    const last = progress(desk).at(-1);
    if (last !== undefined && last.state !== "running") return last;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe("Importing from the screen", () => {
  test("a preview answers with the whole report and stores nothing", async () => {
    const { desk, ask } = openCore();
    const before = desk.store.position();
    const preview = await ask("import.preview", FILE);
    expect(preview).toMatchObject({ ok: true, value: { rows: 63, tickets: 13, imported: 13, alreadyPresent: 0 } });
    expect(desk.store.position()).toBe(before);
  });

  test("a start is answered at once, pushes tell how it goes, and the status keeps the report", async () => {
    const { desk, ask } = openCore();
    const started = await ask("import.start", FILE);
    expect(started).toMatchObject({ ok: true, value: { state: "running", done: 0, total: 13, summary: null } });
    const done = await ended(desk);
    expect(done).toMatchObject({ state: "done", done: 13, message: "Done: 13 imported, 0 here already." });
    expect(await ask("import.status", {})).toEqual({ ok: true, value: [done] });
    const filter = { text: done.fileName, statuses: [] };
    expect(await ask("queue.list", { filter })).toMatchObject({ ok: true, value: { total: 13 } });
    expect(done.summary?.report.length).toBeGreaterThan(10);
  });

  test("a cancelled import stops between two incidents and says how to go on", async () => {
    const { desk, ask } = openCore();
    const started = await ask("import.start", FILE);
    const jobId = started.ok ? started.value.jobId : "";
    const cancelled = ask("import.cancel", { jobId });
    const last = await ended(desk);
    expect(await cancelled).toMatchObject({ ok: true, value: { jobId } });
    expect(last.state).toBe("cancelled");
    expect(last.message).toMatch(/^Stopped: \d+ imported.*start it again to add the rest\.$/);
    const { events } = { events: desk.store.position() };
    const again = await ask("import.start", FILE);
    expect(again.ok).toBe(true);
    for (;;) {
      const now = progress(desk).at(-1);
      if (now?.state === "done") break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(desk.store.position()).toBeGreaterThan(events);
  });

  test("what cannot be imported is refused with what to do", async () => {
    const { ask } = openCore();
    expect(await ask("import.preview", { ...FILE, text: "name,age\nAda,36" })).toMatchObject({
      error: { kind: "refused", rejection: "NotAnEventLog" },
    });
    expect(await ask("import.preview", { ...FILE, agreement: "atlantis" })).toMatchObject({
      error: { kind: "invalid", faults: [{ path: "agreement" }] },
    });
    expect(await ask("import.cancel", { jobId: "none" })).toMatchObject({ error: { kind: "not-found" } });
  });

  test("two imports do not run at once", async () => {
    const { desk, ask } = openCore();
    const answers = await Promise.all([1, 2].map(() => ask("import.start", FILE)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { rejection: "ImportRunning" } });
    await ended(desk);
  });
});
