import type { Page } from "@playwright/test";
import { expect, test } from "./desk-fixture.ts";
import { COVENTRY_CALL, openTicket } from "./ticket-steps.ts";

/** "2 h 30:12", "1 min 45 s", "12 s" in seconds. */
function seconds(text: string): number {
  const match = /(\d+) h (\d+)(?::(\d+))?/.exec(text);
  const short = /(?:(\d+) min)? ?(?:(\d+) s)?$/.exec(text);
  if (match === null && short?.[0]) return Number(short[1] ?? 0) * 60 + Number(short[2] ?? 0);
  if (match === null) throw new Error(`"${text}" is no length.`);
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

async function ledger(page: Page) {
  const why = page.getByRole("complementary", { name: /^Why/ });
  const table = why.getByRole("table").first();
  const counted = await table.locator("tbody tr td:nth-of-type(2)").allInnerTexts();
  return {
    why,
    table,
    sum: counted.filter((text) => text.trim() !== "").reduce((sum, text) => sum + seconds(text), 0),
    total: seconds(await why.getByTestId("ledger-total").innerText()),
    target: seconds(await why.getByTestId("ledger-target").innerText()),
  };
}

test("the ledger's lines add up to the target, to the second", async ({ desk }) => {
  await openTicket(desk, COVENTRY_CALL);
  await desk.page.keyboard.press("e");
  await expect(desk.page.getByRole("complementary", { name: /^Why fix by/ })).toContainText("Coventry, version 1.2");
  const { sum, total, target, why } = await ledger(desk.page);
  expect(sum).toBe(target);
  expect(total).toBe(target);
  await expect(why).toContainText("COV-44");
  await expect(why).toContainText(/worked \+ .* paused \+ .* outside hours = /);
  await desk.page.keyboard.press("e");
  await expect(why).toHaveCount(0);
});

test("the ledger takes the focus, and Escape leads back: out of the ledger, then out of the ticket", async ({
  desk,
}) => {
  const ticket = await openTicket(desk, COVENTRY_CALL);
  const { page } = desk;
  const why = page.getByRole("complementary", { name: /^Why/ });
  await expect(ticket.getByRole("button", { name: /^Why this moment to fix/ })).toHaveAttribute(
    "aria-keyshortcuts",
    "E",
  );
  const resolve = ticket.getByRole("button", { name: /^Resolve/ });
  await resolve.focus();
  await page.keyboard.press("e");
  await expect(why.getByRole("row").getByRole("button").first()).toBeFocused();
  await expect(why.getByRole("row").getByRole("button").first()).toBeInViewport();
  await why.getByLabel("As it stood at").focus();
  await page.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
  await expect(resolve).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(ticket).toHaveCount(0);
});

test("every promise has its own ledger", async ({ desk }) => {
  const ticket = await openTicket(desk);
  for (const name of ["Why this moment to respond?", "Why this moment to fix?"]) {
    await ticket.getByRole("button", { name }).press("Enter");
    const { sum, target } = await ledger(desk.page);
    expect(sum, name).toBe(target);
  }
});

test("a ledger line that has the focus lights its stretch of the strip", async ({ desk }) => {
  const ticket = await openTicket(desk, COVENTRY_CALL);
  await desk.page.keyboard.press("e");
  const lines = desk.page.getByRole("complementary", { name: /^Why/ }).getByRole("row").getByRole("button");
  await lines.last().focus();
  await expect(ticket.locator("[role=img] [data-lit]").first()).toBeVisible();
  await lines.first().focus();
  await expect(ticket.locator("[role=img] [data-lit]")).not.toHaveCount(0);
});

test("the clocks can be seen as they stood at a past minute", async ({ desk }) => {
  const ticket = await openTicket(desk, COVENTRY_CALL);
  await desk.page.keyboard.press("e");
  await desk.page.getByRole("button", { name: "Show", exact: true }).press("Enter");
  await expect(ticket.getByText(/^As it stood /).first()).toBeVisible();
  await desk.page.getByRole("button", { name: "Back to now" }).press("Enter");
  await expect(ticket.getByRole("alert")).toHaveCount(0);
});
