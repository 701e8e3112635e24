import { describe, expect, test } from "vitest";
import { copyAsCrashed, freshFile, NOON, openDesk } from "../../support/store/desk.ts";

describe("what a console keeps beside the log", () => {
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
