import type { Page } from "@playwright/test";
import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

const addressOf = (page: Page, hash: string): string => new URL(hash, page.url()).href;

test("a team leader opens the month, a figure, its tickets, and one of them", async ({ desk }) => {
  await desk.bridge.request("desk.openExample", { person: "Asha Bello" });
  const page = await reloaded(desk);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.getByLabel("Agreement", { exact: true }).selectOption({ label: "Stockport" });
  const card = page.getByRole("article", { name: "Incidents resolved within the specified time scales" });
  await expect(card).toContainText("97 % is asked");
  await expect(card).toContainText("Tickets resolved in the month.");
  await expect(page.getByRole("article", { name: "Schools Network available" })).toContainText("Not entered");

  const made = /(\d+) of (\d+)/.exec((await card.textContent()) ?? "");
  expect(Number(made?.[2])).toBeGreaterThan(0);
  await card.getByRole("button", { name: /Show its/ }).click();
  const list = page.getByRole("region", { name: /Incidents resolved within/ });
  await expect(list.getByRole("row")).toHaveCount(Number(made?.[2]) + 1);
  expect(await axeFaults(page)).toEqual([]);

  const reference = (await list.getByRole("button").first().textContent()) ?? "";
  await list.getByRole("button", { name: reference }).click();
  await expect(page.getByRole("complementary", { name: "Ticket" })).toContainText(reference);
});

test("the address names agreement and month, and a month to come is refused in words", async ({ desk }) => {
  await desk.bridge.request("desk.openExample", { person: "Asha Bello" });
  const page = await reloaded(desk);
  await page.goto(addressOf(page, "#/month/coventry%202021-12"));
  await expect(page.getByRole("heading", { name: "Coventry, December 2021" })).toBeVisible();
  // Until version 1.2 the text said 20 seconds.
  await expect(page.getByRole("article", { name: /answered within 20 seconds/ })).toBeVisible();
  await page.goto(addressOf(page, "#/month/coventry%202190-01"));
  await expect(page.getByRole("alert")).toContainText("2190-01 has not begun yet.");
});
