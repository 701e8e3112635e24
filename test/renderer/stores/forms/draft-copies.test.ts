import { describe, expect, test } from "vitest";
import { draftCopies, mergedDrafts } from "../../../../renderer/stores/forms/draft-copies.ts";
import { storageOf } from "../../../support/window/storage-of.ts";

const D1 = { subject: "call", form: "d1" };
const D2 = { subject: "call", form: "d2" };

describe("the copies of half-written forms in this browser", () => {
  test("are found again by another window of the same browser", () => {
    const storage = storageOf();
    draftCopies(storage, () => 1_000).keep(D1, "half a sentence");
    expect(draftCopies(storage, () => 9_000).all()).toEqual([{ ...D1, fields: "half a sentence", savedAt: 1_000 }]);
  });

  test("go away with what the desk saved, and stay where more was typed since", () => {
    let now = 1_000;
    const copies = draftCopies(storageOf(), () => now);
    const sent = copies.keep(D1, "half");
    now = 1_200;
    copies.keep(D1, "half a sentence");
    copies.drop(D1, sent.savedAt);
    expect(copies.all().map(({ fields }) => fields)).toEqual(["half a sentence"]);
    copies.drop(D1);
    expect(copies.all()).toEqual([]);
  });

  test("leave everything else that is stored alone, and what nobody knows unread", () => {
    const storage = storageOf({ "deskwatch.preferences": "{}", "deskwatch.draft.call/d9": "no JSON" });
    expect(draftCopies(storage, () => 0).all()).toEqual([]);
    expect(storage.length).toBe(2);
  });
});

describe("the drafts of the desk and of this browser together", () => {
  const stored = { ...D1, fields: "as the desk has it", savedAt: 10_000 };

  test("are the newer of the two, and those only one side has", () => {
    const newer = { ...D1, fields: "with the last second", savedAt: 10_400 };
    const alone = { ...D2, fields: "typed while the desk was away", savedAt: 5_000 };
    expect(mergedDrafts([stored], [newer, alone])).toEqual([newer, alone]);
  });

  test("are the desk's where that is newer: the form went on in another window", () => {
    expect(mergedDrafts([stored], [{ ...D1, fields: "old", savedAt: 2_000 }])).toEqual([stored]);
  });
});
