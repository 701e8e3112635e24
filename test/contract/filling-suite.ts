import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Push } from "../../shared/contract/contract.ts";
import type { ImportProgress } from "../../shared/contract/import-views.ts";
import { sendFile } from "../support/import/send-file.ts";
import { ask, setUp } from "../support/ticket/calls.ts";
import { type Bench, eventually } from "./bench.ts";

const text = readFileSync(new URL("../fixtures/import/small-event-log.csv", import.meta.url), "utf8");
const HOW = { profile: "servicenow-event-log", agreement: "stockport" } as const;

/** What a host does to fill a desk: with the example week, and with incidents of another tool. */
export function fillingSuite(bench: Bench): void {
  describe("the example desk", () => {
    test("fills a desk nobody has set up, under the name of whoever opens it", async () => {
      const status = await ask(bench.bridge, "desk.openExample", { person: "Ines Marsh" });
      expect(status).toMatchObject({
        isSetUp: true,
        people: expect.arrayContaining([{ ...ANYBODY, name: "Ines Marsh" }]),
      });
      expect(status.agreementsInUse).toHaveLength(5);
      const page = await ask(bench.bridge, "queue.list", { filter: { statuses: [] } });
      expect(page.total).toBeGreaterThanOrEqual(60);
    });

    test("never goes into a desk that is in use", async () => {
      await setUp(bench.bridge);
      const answer = await bench.bridge.request("desk.openExample", {});
      expect(answer).toMatchObject({ ok: false, error: { kind: "refused", rejection: "DeskAlreadySetUp" } });
    });
  });

  describe("an import", () => {
    const ended = (progress: readonly ImportProgress[]): boolean => progress.at(-1)?.state !== "running";

    const send = (content: string): Promise<string> => sendFile(bench.bridge.request, "log.csv", content);

    test("is previewed with the report it would give, and nothing is stored", async () => {
      await setUp(bench.bridge);
      const before = bench.desk.store.position();
      const jobId = await send(text);
      const summary = await ask(bench.bridge, "import.preview", { jobId, ...HOW });
      expect(summary).toMatchObject({ rows: 63, tickets: 13, imported: 13, alreadyPresent: 0 });
      const report = await ask(bench.bridge, "import.report", { jobId, severities: ["noted", "changed"] });
      expect(report.total).toBeGreaterThan(10);
      expect(bench.desk.store.position()).toBe(before);
      expect(await ask(bench.bridge, "import.status", {})).toEqual([]);
    });

    test("of a file of any tool begins with a look, and what is said of its columns is kept by name", async () => {
      await setUp(bench.bridge);
      const jobId = await send("Ref,When,What\n1,2026-03-02 09:00,Printer\n2,2026-03-02 10:00,Screen\n");
      const look = await ask(bench.bridge, "import.look", { jobId });
      expect(look).toMatchObject({ jobId, rows: 2, encoding: "UTF-8", guess: null, suggestion: { number: "Ref" } });
      const columns = { number: "Ref", openedAt: "When", summary: "What" };
      const profile = { name: "Caretakers' list", columns, states: [], priorities: [] };
      const kept = await ask(bench.bridge, "import.keepProfile", { profile });
      expect(kept.at(-1)).toEqual({ id: profile.name, name: profile.name, own: profile });
      expect(await ask(bench.bridge, "import.profiles", {})).toEqual(kept);
      const summary = await ask(bench.bridge, "import.preview", {
        jobId,
        profile: profile.name,
        agreement: "stockport",
      });
      expect(summary).toMatchObject({ rows: 2, tickets: 2, imported: 2, isWhole: true });
      const left = await ask(bench.bridge, "import.dropProfile", { name: profile.name });
      expect(left.some(({ own }) => own !== null)).toBe(false);
    });

    test("is begun at once, tells every window how it goes, and keeps its report", async () => {
      const pushes: Push[] = [];
      await setUp(bench.bridge);
      bench.bridge.subscribe((push) => pushes.push(push));
      const jobId = await send(text);
      await ask(bench.bridge, "import.preview", { jobId, ...HOW });
      const started = await ask(bench.bridge, "import.start", { jobId });
      expect(started).toMatchObject({ state: "running", done: 0, total: 13, summary: null });
      const told = () => pushes.flatMap((push) => (push.name === "import.changed" ? [push.data] : []));
      await eventually(() => told().length > 0 && ended(told()));
      expect(told().at(-1)).toMatchObject({ jobId: started.jobId, state: "done", done: 13, summary: { imported: 13 } });
      expect(await ask(bench.bridge, "import.status", {})).toEqual([told().at(-1)]);
      expect((await ask(bench.bridge, "queue.list", { filter: { statuses: [] } })).total).toBe(13);
    });

    test("can be cancelled, and leaves whole incidents behind", async () => {
      await setUp(bench.bridge);
      const many = Array.from({ length: 40 }, (_, copy) => rows(text).replaceAll("INC9", `INC${copy}X`));
      const jobId = await send([header(text), ...many].join(""));
      await ask(bench.bridge, "import.preview", { jobId, ...HOW });
      await ask(bench.bridge, "import.start", { jobId });
      expect(await ask(bench.bridge, "import.cancel", { jobId })).toMatchObject({ jobId });
      let last = await ask(bench.bridge, "import.status", {});
      for (let tries = 0; tries < 500 && !ended(last); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        last = await ask(bench.bridge, "import.status", {});
      }
      expect(last).toMatchObject([
        { jobId, state: "cancelled", message: expect.stringMatching(/^Stopped: .*start it again/) },
      ]);
      const { total } = await ask(bench.bridge, "queue.list", { filter: { statuses: [] } });
      expect(total).toBe(last[0]?.summary?.imported);
      expect(total).toBeLessThan(520);
    });

    test("by nobody, under an agreement not in use, or of another kind of file is refused with what to do", async () => {
      await setUp(bench.bridge);
      const jobId = await send(text);
      const refusal = async (name: "import.preview" | "import.start", changes: object) => {
        const answer = await bench.bridge.request(name, { jobId, ...changes });
        return answer.ok ? answer : answer.error;
      };
      expect(await refusal("import.preview", { ...HOW, agreement: "sips" })).toMatchObject({
        kind: "invalid",
        faults: [{ path: "agreement" }],
      });
      expect(await refusal("import.preview", { ...HOW, profile: "jira" })).toMatchObject({
        rejection: "NotThisProfile",
      });
      expect(await refusal("import.start", {})).toMatchObject({ rejection: "NotPreviewed" });
      expect(await bench.bridge.request("import.cancel", { jobId: "none" })).toMatchObject({
        ok: false,
        error: { kind: "not-found" },
      });
      await ask(bench.bridge, "session.signOut", {});
      expect(await refusal("import.start", {})).toMatchObject({ rejection: "NobodySignedIn" });
    });
  });
}

const ANYBODY = { id: expect.any(String), team: expect.any(String), roles: expect.any(Array) };
const header = (log: string): string => log.slice(0, log.indexOf("\n") + 1);
const rows = (log: string): string => log.slice(log.indexOf("\n") + 1);
