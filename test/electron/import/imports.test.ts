import { describe, expect, test } from "vitest";
import type { ImportProgress } from "../../../shared/contract/import-views.ts";
import { openImportCore } from "../../support/import/import-core.ts";
import { fixtureText, type openTestDesk } from "../../support/import/import-desk.ts";
import { sendFile } from "../../support/import/send-file.ts";

const SMALL = fixtureText("small-event-log.csv");
const HOW = { profile: "servicenow-event-log", agreement: "stockport" } as const;

const OPEN_DATES =
  "number,incident_state,opened_at,sys_updated_at,priority\nA,New,02/03/2026 02:15 PM,02/03/2026 02:15 PM,3 - Moderate\n";

function openCore() {
  const { desk, ask } = openImportCore();
  const look = async (text = SMALL) => {
    const jobId = await sendFile(ask, "log.csv", text);
    return { jobId, preview: await ask("import.preview", { jobId, ...HOW }) };
  };
  return { desk, ask, look };
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
  test("a preview answers with what would come of the file, keeps the report, and stores nothing", async () => {
    const { desk, ask, look } = openCore();
    const before = desk.store.position();
    const { jobId, preview } = await look();
    expect(preview).toMatchObject({ ok: true, value: { rows: 63, tickets: 13, imported: 13, alreadyPresent: 0 } });
    expect(desk.store.position()).toBe(before);
    const all = { severities: ["skipped", "changed", "noted", "imported", "equal"], text: "", offset: 0 } as const;
    const report = await ask("import.report", { jobId, ...all, severities: [...all.severities], limit: 1_000 });
    expect(report).toMatchObject({ ok: true, value: { total: expect.any(Number) } });
    expect(report.ok && report.value.lines.filter(({ severity }) => severity === "imported")).toHaveLength(13);
  });

  test("a start brings in what was previewed, pushes tell how it goes, and the status keeps the counts", async () => {
    const { desk, ask, look } = openCore();
    const { jobId } = await look();
    const started = await ask("import.start", { jobId });
    expect(started).toMatchObject({ ok: true, value: { state: "running", done: 0, total: 13, summary: null } });
    const done = await ended(desk);
    expect(done).toMatchObject({ state: "done", done: 13, message: "Done: 13 imported, 0 here already." });
    expect(await ask("import.status", {})).toEqual({ ok: true, value: [done] });
    const filter = { text: done.fileName, statuses: [] };
    expect(await ask("queue.list", { filter })).toMatchObject({ ok: true, value: { total: 13 } });
    const page = await ask("import.report", { jobId, severities: ["imported"], text: "INC9000003", limit: 5 });
    expect(page).toMatchObject({ ok: true, value: { total: 1, lines: [{ ticket: "INC9000003" }] } });
  });

  test("a cancelled import stops between two incidents and says how to go on", async () => {
    const { desk, ask, look } = openCore();
    const { jobId } = await look();
    await ask("import.start", { jobId });
    const cancelled = ask("import.cancel", { jobId });
    const last = await ended(desk);
    expect(await cancelled).toMatchObject({ ok: true, value: { jobId } });
    expect(last.state).toBe("cancelled");
    expect(last.message).toMatch(/^Stopped: \d+ imported.*start it again to add the rest\.$/);
    const events = desk.store.position();
    const again = await look();
    expect((await ask("import.start", { jobId: again.jobId })).ok).toBe(true);
    for (;;) {
      const now = progress(desk).at(-1);
      if (now?.state === "done") break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(desk.store.position()).toBeGreaterThan(events);
  });

  test("what cannot be imported is refused with what to do", async () => {
    const { ask, look } = openCore();
    const { jobId } = await look();
    expect((await look("name,age\nAda,36")).preview).toMatchObject({
      error: {
        kind: "refused",
        rejection: "NotThisProfile",
        message: expect.stringContaining('It has "name", "age".'),
      },
    });
    expect(await ask("import.preview", { jobId, ...HOW, agreement: "atlantis" })).toMatchObject({
      error: { kind: "invalid", faults: [{ path: "agreement" }] },
    });
    expect(await ask("import.preview", { jobId, ...HOW, profile: "servicnow" })).toMatchObject({
      error: { kind: "invalid", message: expect.stringContaining("The nearest is servicenow.") },
    });
    expect(await ask("import.cancel", { jobId: "none" })).toMatchObject({ error: { kind: "not-found" } });
    expect(await ask("import.start", { jobId: "none" })).toMatchObject({ error: { kind: "not-found" } });
    expect(await ask("import.piece", { jobId, at: 5, base64: "AAAA" })).toMatchObject({ error: { kind: "invalid" } });
    const unread = await sendFile(ask, "log.csv", SMALL);
    expect(await ask("import.start", { jobId: unread })).toMatchObject({
      error: { rejection: "NotPreviewed" },
    });
  });

  test("an order of dates nobody can tell is asked, and the same file is read as it is answered", async () => {
    const { ask } = openCore();
    const jobId = await sendFile(ask, "log.csv", OPEN_DATES);
    expect(await ask("import.preview", { jobId, ...HOW })).toMatchObject({
      error: {
        rejection: "DateOrderOpen",
        message: expect.stringContaining('opened_at "02/03/2026 02:15 PM" in line 2'),
      },
    });
    const read = await ask("import.preview", { jobId, ...HOW, dates: "month-first" });
    expect(read).toMatchObject({ ok: true, value: { imported: 1 } });
    expect(read.ok && read.value.notes).toContain("Dates were read month first, as you said.");
  });

  test("two imports do not run at once", async () => {
    const { desk, ask, look } = openCore();
    const jobs = [await look(), await look()];
    const answers = await Promise.all(jobs.map(({ jobId }) => ask("import.start", { jobId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { rejection: "ImportRunning" } });
    await ended(desk);
  });

  test("of the files nobody brought in the last three are kept", async () => {
    const { ask } = openCore();
    const jobs: string[] = [];
    for (let file = 0; file < 4; file += 1) jobs.push(await sendFile(ask, `${file}.csv`, SMALL));
    const looks = await Promise.all(jobs.map((jobId) => ask("import.look", { jobId })));
    expect(looks.map(({ ok }) => ok)).toEqual([false, true, true, true]);
  });
});
