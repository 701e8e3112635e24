import { describe, expect, test } from "vitest";
import { createCore } from "../../../electron/core/core.ts";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import { openStore } from "../../../electron/store/open.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { dayBounds, groupOf } from "../../../renderer/stores/queue/queue-groups.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { openTestDesk, type TestDesk } from "../../support/import/import-desk.ts";

const TUESDAY = Date.parse("2026-03-10T10:30:00Z");

function emptyDesk(now = TUESDAY): TestDesk {
  return openTestDesk(now, []);
}
const open = (desk: TestDesk) =>
  createCore(desk, WAYS_IN).handle("desk.openExample", {}, { host: "browser", connection: "a window" });
const rows = (desk: TestDesk, filter = {}) => desk.store.queue(QueueFilter.parse(filter), 0, 500).rows;

describe("Opening the example desk", () => {
  test("answers with a desk that is set up", async () => {
    const desk = emptyDesk();
    expect(await open(desk)).toMatchObject({
      ok: true,
      value: { isSetUp: true, teams: ["Field and network", "Service desk"] },
    });
  });

  test("shows every group of the queue on a Tuesday morning", async () => {
    const desk = emptyDesk();
    await open(desk);
    const calendars = [...new Map(rows(desk).map((row) => [row.agreementId, row])).values()].map((row) =>
      desk.shelf.calendarOf(desk.shelf.version(row.agreementId, row.agreementVersion)!),
    );
    const bounds = dayBounds(calendars, expectOk(openZone("Europe/London"), "zone"), TUESDAY);
    const groups = rows(desk).map((row) => groupOf({ ...row, owner: null }, bounds, TUESDAY));
    for (const group of ["missed", "before-lunch", "before-close", "next-working-day", "later", "waiting"]) {
      expect(groups.filter((each) => each === group).length, group).toBeGreaterThan(1);
    }
  });

  test("holds tickets of every status, a major incident with its updates, disputes, waits with their reasons", async () => {
    const desk = emptyDesk();
    await open(desk);
    const all = rows(desk, { statuses: [] });
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["unverified", "open", "resolved", "closed"]));
    expect(all.filter(({ isMajor }) => isMajor).length).toBeGreaterThan(0);
    expect(all.filter(({ priorityAgreement }) => priorityAgreement === "disputed")).toHaveLength(2);
    expect(all.filter(({ priorityAgreement }) => priorityAgreement === "settled")).toHaveLength(1);
    expect(all.filter(({ waiting }) => waiting !== null).length).toBeGreaterThan(5);
    const major = all.find(({ summary }) => summary.startsWith("No internet at Goyt Valley"))!;
    const { events } = readTicket(desk.store, major.id);
    expect(events.filter(({ event }) => event.type === "UpdateSent").length).toBeGreaterThan(1);
  });

  test("leaves no notice of the past to be delivered late, and the next ones to come", async () => {
    const desk = emptyDesk();
    await open(desk);
    expect(desk.store.momentsUntil(TUESDAY, 10)).toEqual([]);
    expect(desk.store.soonestMoment()?.at).toBeGreaterThan(TUESDAY);
  });

  test("stores what verifies, the queue equal to a rebuild", async () => {
    const desk = emptyDesk();
    await open(desk);
    const { file } = desk.store;
    desk.store.close();
    const opened = openStore({ file, now: () => TUESDAY });
    if (!opened.ok) throw new Error(opened.error.message);
    const report = verifyDesk(file, opened.value.connection, bundledProjector());
    opened.value.close();
    expect(report.checks.filter(({ isSound }) => !isSound)).toEqual([]);
  });

  test("is refused where somebody works already", async () => {
    const desk = emptyDesk();
    await open(desk);
    expect(await open(desk)).toMatchObject({ ok: false, error: { kind: "refused", rejection: "DeskAlreadySetUp" } });
  });
});
