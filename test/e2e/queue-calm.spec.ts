import type { Route } from "@playwright/test";
import { ask, logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("the missed badge counts every missed ticket, whatever is searched for", async ({ desk }) => {
  const { page } = desk;
  await page.getByRole("button", { name: "Open an example desk" }).click();
  await expect(page.getByRole("grid", { name: /Tickets/ })).toBeVisible({ timeout: 30_000 });
  const { missed } = await ask(desk.bridge, "queue.counts", { filter: {} });
  expect(missed).toBeGreaterThan(0);
  const badge = page.getByRole("navigation", { name: "Screens" }).getByText(`${missed} missed`);
  await expect(badge).toBeVisible();
  await page.getByRole("searchbox", { name: "Search tickets" }).fill("no such words anywhere");
  await expect(page.getByRole("heading", { name: "No ticket fits this view" })).toBeVisible();
  await expect(page.getByText("Nothing written on a ticket in this view holds all of: no such words")).toBeVisible();
  await expect(badge).toBeVisible();

  // What only finished tickets say is not told as if nobody had ever said it.
  const closed = await ask(desk.bridge, "queue.list", { filter: { statuses: ["closed"] } });
  const [known] = closed.rows;
  await page.getByRole("searchbox", { name: "Search tickets" }).fill(known?.reference ?? "");
  await expect(page.getByText("1 resolved or closed ticket fits.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Look among all states/ })).toBeFocused();
  await page.keyboard.press("h");
  await page.keyboard.press("e");
  await expect(page.getByRole("row", { name: new RegExp(known?.reference ?? "") })).toBeVisible();
  await expect(page.getByRole("radio", { name: /All\s*1$/ })).toBeVisible();
  await expect(page.getByRole("grid")).toBeFocused();
});

test("the search field keeps its size while something is typed into it", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Printer out of toner" });
  const page = await reloaded(desk);
  const search = page.getByRole("searchbox", { name: "Search tickets" });
  const before = await search.boundingBox();
  await search.fill("printer");
  await expect(page.getByRole("button", { name: /Clear/ })).toBeVisible();
  expect(await search.boundingBox()).toEqual(before);
});

test("the offer to rearrange covers no row and moves none", async ({ desk }) => {
  await desk.setUp();
  for (let count = 0; count < 25; count += 1) await logCall(desk.bridge, { summary: `Call ${count}` });
  const page = await reloaded(desk);
  const row = page.getByRole("row", { name: /Call 3/ });
  const before = await row.boundingBox();
  await logCall(desk.bridge, { summary: "One more", priority: "P1" });
  const offer = page.getByRole("button", { name: /Rearrange/ });
  await expect(offer).toBeVisible();
  expect(await row.boundingBox()).toEqual(before);
  const list = await page.getByRole("grid").boundingBox();
  const button = await offer.boundingBox();
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
});

test("a view of everything is not saved, and the reason is told", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge);
  const page = await reloaded(desk);
  await page.keyboard.press("v");
  await page.getByLabel("Name").fill("All of it");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Filter, search or choose a view first.")).toBeVisible();
  expect(await ask(desk.bridge, "view.list", {})).toEqual([]);
});

const notice = (number: number, isLate: boolean) => ({
  name: "notice.delivered",
  data: {
    kind: "ticket",
    ticketId: `ticket-${number}`,
    reference: `ST-${number}`,
    promise: "fix",
    percent: 100,
    dueAt: number,
    to: [],
    isLate,
    summary: "A printer that has been out of toner since the beginning of the week before last",
  },
});

test("notices are three at most in one line, cover nothing, and are dismissed by keyboard", async ({ desk }) => {
  test.skip(desk.kind === "electron", "Here what the desk tells is put into the stream of the browser host.");
  await desk.setUp();
  for (let count = 0; count < 20; count += 1) await logCall(desk.bridge, { summary: `Call ${count}` });
  const told = [1, 2, 3, 4, 5].map((number) => notice(number, number === 5));
  const body = told.map((push) => `event: push\ndata: ${JSON.stringify(push)}\n\n`).join("");
  const tell = async (route: Route): Promise<void> => {
    await desk.page.getByRole("contentinfo").waitFor();
    await route.fulfill({ contentType: "text/event-stream", body });
  };
  await desk.page.route("**/api/pushes", tell, { times: 1 });
  const page = await reloaded(desk);
  const notices = page.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("and 3 more");
  const dismiss = notices.getByRole("button", { name: /^Dismiss: / });
  await expect(dismiss).toHaveCount(3);
  const screen = await page.getByRole("main").boundingBox();
  const line = await page.getByRole("contentinfo").boundingBox();
  const cards = await notices.boundingBox();
  expect((screen?.y ?? 0) + (screen?.height ?? 0)).toBeLessThanOrEqual(cards?.y ?? 0);
  expect((cards?.y ?? 0) + (cards?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0);
  expect(cards?.height).toBeLessThanOrEqual(40);

  await expect(notices.getByRole("button", { name: "Dismiss all" })).toBeVisible();

  // First the late one, which makes room for another; then the further ones; then all there are.
  for (const left of [3, 2]) {
    await dismiss.last().focus();
    await page.keyboard.press("Enter");
    await expect(dismiss).toHaveCount(left);
  }
  await page.keyboard.press("z");
  await page.keyboard.press("n");
  await expect(notices.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("grid")).toBeFocused();
});
