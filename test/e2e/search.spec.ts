import { logCall } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("words come before parts of words, each counted, and what was searched for is marked", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Wifi is still slow", details: "Again", priority: "P1" });
  await logCall(desk.bridge, { summary: "The till is dead", details: "No light", priority: "P4" });
  await logCall(desk.bridge, {
    summary: "Office chair",
    details: "It stands beside the tills in the canteen, and somebody fell.",
    priority: "P4",
  });
  const page = await reloaded(desk);
  await page.getByRole("searchbox", { name: "Search tickets" }).fill("till");
  const tickets = page.getByRole("row").filter({ has: page.getByRole("gridcell") });
  await expect(tickets).toHaveCount(3);
  await expect(tickets.nth(2)).toContainText("still slow");
  await expect(page.getByRole("rowheader").last()).toHaveText("Only inside a word 1");
  await expect(
    page.getByText("2 tickets hold this as a word or its beginning; 1 holds it only inside a word."),
  ).toBeVisible();
  await expect(tickets.filter({ hasText: "The till is dead" }).locator("mark")).toHaveText("till");
  // Nothing the row shows holds it: where it stands is said.
  await expect(tickets.filter({ hasText: "Office chair" })).toContainText("beside the tills in the canteen");
  await expect(tickets.first()).toHaveAttribute("aria-selected", "true");
  expect(await axeFaults(page), "search").toEqual([]);
  if (process.env["SHOTS"] !== undefined) {
    await page.screenshot({ path: `${process.env["SHOTS"]}/search-light.png` });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: `${process.env["SHOTS"]}/search-dark.png` });
  }
});

test("the list of a new search begins at its top, wherever the one before was left", async ({ desk }) => {
  await desk.setUp();
  for (let number = 0; number < 45; number += 1) {
    await logCall(desk.bridge, { summary: `Printer ${number} in room ${number}`, details: "Jams" });
  }
  const page = await reloaded(desk);
  const search = page.getByRole("searchbox", { name: "Search tickets" });
  await search.fill("printer");
  const tickets = page.getByRole("row").filter({ has: page.getByRole("gridcell") });
  await expect(tickets.first().locator("mark")).toHaveText("Printer");
  await search.press("Enter");
  await page.keyboard.press("End");
  const grid = page.getByRole("grid");
  await expect.poll(() => grid.evaluate((list) => list.scrollTop)).toBeGreaterThan(300);
  await search.fill("room");
  await expect(tickets.first().locator("mark")).toHaveText("room");
  await expect.poll(() => grid.evaluate((list) => list.scrollTop)).toBe(0);
  await expect(tickets.first()).toHaveAttribute("aria-selected", "true");
});
