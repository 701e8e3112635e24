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

test("the talk of a call begins in its first field and shows both sides, the largest matrix too", async ({ desk }) => {
  const page = await openCall(desk, ["columbia"]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await takeDown(page, "No internet");
  await talkPriority(page);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Says it costs them")).toBeFocused();
  await dialog.getByLabel("Wants").selectOption("P2");
  await dialog.getByRole("radio", { name: /No workaround$/ }).check();
  await dialog.getByRole("radio", { name: /Two to five$/ }).check();
  const choice = dialog.getByRole("group", { name: "We propose" });
  await expect(choice.getByRole("radio", { name: /^P5 / })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByLabel("Speaks for the caller")).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole("button", { name: /^Ask later/ })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole("cell", { name: /^P2 wanted acknowledge/ })).toHaveCount(2);
  await expect(choice.getByRole("radio", { name: /^P2 .* wanted/ })).toBeChecked();
  const cells = await dialog
    .getByRole("row", { name: /Two to five/ })
    .getByRole("button")
    .all();
  const heights = await Promise.all(cells.map(async (cell) => (await cell.boundingBox())?.height));
  expect(new Set(heights).size, "cells of one row are equally high").toBe(1);

  // A large zoom: head, sheet and foot scroll as one, the sides one beneath the other.
  await page.setViewportSize({ width: 640, height: 360 });
  await expect(dialog.getByRole("button", { name: /^Agreed by phone/ })).not.toBeInViewport();
  await dialog.getByRole("button", { name: /^Agreed by phone/ }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole("heading", { name: /^Agree the priority/ })).not.toBeInViewport();
  expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
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
