import type { Page } from "@playwright/test";
import { openCall } from "./call-steps.ts";
import { expect, test } from "./desk-fixture.ts";

/** Works a page and counts each key that goes down, Ctrl and Alt too; what is typed as text is not counted. */
function counting(page: Page) {
  let keys = 0;
  return {
    count: () => keys,
    text: (words: string) => page.keyboard.type(words),
    async press(...pressed: string[]): Promise<void> {
      for (const key of pressed) {
        keys += 1;
        await page.keyboard.press(key);
      }
    },
    /** Several keys while one is held. */
    async holding(held: string, ...pressed: string[]): Promise<void> {
      keys += 1;
      await page.keyboard.down(held);
      await this.press(...pressed);
      await page.keyboard.up(held);
    },
  };
}

test("a password reset is logged, agreed and resolved in at most 12 keystrokes besides its text", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Go to Queue");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  const hands = counting(page);

  await hands.press("n");
  await expect(page.getByLabel("Caller", { exact: true })).toBeFocused();
  await hands.text("Mrs Shah");
  await hands.press("Tab");
  await hands.text("0161 496 0000");
  await hands.press("Tab", "Tab");
  await hands.text("Bramhall High");
  await hands.press("Tab");
  await hands.text("Cannot sign in: password forgotten");
  await hands.press("Tab", "Tab");
  await expect(page.getByLabel(/^Dealt with already/)).toBeFocused();
  await hands.text("Password set anew, told by phone");
  await hands.holding("Control", "Enter");
  await page.getByRole("dialog", { name: /Agree the priority/ }).waitFor();
  await hands.holding("Alt", "3", "a");

  await expect(page.getByRole("heading", { name: /^Logged as/ })).toBeVisible();
  await expect(page.getByText("P3 agreed with the caller, and resolved.")).toBeVisible();
  expect(hands.count()).toBeLessThanOrEqual(12);

  await page.keyboard.press("o");
  const ticket = page.getByRole("article", { name: /^Ticket/ });
  await expect(ticket.getByText("Password set anew, told by phone")).toBeVisible();
  await expect(ticket.getByText("resolved", { exact: true })).toBeVisible();
});

test("in the talk a digit chooses the priority of that number, with Alt while something is written", async ({
  desk,
}) => {
  const page = await openCall(desk, ["stockport"]);
  await page.getByLabel("Caller", { exact: true }).fill("Mrs Shah");
  await page.getByLabel("Telephone", { exact: true }).fill("0161 496 0000");
  await page.getByRole("combobox", { name: /^(School|Site)/ }).fill("Bramhall High");
  await page.getByLabel("What happened, in one line").fill("No sound in the hall");
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: /Agree the priority/ });
  const proposed = dialog.getByRole("group", { name: "We propose" });
  await page.keyboard.type("2 rooms wait");
  await expect(dialog.getByLabel("Says it costs them")).toHaveValue("2 rooms wait");
  await expect(proposed.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.keyboard.press("Alt+2");
  await expect(proposed.getByRole("radio", { name: /^P2 / })).toBeChecked();
  await proposed.getByRole("radio", { name: /^P2 / }).focus();
  await page.keyboard.press("1");
  await expect(proposed.getByRole("radio", { name: /^P1 / })).toBeChecked();
  await expect(dialog.getByLabel("Says it costs them")).toHaveValue("2 rooms wait");
});
