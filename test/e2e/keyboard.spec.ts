import type { Page } from "@playwright/test";
import { logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, type TestDesk, test } from "./desk-fixture.ts";

const TICKETS = 60;

async function deskWithTickets(desk: TestDesk): Promise<Page> {
  await desk.setUp();
  for (let number = 1; number <= TICKETS; number += 1) {
    await logCall(desk.bridge, { summary: `Ticket number ${number}`, priority: number === 1 ? "P1" : "P3" });
  }
  const page = await reloaded(desk);
  // A screen that opens gives the keyboard to its list.
  await expect(page.getByRole("grid")).toBeFocused();
  return page;
}

/** The row the keyboard is on, as assistive technology finds it: it must be in the page. */
async function activeRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role="grid"]');
    const row = document.getElementById(grid?.getAttribute("aria-activedescendant") ?? "");
    return row === null ? "no such row" : `${row.getAttribute("aria-selected")} ${row.getAttribute("aria-rowindex")}`;
  });
}

const indexOf = async (page: Page): Promise<number> => Number((await activeRow(page)).split(" ")[1]);

test("the whole queue is walked by keys, and the active row is always in the page", async ({ desk }) => {
  const page = await deskWithTickets(desk);
  const first = await indexOf(page);
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  expect(await indexOf(page)).toBeGreaterThanOrEqual(first + 2);
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  expect(await indexOf(page)).toBe(first);
  await page.keyboard.press("PageDown");
  expect(await indexOf(page)).toBeGreaterThan(first + 5);
  await page.keyboard.press("End");
  await expect(page.getByRole("row", { selected: true })).toBeVisible();
  expect(await indexOf(page)).toBe(Number(await page.getByRole("grid").getAttribute("aria-rowcount")));
  await page.keyboard.press("Home");
  expect(await indexOf(page)).toBe(first);

  await page.getByRole("grid").evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await page.waitForTimeout(200);
  expect(await activeRow(page)).toMatch(/^true /);
});

test("Enter opens the ticket over the queue, Escape comes back to the same row", async ({ desk }) => {
  const page = await deskWithTickets(desk);
  await page.keyboard.press("j");
  const before = await activeRow(page);
  const name = await page.getByRole("row", { selected: true }).innerText();
  const reference = /[A-Z]{2}-\w+-\w+/.exec(name)?.[0] ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Ticket" })).toContainText(reference);
  await expect(page).toHaveURL(/#\/queue\/.+/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Ticket" })).toHaveCount(0);
  await expect(page.getByRole("grid")).toBeFocused();
  expect(await activeRow(page)).toBe(before);
});

test("on a wide screen the ticket opens beside the queue and follows the keyboard", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 2560, height: 1440 });
  const page = await deskWithTickets(desk);
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Ticket" });
  await expect(panel).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();
  const [list, beside] = await Promise.all([page.getByRole("grid").boundingBox(), panel.boundingBox()]);
  expect(beside?.x).toBeGreaterThanOrEqual((list?.x ?? 0) + (list?.width ?? 0) - 1);
  const opened = page.url();
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(opened);
});

test("? lists every key, and every listed key belongs to something that can be done", async ({ desk }) => {
  const page = await deskWithTickets(desk);
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await expect(list).toBeVisible();
  for (const label of [
    "Next ticket",
    "Open the selected ticket",
    "Search tickets",
    "Put the list in order",
    "Go to Queue",
  ]) {
    await expect(list.getByText(label, { exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);

  // On an open ticket each letter is listed once, the ticket's own first.
  await page.keyboard.press("Enter");
  await page.getByRole("article", { name: /^Ticket/ }).waitFor();
  await page.keyboard.press("?");
  await expect(list.getByRole("heading", { level: 3 }).first()).toHaveText("Ticket");
  const keys = await list.locator("dd > .visually-hidden").allInnerTexts();
  const letters = keys.flatMap((text) => text.split(" or "));
  expect(letters.filter((key, index) => letters.indexOf(key) !== index)).toEqual([]);
});

test("the palette runs commands and finds tickets by reference and by words", async ({ desk }) => {
  const page = await deskWithTickets(desk);
  const reference = /[A-Z]{2}-\w+-\w+/.exec(await page.getByRole("row", { selected: true }).innerText())?.[0] ?? "";
  await page.keyboard.press("Control+k");
  await page.keyboard.type(reference);
  await page.getByRole("menuitem", { name: new RegExp(reference) }).waitFor();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Ticket" })).toContainText(reference);
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("number 17");
  await page.getByRole("menuitem", { name: /number 17/ }).waitFor();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Ticket" })).toContainText("Ticket number 17");
});

test("letters typed into a field stay letters", async ({ desk }) => {
  const page = await deskWithTickets(desk);
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search tickets" });
  await expect(search).toBeFocused();
  await page.keyboard.type("number 5 jkorn?x");
  await expect(search).toHaveValue("number 5 jkorn?x");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await search.fill("number 55");
  await expect(page.getByRole("row", { name: /number 55/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid")).toBeFocused();
});

test("of two keys pressed after each other the pair is meant, not the second alone", async ({ desk }) => {
  const page = await deskWithTickets(desk);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: "Agreements", level: 1 })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Ticket" })).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page.getByRole("grid")).toBeFocused();
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Import" }).click();
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("go to queue");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Ticket" })).toBeVisible();
});

test("a screen that says its name answers to its keys from that moment on", async ({ desk }) => {
  await desk.setUp();
  await desk.page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector("h1") === null) return;
      watch.disconnect();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", code: "KeyN", bubbles: true }));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  const page = await reloaded(desk);
  await expect(page.getByRole("form", { name: "Log a call" })).toBeVisible();
});
