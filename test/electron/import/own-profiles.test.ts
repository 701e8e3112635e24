import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../electron/import/profiles/all-profiles.ts";
import type { OwnProfile } from "../../../shared/contract/import-profile.ts";
import { openImportCore } from "../../support/import/import-core.ts";
import { sendFile } from "../../support/import/send-file.ts";

const own = (name: string, changes: Partial<OwnProfile> = {}): OwnProfile => ({
  name,
  columns: { number: "Ref", openedAt: "When", summary: "What" },
  states: [],
  priorities: [],
  ...changes,
});
const FILE = "Ref,When,What\n1,2026-03-02 09:00,Printer\n";

describe("The profiles a desk keeps of its own", () => {
  test("stand behind those that come with the desk, and are there after it was opened again", async () => {
    const { ask } = openImportCore();
    expect(await ask("import.profiles", {})).toMatchObject({ value: PROFILES.map(({ id }) => ({ id, own: null })) });
    await ask("import.keepProfile", { profile: own("Caretakers") });
    const kept = await ask("import.profiles", {});
    expect(kept.ok && kept.value.slice(PROFILES.length)).toEqual([
      { id: "Caretakers", name: "Caretakers", own: own("Caretakers") },
    ]);
  });

  test("are replaced by one of the same name, however it is written", async () => {
    const { ask } = openImportCore();
    await ask("import.keepProfile", { profile: own("Caretakers") });
    const changed = own("CARETAKERS", { priorities: [{ text: "bad", priority: "P2" }] });
    const kept = await ask("import.keepProfile", { profile: changed });
    expect(kept.ok && kept.value.flatMap(({ own: each }) => (each === null ? [] : [each]))).toEqual([changed]);
  });

  test("take no name that comes with the desk, and are at most fifty", async () => {
    const { ask } = openImportCore();
    expect(await ask("import.keepProfile", { profile: own("ServiceNow") })).toMatchObject({
      error: { rejection: "ProfileNameTaken" },
    });
    for (let count = 0; count < 50; count += 1) await ask("import.keepProfile", { profile: own(`List ${count}`) });
    expect(await ask("import.keepProfile", { profile: own("One more") })).toMatchObject({
      error: { rejection: "TooManyProfiles" },
    });
    expect((await ask("import.keepProfile", { profile: own("List 7") })).ok).toBe(true);
  });

  test("one that is removed is offered no more, and its name still stands in what was brought in by it", async () => {
    const { desk, ask } = openImportCore();
    await ask("import.keepProfile", { profile: own("Caretakers") });
    const jobId = await sendFile(ask, "list.csv", FILE);
    const how = { jobId, profile: "caretakers", agreement: "stockport" };
    expect(await ask("import.preview", how)).toMatchObject({ value: { imported: 1, isWhole: true } });
    await ask("import.start", { jobId });
    while (desk.store.streamsOf("import").length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const left = await ask("import.dropProfile", { name: "Caretakers" });
    expect(left).toMatchObject({ value: PROFILES.map(() => ({ own: null })) });
    const list = await ask("queue.list", { filter: { statuses: [] } });
    const id = list.ok ? (list.value.rows[0]?.id ?? "") : "";
    const opened = await ask("ticket.open", { id });
    const names = opened.ok ? Object.values(opened.value.names) : [];
    expect(names).toContain("list.csv (Caretakers), brought in by Asha Bello");
  });
});
