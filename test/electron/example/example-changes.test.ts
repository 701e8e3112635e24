import { describe, expect, test } from "vitest";
import { createCore } from "../../../electron/core/core.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import type { ChangeRow } from "../../../shared/contract/change-views.ts";
import { openTestDesk, type TestDesk } from "../../support/import/import-desk.ts";

async function opened(now: number): Promise<TestDesk> {
  const desk = openTestDesk(now, []);
  const answer = await createCore(desk, WAYS_IN).handle(
    "desk.openExample",
    {},
    { host: "browser", connection: "a window" },
  );
  expect(answer).toMatchObject({ ok: true });
  return desk;
}

function changesOf(desk: TestDesk): readonly ChangeRow[] {
  const who = { person: null, roles: [], now: desk.time.now() };
  const page = (list: "open" | "ended") =>
    desk.store.changePage({ list, levels: [], agreements: [], text: "" }, who, 0, 500).rows;
  return [...page("open"), ...page("ended")];
}

describe("the changes of the example desk", () => {
  test("stand at every step there is, with boards, a standard change and work on the schedule", async () => {
    const desk = await opened(Date.parse("2026-03-10T10:30:00Z"));
    const rows = changesOf(desk);
    expect(new Set(rows.map(({ status }) => status))).toEqual(
      new Set([
        "logged",
        "assessing",
        "deciding",
        "appealed",
        "approved",
        "scheduled",
        "rejected",
        "withdrawn",
        "done",
        "reviewed",
      ]),
    );
    expect(rows.filter(({ ballot }) => ballot !== null)).toHaveLength(3);
    expect(rows.some(({ isProject }) => isProject)).toBe(true);
    expect(rows.some(({ isStandard }) => isStandard)).toBe(true);
    expect(rows.some(({ level }) => level === "emergency")).toBe(true);
    const firewall = rows.find(({ summary }) => summary === "Replace the core firewall");
    expect(firewall?.ballot).toMatchObject({ seats: 5, yes: 2, no: 1, open: 1 });
    expect(desk.store.streamsOf("board")).toHaveLength(2);
    const now = desk.time.now();
    const kinds = desk.store.scheduleEntries(now, now + 30 * 86_400_000).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["change", "planned-maintenance", "school-activity", "freeze"]));
    expect(desk.store.momentsUntil(now, 10).filter(({ category }) => category === "change")).toEqual([]);
  });

  test.each(["2026-03-29T02:30:00Z", "2026-10-24T23:10:00Z", "2027-01-01T06:00:00Z", "2026-07-31T17:05:00Z"])(
    "are all allowed by the rules where the week ends at %s",
    async (moment) => {
      const desk = await opened(Date.parse(moment));
      expect(changesOf(desk).length).toBeGreaterThan(17);
    },
  );
});
