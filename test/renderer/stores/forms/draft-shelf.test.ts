import { describe, expect, test } from "vitest";
import { createDraftShelf, type DraftShelf } from "../../../../renderer/stores/forms/draft-shelf.ts";
import { draftScript, scriptedClient } from "../../../support/window/scripted-client.ts";
import { storageOf } from "../../../support/window/storage-of.ts";

const NOTE = { subject: "t1", form: "note" };
const UPDATE = { subject: "t1", form: "update" };

/** A window at a desk whose time moves when it is told to. */
function openWindow(desk = draftScript(() => now), storage = storageOf()) {
  const timers: { at: number; work: () => void }[] = [];
  const client = scriptedClient(desk);
  const after = (ms: number, work: () => void) => {
    const timer = { at: now + ms, work };
    timers.push(timer);
    return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
  };
  const shelf = createDraftShelf({ client, storage, time: { now: () => now, after } });
  const wait = async (ms: number): Promise<void> => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.work();
    }
    await settled();
  };
  return { shelf, client, desk, storage, wait };
}
let now = 10_000;

/** Every answer that is on its way has come. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const texts = (shelf: DraftShelf) => [...shelf.store.getState().drafts.values()].map(({ fields }) => fields);
const states = (shelf: DraftShelf) => [...shelf.store.getState().drafts.values()].map(({ state }) => state);
const atDesk = ({ drafts }: ReturnType<typeof draftScript>) => [...drafts.values()].map(({ fields }) => fields);

describe("what is typed into a form", () => {
  test("is at the desk within half a second, without a pause in the typing", async () => {
    const { shelf, desk, wait } = openWindow();
    for (const letters of ["h", "ha", "hal", "half"]) {
      shelf.keep(NOTE, letters);
      expect(states(shelf)).toEqual(["saving"]);
      await wait(100);
    }
    expect(atDesk(desk)).toEqual(["half"]);
    expect(states(shelf)).toEqual(["saved"]);
  });

  test("is there in a new window, of the desk's file or of this browser alone", async () => {
    const first = openWindow();
    first.shelf.keep(NOTE, "with the host alive");
    await first.wait(400);
    first.desk.isAway = true;
    first.shelf.keep(UPDATE, "into the dark");
    await first.wait(400);
    expect(states(first.shelf)).toEqual(["saved", "failed"]);
    first.desk.isAway = false;
    const second = openWindow(first.desk, first.storage);
    await second.shelf.load("t1");
    expect(texts(second.shelf)).toEqual(["with the host alive", "into the dark"]);
    await settled();
    expect(atDesk(first.desk)).toEqual(["with the host alive", "into the dark"]);
    expect(first.storage.length).toBe(0);
  });

  test("goes to the desk when it is back, without another letter being typed", async () => {
    const { shelf, desk, wait } = openWindow();
    desk.isAway = true;
    shelf.keep(NOTE, "into the dark");
    await wait(400);
    desk.isAway = false;
    shelf.retry();
    await settled();
    expect(atDesk(desk)).toEqual(["into the dark"]);
  });

  test("is not overtaken by an older answer of the desk", async () => {
    const { shelf, desk, wait } = openWindow();
    shelf.keep(NOTE, "old");
    await wait(400);
    shelf.keep(NOTE, "old and new");
    await shelf.load("t1");
    expect(texts(shelf)).toEqual(["old and new"]);
    await wait(400);
    expect(atDesk(desk)).toEqual(["old and new"]);
  });

  test("is gone once it is sent, and no late answer brings it back", async () => {
    const { shelf, desk, storage, wait } = openWindow();
    shelf.keep(NOTE, "to be sent");
    await wait(400);
    const asked = shelf.load("t1");
    shelf.forget(NOTE);
    await asked;
    await settled();
    expect(texts(shelf)).toEqual([]);
    expect(atDesk(desk)).toEqual([]);
    expect(storage.length).toBe(0);
  });

  test("is not thrown away with what was sent just before it", async () => {
    const { shelf, desk, wait } = openWindow();
    shelf.keep(NOTE, "the first note");
    await wait(400);
    shelf.forget(NOTE);
    shelf.keep(NOTE, "the second");
    await wait(400);
    expect(atDesk(desk)).toEqual(["the second"]);
  });
});

describe("what is discarded", () => {
  test("can be taken back, and is at the desk until it no longer can", async () => {
    const { shelf, desk, wait } = openWindow();
    shelf.keep(NOTE, "a slip of the hand");
    await wait(400);
    shelf.discard(NOTE);
    await settled();
    expect(texts(shelf)).toEqual([]);
    expect(atDesk(desk)).toEqual(["a slip of the hand"]);
    shelf.undo("t1");
    expect(texts(shelf)).toEqual(["a slip of the hand"]);
    shelf.discard(NOTE);
    shelf.settle("t1");
    await settled();
    expect(atDesk(desk)).toEqual([]);
    shelf.undo("t1");
    expect(texts(shelf)).toEqual([]);
  });

  test("makes the one before it final", async () => {
    const { shelf, desk, wait } = openWindow();
    shelf.keep(NOTE, "a note");
    shelf.keep(UPDATE, "an update");
    await wait(400);
    shelf.discard(NOTE);
    shelf.discard(UPDATE);
    await settled();
    expect(atDesk(desk)).toEqual(["an update"]);
  });

  test("changes places with what was written since in the same form: neither is lost", async () => {
    const { shelf, desk, wait } = openWindow();
    shelf.keep(NOTE, "the old");
    await wait(400);
    shelf.discard(NOTE);
    shelf.keep(NOTE, "the new");
    await wait(400);
    shelf.undo("t1");
    expect(texts(shelf)).toEqual(["the old"]);
    shelf.undo("t1");
    expect(texts(shelf)).toEqual(["the new"]);
    shelf.settle("t1");
    await settled();
    expect(atDesk(desk)).toEqual(["the new"]);
  });
});
