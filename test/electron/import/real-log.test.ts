import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { clock } from "../../../shared/clock/clock.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { bringIn, NOW, openTestDesk } from "../../support/import/import-desk.ts";

/** The real incidents are not committed: they are large, and their licence asks for attribution. */
const BESIDE = fileURLToPath(new URL("../../../shared/data/incident-event-log.csv", import.meta.url));
const FILE = process.env["DESKWATCH_EVENT_LOG"] ?? BESIDE;

test("600 real incidents come in once, each with its clocks, and every contradiction is told", async (context) => {
  if (!existsSync(FILE)) {
    context.skip("the real incident event log is not here; name it in DESKWATCH_EVENT_LOG");
  }
  const text = readFileSync(FILE, "utf8");
  const desk = openTestDesk();
  const startedAt = performance.now();
  const { summary } = await bringIn(desk, text);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`imported ${summary.imported} incidents of ${summary.rows} rows in ${seconds.toFixed(1)} s`);
  expect(summary).toMatchObject({ rows: 4137, tickets: 600, imported: 600, alreadyPresent: 0, skippedRows: 0 });

  const { rows } = desk.store.queue(QueueFilter.parse({ statuses: [] }), 0, 1_000);
  expect(rows).toHaveLength(600);
  for (const row of rows) {
    const events = readTicket(desk.store, row.id).events.map(({ event }) => event);
    const version = desk.shelf.version(row.agreementId, row.agreementVersion)!;
    const report = clock(foldTicket(events), version, desk.shelf.calendarOf(version), NOW);
    expect(report?.promises.map(({ promise, state }) => `${promise} ${state}`)).toEqual([
      expect.stringMatching(/^response (kept|missed)$/),
      expect.stringMatching(/^fix (kept|missed)$/),
    ]);
  }
  expect(desk.store.momentsUntil(NOW, 10)).toEqual([]);

  const count = (words: string): number => summary.report.filter(({ message }) => message.includes(words)).length;
  expect({
    notUsed: count("nothing that the log shows changed"),
    resolvedLater: count("than the row that shows it resolved"),
    closedLater: count("than the row that shows it closed"),
    resolvedMissing: count("resolved_at is missing"),
    beforeOpening: count("before the incident was opened: it counts from"),
    createdBefore: count("The record was created"),
    outOfOrder: count("it was placed by its time"),
    countTwice: count("stands in line"),
    goesBack: count("The state goes back"),
    sameGroup: count("but the group is the same"),
    problem: count("Awaiting Problem became"),
  }).toEqual({
    notUsed: 1092,
    resolvedLater: 15,
    closedLater: 4,
    resolvedMissing: 17,
    beforeOpening: 5,
    createdBefore: 6,
    outOfOrder: 6,
    countTwice: 5,
    goesBack: 1,
    sameGroup: 2,
    problem: 17,
  });

  const position = desk.store.position();
  expect((await bringIn(desk, text)).summary).toMatchObject({ imported: 0, alreadyPresent: 600 });
  expect(desk.store.position()).toBe(position);
}, 180_000);
