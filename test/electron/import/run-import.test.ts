import { describe, expect, test } from "vitest";
import { namesAt } from "../../../electron/core/names.ts";
import type { StoredRow } from "../../../electron/core/ports.ts";
import { projectorFor } from "../../../electron/core/projector.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { openStore } from "../../../electron/store/open.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { clock } from "../../../shared/clock/clock.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { bringIn, fixtureText, NOW, openTestDesk, type TestDesk } from "../../support/import/import-desk.ts";

const SMALL = fixtureText("small-event-log.csv");
const find = (desk: TestDesk, text: string): readonly StoredRow[] =>
  desk.store.queue(QueueFilter.parse({ text, statuses: [] }), 0, 100).rows;

describe("Importing", () => {
  test("brings every incident in once, however often it is run", async () => {
    const desk = openTestDesk();
    const first = await bringIn(desk, SMALL);
    expect(first.summary).toMatchObject({ rows: 63, tickets: 13, imported: 13, alreadyPresent: 0, skippedRows: 0 });
    const position = desk.store.position();
    const second = await bringIn(desk, SMALL);
    expect(second.summary).toMatchObject({ rows: 63, tickets: 13, imported: 0, alreadyPresent: 13 });
    expect(desk.store.position()).toBe(position);
    expect(second.summary.report.filter(({ line }) => line > 1)).toHaveLength(13);
  });

  test("gives each ticket a reference of this desk, and it is found by its old number", async () => {
    const desk = openTestDesk();
    await bringIn(desk, SMALL);
    const [row, ...others] = find(desk, "INC9000003");
    expect(others).toEqual([]);
    expect(row).toMatchObject({ status: "closed", priority: "P3", site: "Location 5", team: "Group 2" });
    expect(row?.reference).toMatch(/^ST-[A-Z0-9]{3}-[A-Z0-9]{3,}$/);
    expect(desk.store.findByReference(row?.reference ?? "")).toBe(row?.id);
  });

  test("names the file and who brought it in on every event, with the time at which it happened", async () => {
    const desk = openTestDesk();
    await bringIn(desk, SMALL);
    const [row] = find(desk, "INC9000001");
    const { events } = readTicket(desk.store, row!.id);
    const by = events.map(({ event }) => (event.by.kind === "import" ? event.by.id : event.by.kind));
    expect(new Set(by).size).toBe(1);
    expect(namesAt(desk)(asId(by[0] ?? ""))).toBe("log.csv (ServiceNow event log), brought in by Asha Bello");
    expect(events.every(({ recordedAt }) => recordedAt === NOW)).toBe(true);
    expect(new Date(events[0]!.event.at).toISOString()).toBe("2016-03-01T09:00:00.000Z");
  });

  test("fires nothing for the past: no due moment lies before the import", async () => {
    const desk = openTestDesk();
    await bringIn(desk, SMALL);
    expect(desk.store.momentsUntil(NOW - 1, 100)).toEqual([]);
    expect(find(desk, "INC9000011")[0]).toMatchObject({ status: "open" });
  });

  test("every imported ticket has clocks, and the queue is what the log says", async () => {
    for (const agreement of ["stockport", "calderdale", "coventry", "sips", "columbia"]) {
      const desk = openTestDesk();
      const { summary } = await bringIn(desk, SMALL, agreement);
      expect(summary.imported).toBe(13);
      for (const row of find(desk, "INC9")) {
        const { events } = readTicket(desk.store, row.id);
        const version = desk.shelf.version(row.agreementId, row.agreementVersion)!;
        const report = clock(
          foldTicket(events.map(({ event }) => event)),
          version,
          desk.shelf.calendarOf(version),
          NOW,
        );
        expect(report?.startedAt).toEqual(expect.any(Number));
      }
    }
  });

  test("leaves a desk that verifies, its projections equal to a rebuild", async () => {
    const desk = openTestDesk();
    await bringIn(desk, SMALL);
    await bringIn(desk, fixtureText("broken-event-log.csv"));
    const { file } = desk.store;
    desk.store.close();
    const opened = openStore({ file, now: () => NOW });
    if (!opened.ok) throw new Error(opened.error.message);
    const report = verifyDesk(file, opened.value.connection, projectorFor(desk.shelf));
    opened.value.close();
    expect(report.checks.filter(({ isSound }) => !isSound)).toEqual([]);
  });

  test("tells windows of tickets in batches and the timers once a batch, not once a ticket", async () => {
    const desk = openTestDesk();
    await bringIn(desk, SMALL);
    const changed = desk.pushes.filter(({ name }) => name === "tickets.changed");
    expect(changed.length).toBeLessThan(13);
    expect(changed.flatMap(({ data }) => ("ids" in data ? data.ids : []))).toHaveLength(13);
  });

  test("stops between two incidents when it is cancelled, and a second run adds the rest", async () => {
    const desk = openTestDesk();
    let asked = 0;
    const control = { isCancelled: () => (asked += 1) > 5, progressed: () => undefined };
    const stopped = await bringIn(desk, SMALL, "stockport", control);
    expect(stopped).toMatchObject({ wasCancelled: true, summary: { imported: 5, tickets: 13 } });
    expect((await bringIn(desk, SMALL)).summary).toMatchObject({ imported: 8, alreadyPresent: 5 });
  });

  test("a preview says the same and stores nothing", async () => {
    const desk = openTestDesk();
    const before = desk.store.position();
    const preview = await bringIn(desk, SMALL, "stockport", undefined, { stores: false });
    expect(desk.store.position()).toBe(before);
    expect(preview.summary).toEqual((await bringIn(desk, SMALL)).summary);
  });

  test("a newer copy of the log does not add to tickets that are here, and says so", async () => {
    const desk = openTestDesk();
    const lines = SMALL.split("\r\n");
    await bringIn(desk, lines.slice(0, 6).join("\n"));
    const { summary } = await bringIn(desk, SMALL);
    expect(summary.report.find(({ ticket }) => ticket === "INC9000001")).toMatchObject({
      severity: "skipped",
      message: "It is here already. What this file knows of it besides was not added (2 more steps).",
    });
  });
});

describe("The report", () => {
  test("says which days the agreement's calendar does not know, and what the log never says", async () => {
    const { summary } = await bringIn(openTestDesk(), SMALL);
    expect(summary.report.filter(({ line }) => line === 1).map(({ message }) => message)).toEqual([
      "The file has 64 lines: 1 row of headings, 63 rows.",
      'Dates were read day first: opened_at "29-02-2016 01:16" in line 9 can be nothing else.',
      "Times were read in Europe/London, the zone of Stockport: the file names no zone for them.",
      "The log does not say when the caller was first spoken to, so each response is judged by the resolution; nor whether a fix was a workaround.",
      'Stockport knows the dates of "Term time" for 1 Sep 2025 to 21 Jul 2027 only; these incidents run from 29 Feb to 7 Nov 2016, so outside those dates its other hours were used.',
      'Stockport lets its clocks run during "Waiting for the customer", "With a third party", "Waiting for a supplier", "Access to equipment": such pauses are on record and explain an overrun.',
    ]);
    const columbia = await bringIn(openTestDesk(), SMALL, "columbia");
    expect(columbia.summary.report.map(({ message }) => message)).toContain(
      "Columbia lists its holidays for 1 Sep 2025 to 1 Jan 2027 only; outside those dates every weekday counts as a working day.",
    );
  });

  test("stands in the order of the lines and accounts for every row that was skipped", async () => {
    const { summary } = await bringIn(openTestDesk(), fixtureText("broken-event-log.csv"));
    expect(summary).toMatchObject({ rows: 22, tickets: 7, imported: 4, skippedRows: 7 });
    const lines = summary.report.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  });

  test("an agreement that is not in use leaves every row skipped, with the way out", async () => {
    const desk = openTestDesk(NOW, ["sips"]);
    const { summary } = await bringIn(desk, SMALL);
    expect(summary).toMatchObject({ imported: 0, skippedRows: 63 });
    expect(summary.report.at(-1)?.message).toContain("not in use at this desk. Add it under Agreements first.");
  });
});
