import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { logCall } from "../support/ticket/calls.ts";
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
  await page.getByLabel("Event log (CSV)").setInputFiles(`${FIXTURES}${name}`);
}

const count = (page: Page, label: string) =>
  page
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${label}$`) })
    .locator("xpath=following-sibling::dd");

test("a log is looked at first, imported with its times, and importing it again adds nothing", async ({ desk }) => {
  const page = await openImport(desk);
  await page.getByLabel("Event log (CSV)").focus();
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
  const all = await report.getByRole("row").count();
  await report.getByRole("radio", { name: /^changed/ }).check();
  await expect.poll(() => report.getByRole("row").count()).toBeLessThan(all);
  await report.getByLabel("Find").fill("no line says this");
  await expect(report.getByRole("row")).toHaveCount(1);
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
