import { randomUUID } from "node:crypto";
import { ask, logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("tickets stand under headings, next due first, each with its promise, moment and next move", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Printer out of toner", priority: "P4" });
  await logCall(desk.bridge, { summary: "No internet at all", priority: "P1" });
  const page = await reloaded(desk);
  const tickets = page.getByRole("row").filter({ has: page.getByRole("gridcell") });
  await expect(tickets).toHaveCount(2);
  await expect(tickets.first()).toContainText("No internet at all");
  await expect(tickets.last()).toContainText("Printer out of toner");
  await expect(tickets.first()).toContainText("P1");
  await expect(tickets.first()).toContainText("Bramhall High");
  await expect(tickets.first()).toContainText("unassigned");
  await expect(tickets.first()).toContainText("us");
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", /^\d+$/);
});

test("rows hold still: a new ticket is announced and appears when R is pressed", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Printer out of toner", priority: "P4" });
  const page = await reloaded(desk);
  await expect(page.getByText("Printer out of toner")).toBeVisible();

  await logCall(desk.bridge, { summary: "No internet at all", priority: "P1" });
  await expect(page.getByText("1 new")).toBeVisible();
  await expect(page.getByText("No internet at all")).toHaveCount(0);
  await page.keyboard.press("r");
  await expect(page.getByText("No internet at all")).toBeVisible();
  await expect(page.getByText("1 new")).toHaveCount(0);
});

test("rows hold still: a changed ticket changes in place and a finished one stays until R", async ({ desk }) => {
  const actor = await desk.setUp();
  const first = await logCall(desk.bridge, { summary: "First of two", priority: "P1" });
  await logCall(desk.bridge, { summary: "Second of two", priority: "P4" });
  const page = await reloaded(desk);
  const row = page.getByRole("row", { name: /First of two/ });
  await expect(row).toContainText("proposed");
  const before = await row.boundingBox();

  const act = (command: Parameters<typeof ask<"ticket.command">>[2]["command"]) =>
    ask(desk.bridge, "ticket.command", { commandId: randomUUID(), ticketId: first.ticketId, command });
  await act({ type: "AssignTicket", owner: actor });
  await expect(row).toContainText("Asha Bello");
  expect(await row.boundingBox()).toEqual(before);

  await act({ type: "ResolveTicket", how: "fix", text: "Switch restarted" });
  await expect(row).toContainText("resolved");
  expect(await row.boundingBox()).toEqual(before);
  await expect(page.getByText("1 would leave")).toBeVisible();
  await page.keyboard.press("r");
  await expect(row).toHaveCount(0);
  await expect(page.getByText("Second of two")).toBeVisible();
});

test("filters, views with their counts, and a saved view", async ({ desk }) => {
  const actor = await desk.setUp();
  const mine = await logCall(desk.bridge, { summary: "Mine alone" });
  await logCall(desk.bridge, { summary: "Somebody's", priority: "P4", site: "Town Hall" });
  await ask(desk.bridge, "ticket.command", {
    commandId: randomUUID(),
    ticketId: mine.ticketId,
    command: { type: "AssignTicket", owner: actor },
  });
  const page = await reloaded(desk);
  await expect(page.getByRole("radio", { name: /All\s*2/ })).toBeVisible();
  await page.getByRole("radio", { name: /Mine\s*1/ }).click();
  await expect(page.getByText("Mine alone")).toBeVisible();
  await expect(page.getByText("Somebody's")).toHaveCount(0);

  await page.getByRole("radio", { name: /All/ }).click();
  await page.getByRole("button", { name: "Priority" }).click();
  await page.getByRole("option", { name: "P4" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Mine alone")).toHaveCount(0);
  await expect(page.getByText("Somebody's")).toBeVisible();

  await page.keyboard.press("v");
  await page.getByLabel("Name").fill("Low ones");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Views" })).toContainText("Low ones");
  await page.keyboard.press("x");
  await expect(page.getByRole("button", { name: "Views" })).not.toContainText("Low ones");
  await expect(page.getByText("Mine alone")).toBeVisible();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitemradio", { name: "Low ones", exact: true }).click();
  await expect(page.getByRole("button", { name: "Views" })).toContainText("Low ones");
  await expect(page.getByText("Mine alone")).toHaveCount(0);
  await expect(page.getByText("Somebody's")).toBeVisible();
});

const STRANGE = [
  '"',
  "'; DROP TABLE event; --",
  "*",
  "(",
  "AND OR NOT NEAR",
  "summary:printer",
  "100%",
  "\\",
  "🖨️ 学校",
  "a".repeat(600),
  "-",
  "^x",
  "{}",
];

test("whatever is typed into the search is a search, never an error", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: 'Printer: 100% "jammed" (again)' });
  const page = await reloaded(desk);
  const search = page.getByRole("searchbox", { name: "Search tickets" });
  for (const text of STRANGE) {
    await search.fill(text);
    await expect(
      page.getByRole("grid").or(page.getByRole("heading", { name: "No ticket fits this view" })),
    ).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await search.fill('100% "jammed"');
  await expect(page.getByRole("row", { name: /jammed/ })).toBeVisible();
  await search.fill("no such words anywhere");
  await expect(page.getByRole("heading", { name: "No ticket fits this view" })).toBeVisible();
  await page.getByRole("button", { name: /Show every open ticket/ }).click();
  await expect(page.getByRole("row", { name: /jammed/ })).toBeVisible();
});
