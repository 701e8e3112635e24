import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { copyAsCrashed, freshFile, NOON, openDesk } from "../../support/store/desk.ts";

const ASHA = { id: asId<"person">("asha"), name: "Asha Bello", team: "First line" };

describe("what the desk keeps beside its tickets", () => {
  test("a new desk has nobody and no agreements", () => {
    expect(openDesk().settings()).toEqual({ agreements: [], people: [], sites: [] });
  });

  test("people, agreements and sites are kept, and so is who changed them and when", () => {
    const store = openDesk();
    store.saveSettings({ agreements: ["sips"], people: [ASHA], sites: [] }, "asha", NOON);
    store.saveSettings({ agreements: ["sips"], people: [ASHA], sites: ["Hillside"] }, "asha", NOON + 1);
    store.close();
    const again = openDesk(store.file);
    expect(again.settings()).toEqual({ agreements: ["sips"], people: [ASHA], sites: ["Hillside"] });
    const history = again.connection.prepare("SELECT changed_at, changed_by FROM desk_setting_history").raw().all();
    expect(history).toEqual([
      [NOON, "asha"],
      [NOON + 1, "asha"],
    ]);
    for (const statement of [
      "UPDATE desk_setting_history SET changed_by = 'rowan'",
      "DELETE FROM desk_setting_history",
      "INSERT OR REPLACE INTO desk_setting_history VALUES (1, 1, 'rowan', '{}')",
    ]) {
      expect(() => again.connection.exec(statement)).toThrow(/append-only/);
    }
  });

  test("a form half filled in survives a crash, whatever was typed, beside every other about the same ticket", () => {
    const store = openDesk();
    const draft = { subject: "t1", form: "note", savedAt: NOON, fields: '{"text":"half a sent' };
    const other = { subject: "t1", form: "update", savedAt: NOON + 1, fields: "{}" };
    store.saveDraft({ ...draft, savedAt: NOON - 1, fields: "{" });
    store.saveDraft(draft);
    store.saveDraft(other);
    const crashed = freshFile();
    copyAsCrashed(store.file, crashed);
    const again = openDesk(crashed);
    expect(again.drafts("t1")).toEqual([draft, other]);
    expect(again.drafts("t2")).toEqual([]);
    again.discardDraft(draft);
    expect(again.drafts("t1")).toEqual([other]);
  });

  test("saved views are listed by name, replaced by id and removed", () => {
    const store = openDesk();
    store.saveView({ id: "2", name: "waiting for parts", filter: "{}" });
    store.saveView({ id: "1", name: "My P1", filter: "{}" });
    store.saveView({ id: "2", name: "Angry callers", filter: '{"view":"disputed"}' });
    expect(store.savedViews().map(({ name }) => name)).toEqual(["Angry callers", "My P1"]);
    store.removeView("2");
    store.removeView("none");
    expect(store.savedViews().map(({ id }) => id)).toEqual(["1"]);
  });

  test("jumps of the PC clock are remembered across a restart, the last check to within ten seconds", () => {
    const store = openDesk();
    expect(store.lastCheckedAt()).toBeNull();
    store.recordClockJump({ at: NOON, byMs: -7 });
    store.recordCheck(NOON);
    store.recordCheck(NOON + 30_000);
    store.recordCheck(NOON + 30_500);
    expect(store.lastCheckedAt()).toBe(NOON + 30_500);
    store.close();
    const again = openDesk(store.file);
    expect(again.lastCheckedAt()).toBe(NOON + 30_000);
    expect(again.clockJumps()).toEqual([{ at: NOON, byMs: -7 }]);
    again.recordCheck(NOON - 60_000);
    again.close();
    expect(openDesk(store.file).lastCheckedAt()).toBe(NOON - 60_000);
  });

  test("the last fifty jumps are shown, oldest first", () => {
    const again = openDesk();
    for (let jump = 1; jump <= 60; jump += 1) again.recordClockJump({ at: NOON + jump, byMs: -jump });
    expect(again.clockJumps()).toHaveLength(50);
    expect(again.clockJumps().at(-1)).toEqual({ at: NOON + 60, byMs: -60 });
  });
});
