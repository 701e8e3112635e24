import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { ask, logCall } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, type TestDesk, test } from "./desk-fixture.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures/import/", import.meta.url));

async function openImport(desk: TestDesk): Promise<Page> {
  await desk.setUp();
  await desk.page.evaluate(() => {
    location.hash = "#/import";
  });
  const page = await reloaded(desk);
  await page.getByRole("heading", { name: "Bring in incidents from another tool" }).waitFor();
  return page;
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByLabel("Agreement their clocks run under").selectOption("stockport");
  await page.locator("input[type=file]").setInputFiles(`${FIXTURES}${name}`);
}

const count = (page: Page, label: string) =>
  page
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${label}$`) })
    .locator("xpath=following-sibling::dd");

test("a log is looked at first, imported with its times, and importing it again adds nothing", async ({ desk }) => {
  const page = await openImport(desk);
  await page.getByRole("button", { name: "Choose a file" }).focus();
  await choose(page, "small-event-log.csv");
  await expect(page.getByText("Nothing has been stored yet.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^small-event-log.csv under/ })).toBeFocused();
  const tickets = await count(page, "tickets in the file").innerText();
  await expect(count(page, "would be imported")).toHaveText(tickets);
  await page.getByRole("button", { name: /^Import \d/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Imported" })).toBeFocused();
  await expect(count(page, "imported")).toHaveText(tickets);
  await page.getByRole("button", { name: "Import another file" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Bring in incidents from another tool" })).toBeFocused();
  await choose(page, "small-event-log.csv");
  await expect(count(page, "here already")).toHaveText(tickets);
  await expect(page.getByRole("button", { name: /^Import/ }).first()).toBeDisabled();
});

test("the report says row by row what was done, and can be narrowed", async ({ desk }) => {
  const page = await openImport(desk);
  await choose(page, "small-event-log.csv");
  const report = page.getByRole("region", { name: "Report" });
  await expect(report).toBeVisible();
  await report.getByRole("radio", { name: /^all/ }).check();
  await expect.poll(() => report.getByRole("row").count()).toBeGreaterThan(20);
  const all = await report.getByRole("row").count();
  await report.getByRole("radio", { name: /^changed/ }).check();
  await expect.poll(() => report.getByRole("row").count()).toBeLessThan(all);
  await report.getByLabel("Find").fill("no line says this");
  await expect(report.getByRole("row")).toHaveCount(1);
});

test("the report opens on what was left out or changed, with the reason", async ({ desk }) => {
  const page = await openImport(desk);
  await choose(page, "broken-event-log.csv");
  const report = page.getByRole("region", { name: "Report" });
  await expect(report.getByRole("radio", { name: /^left out or changed \d/ })).toBeChecked();
  await expect(report.getByRole("row", { name: /27 INC9100002 left out It repeats line 8/ })).toBeVisible();
  await expect(report.getByRole("cell", { name: "imported", exact: true })).toHaveCount(0);
  await report.getByRole("radio", { name: /^imported/ }).check();
  await expect(report.getByRole("cell", { name: "imported", exact: true }).first()).toBeVisible();
});

test("dates that can be read two ways are asked about, and the answer is stated", async ({ desk }) => {
  const page = await openImport(desk);
  await choose(page, "kinds/g-ampm.csv");
  await expect(page.getByRole("heading", { name: "In which order g-ampm.csv writes its dates" })).toBeVisible();
  await expect(page.getByText('opened_at "02/03/2026 02:15 PM" in line 2 can be either')).toBeVisible();
  await page.getByRole("button", { name: "Look at what would come of it" }).press("Enter");
  await expect(page.getByText("Choose one: every clock depends on it.")).toBeVisible();
  await page.getByRole("radio", { name: /day first/ }).check();
  expect(await axeFaults(page), "dates").toEqual([]);
  await page.getByRole("button", { name: "Look at what would come of it" }).press("Enter");
  await expect(page.getByText("Dates were read day first, as you said.")).toBeVisible();
  await page.getByLabel("Dates", { exact: true }).selectOption("month-first");
  await expect(page.getByText("Dates were read month first, as you said.")).toBeVisible();
});

test("a file of any other tool is read once its columns have been said, and known again the next time", async ({
  desk,
}) => {
  const page = await openImport(desk);
  await choose(page, "caretakers-list.csv");
  await expect(page.getByRole("heading", { name: "What the columns of caretakers-list.csv mean" })).toBeFocused();
  await expect(page.getByLabel("Number", { exact: false }).first()).toHaveValue("Ref");
  await page.getByRole("button", { name: "Look at what would come of it" }).press("Enter");
  await expect(page.getByText("Choose the column.")).toHaveCount(1);
  await page.getByLabel(/^Opened/).selectOption("When");
  await page.getByLabel(/^Site/).selectOption("Where");
  await page.getByLabel(/^Caller(?!')/).selectOption("Who");
  await page.getByLabel(/^Summary/).selectOption("What");
  await page.getByLabel(/^State/).selectOption("Standing");
  await page.getByLabel(/^Priority/).selectOption("How bad");
  await page.getByLabel("being seen to").selectOption("active");
  await page.getByLabel("sorted").selectOption("resolved");
  await page.getByLabel("waiting on firm").selectOption("waiting-vendor");
  await page.getByLabel("bad", { exact: true }).selectOption("P2");
  await page.getByLabel("meh").selectOption("P3");
  await page.getByLabel("awful").selectOption("P1");
  expect(await axeFaults(page), "mapping").toEqual([]);
  await page.getByLabel(/^Name of this profile/).fill("Caretakers");
  await page.getByRole("button", { name: "Look at what would come of it" }).press("Enter");
  await expect(count(page, "would be imported")).toHaveText("3");
  await page.getByRole("button", { name: /^Import \d/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Imported" })).toBeFocused();
  await page.getByRole("button", { name: "Import another file" }).press("Enter");
  await choose(page, "caretakers-list.csv");
  await expect(page.getByLabel("Kind of file")).toHaveValue("Caretakers");
  await expect(count(page, "here already")).toHaveText("3");
  const { rows } = await ask(desk.bridge, "queue.list", { filter: { statuses: [] } });
  const found = rows.map(({ summary, site, priority, status, waiting }) => ({
    summary,
    site,
    priority,
    status,
    waits: waiting !== null,
  }));
  expect(found.toSorted((one, other) => one.summary.localeCompare(other.summary))).toEqual([
    { summary: "Door reader dead (K-3)", site: "Valley School", priority: "P1", status: "open", waits: true },
    { summary: "No sound in the hall (K-2)", site: "Hilltop School", priority: "P3", status: "resolved", waits: false },
    { summary: "Printer jams (K-1)", site: "Hilltop School", priority: "P2", status: "open", waits: false },
  ]);
});

test("a file that is dropped is read as one that is chosen", async ({ desk }) => {
  const page = await openImport(desk);
  const box = await page.getByText("Drop an export here (CSV, up to 60 MB), or").boundingBox();
  const [x, y] = [(box?.x ?? 0) + 5, (box?.y ?? 0) + 5];
  // What the browser itself does when a file of the PC is dragged in: no script can make such a drag.
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [`${FIXTURES}kinds/g-iso.csv`], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await expect(page.getByRole("heading", { name: /^g-iso.csv under/ })).toBeVisible();
  await expect(page.getByLabel("Kind of file")).toHaveValue("servicenow-event-log");
});

test("the queue of a desk into which only finished tickets came says how many there are", async ({ desk }) => {
  const page = await openImport(desk);
  await choose(page, "kinds/e-lower.csv");
  await page.getByRole("button", { name: /^Import \d/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await page.evaluate(() => {
    location.hash = "#/queue";
  });
  await expect(page.getByText("1 closed.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: /Show 1 closed/ }).press("Enter");
  await expect(page.getByRole("row", { name: /INC0000141/ })).toBeVisible();
});

test("the imported tickets can be shown in the queue, and nothing but them", async ({ desk }) => {
  const page = await openImport(desk);
  await logCall(desk.bridge, { summary: "The desk's own" });
  await choose(page, "small-event-log.csv");
  await page.getByRole("button", { name: /^Import \d/ }).press("Enter");
  await page.getByRole("button", { name: "Show the tickets" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: /INC9000001/ })).toBeVisible();
  await expect(page.getByRole("radio", { name: /All\s*13/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /The desk's own/ })).toHaveCount(0);
  await page.getByRole("grid").getByRole("row").filter({ hasText: "INC9000001" }).dblclick();
  const ticket = page.getByRole("article", { name: /^Ticket/ });
  await expect(ticket.getByText("Number in the other tool")).toBeVisible();
  const [moment] = await ticket.getByRole("list").getByRole("time").filter({ hasText: "2016" }).all();
  const [when, what] = await Promise.all([
    moment?.evaluate((time) => time.getBoundingClientRect().left + time.scrollWidth),
    moment?.evaluate((time) => time.nextElementSibling?.getBoundingClientRect().left),
  ]);
  expect(when, "a date of another year stands clear of its sentence").toBeLessThan(what ?? 0);
  await page.keyboard.press("e");
  await expect(page.getByRole("complementary", { name: /^Why/ }).getByRole("note")).toContainText(
    'knows the dates of "Term time" for 1 Sep 2025 to 21 Jul 2027 only; this ticket runs from 1 Mar to ',
  );
});

test("axe finds nothing on the import and on an agreement, light and dark", async ({ desk }) => {
  const page = await openImport(desk);
  expect(await axeFaults(page), "choose").toEqual([]);
  await choose(page, "small-event-log.csv");
  await expect(page.getByText("Nothing has been stored yet.")).toBeVisible();
  expect(await axeFaults(page), "preview").toEqual([]);
  await page.getByRole("button", { name: /^Import \d/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  expect(await axeFaults(page), "done").toEqual([]);
  await page.evaluate(() => {
    location.hash = "#/agreements";
  });
  await expect(page.getByRole("heading", { name: "Try a time" })).toBeVisible();
  expect(await axeFaults(page), "agreements").toEqual([]);
});
