import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { ask } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, type TestDesk, test } from "./desk-fixture.ts";
import { openTicket, send } from "./ticket-steps.ts";

const PASSWORD = "a long enough secret";

/** Asha, the administrator, with a password, and Lee, who takes calls; on the screen of people. */
async function openPeople(desk: TestDesk): Promise<{ readonly page: Page; readonly lee: string }> {
  await desk.setUp();
  const { id } = await ask(desk.bridge, "people.add", { name: "Lee Okafor", team: "Desk" });
  await ask(desk.bridge, "session.setPassword", { commandId: randomUUID(), fresh: PASSWORD });
  const page = await reloaded(desk);
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await page.getByRole("heading", { name: "People and roles" }).waitFor();
  return { page, lee: id };
}

test("an administrator gives roles and a line manager, and the screen tells what happened", async ({ desk }) => {
  const { page } = await openPeople(desk);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Lee Okafor" }) });
  expect(await axeFaults(page)).toEqual([]);
  await card.getByRole("button", { name: "Change Lee Okafor" }).click();
  const dialog = page.getByRole("dialog", { name: "Change Lee Okafor" });
  await dialog.getByLabel("Team leader").check();
  await dialog.getByLabel("Line manager").selectOption({ label: "Asha Bello" });
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: /^Store the changes/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card).toContainText("analyst, team leader");
  await expect(card).toContainText("Asha Bello");
  await card.getByText("What happened").click();
  await expect(card).toContainText("Roles now: analyst, team leader");
});

test("a substitute is named with dates and withdrawn", async ({ desk }) => {
  const { page } = await openPeople(desk);
  await page.getByRole("button", { name: "Substitute for Lee Okafor" }).click();
  const dialog = page.getByRole("dialog", { name: "Substitute for Lee Okafor" });
  await dialog.getByLabel("Who stands in").selectOption({ label: "Asha Bello" });
  await dialog.getByLabel("From").fill("in 1 day");
  await dialog.getByLabel("Until").fill("in 3 days");
  await dialog.getByRole("button", { name: /^Name the substitute/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/^Asha Bello, .* until /)).toBeVisible();
  await page.getByRole("button", { name: "Substitute for Lee Okafor" }).click();
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText(/^Asha Bello, .* until /)).toHaveCount(0);
});

test("the recovery code is shown once and lets the administrator back in", async ({ desk }) => {
  const { page } = await openPeople(desk);
  await page.getByRole("button", { name: "Recovery code ..." }).click();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const code = (await page.getByText(/^[2-9A-Z]{5}(-[2-9A-Z]{5}){4}$/).textContent()) ?? "";
  await page.getByRole("button", { name: "It is written down: close" }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.getByRole("button", { name: "Forgot the password ..." }).click();
  const dialog = page.getByRole("dialog", { name: "Asha Bello forgot the password" });
  await dialog.getByLabel("Recovery code").fill("22222-22222-22222-22222-22222");
  await dialog.getByLabel("New password, at least 10 characters").fill("another long secret");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(/no code for this person that is still good/).first()).toBeVisible();
  await dialog.getByLabel("Recovery code").fill(code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "People and roles" })).toBeVisible();
});

test("two keys let another person act, and what is left to an administrator says so", async ({ desk }) => {
  const { page } = await openPeople(desk);
  await page.keyboard.press("g");
  await page.keyboard.press("2");
  await expect(page.getByText("Only an administrator may do this.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change Lee Okafor" })).toBeDisabled();
  await page.keyboard.press("g");
  await page.keyboard.press("1");
  await expect(page.getByLabel("Password of Asha Bello")).toBeVisible();
});

test("what changed in another tab meanwhile is told with the text kept, and can be asked for all the same", async ({
  desk,
  context,
}) => {
  test.skip(desk.kind === "electron", "The desktop host has no tabs.");
  const ticket = await openTicket(desk);
  const { page } = desk;
  const other = await context.newPage();
  await other.goto(new URL("/", page.url()).href);
  await page.getByRole("button", { name: "Let it in" }).click();
  await other.getByRole("contentinfo", { name: "Status" }).waitFor();
  await showTicketIn(other, page);
  await page.getByRole("complementary", { name: "Ticket" }).focus();
  await page.keyboard.press("w");
  const note = ticket.getByRole("textbox").first();
  await note.fill("Rang twice, nobody there");
  await other.keyboard.press("a");
  await other
    .getByLabel(/^How the customer was contacted|^What was said/)
    .last()
    .fill("Told Jo");
  await send(other);
  await expect(other.getByText(/Customer contacted/)).toBeVisible();
  await send(page);
  await expect(page.getByRole("alert")).toContainText("This changed while you looked at it: Customer contacted");
  await expect(page.getByRole("alert")).toContainText("Asha Bello");
  await expect(note).toHaveValue("Rang twice, nobody there");
  await page.getByRole("button", { name: /all the same/ }).click();
  await expect(ticket.getByText("Rang twice, nobody there")).toBeVisible();
});

/** The ticket that stands open in one tab, opened in another. */
async function showTicketIn(other: Page, page: Page): Promise<void> {
  const { hash } = new URL(page.url());
  await other.evaluate((to) => {
    location.hash = to;
  }, hash);
  await other.getByRole("article", { name: /^Ticket/ }).waitFor();
  await other.getByRole("complementary", { name: "Ticket" }).focus();
}
