import { openCall, propose, takeDown, talkPriority } from "./call-steps.ts";
import { expect, test } from "./desk-fixture.ts";
import { openTicket } from "./ticket-steps.ts";

test("the talk begins in its first field; whoever types on never meets the close button", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: /^Priority of/ });
  await expect(dialog.getByLabel("Says it costs them")).toBeFocused();
  await page.keyboard.type("Everybody is waiting");
  await page.keyboard.press("Tab");
  await expect(dialog.getByLabel("Wants")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(ticket).toBeFocused();
});

test("the talk of a call that is being logged begins in its first field too", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await takeDown(page, "No internet");
  await talkPriority(page);
  await expect(page.getByLabel("Says it costs them")).toBeFocused();
});

test("disagreeing with a change of priority is one key: the desk's proposal, disputed", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: /^Priority of/ });
  await page.keyboard.type("Everybody is waiting");
  await dialog.getByLabel("Wants").selectOption("P1");
  await propose(page, "P3");
  await page.keyboard.press("d");
  await expect(dialog).toHaveCount(0);
  await expect(ticket.getByText("Priority changed from P2 to P3")).toBeVisible();
  await expect(ticket.getByText(/disputed/i).first()).toBeVisible();
  await expect(ticket).toBeFocused();
});
