import { ask, logCall } from "../support/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

const MENUS = ["Agreement", "Priority", "State", "Owner", "Site"];

test("every filter is chosen, and left, by keyboard alone", async ({ desk }) => {
  const actor = await desk.setUp();
  await logCall(desk.bridge, actor, { summary: "No internet at all" });
  const page = await reloaded(desk);
  for (const label of MENUS) {
    const button = page.getByRole("button", { name: label });
    await button.focus();
    await page.keyboard.press("Enter");
    const options = page.getByRole("listbox", { name: label }).getByRole("option");
    await expect(options.first()).toBeFocused();
    await page.keyboard.press("Space");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    const chosen = await options.first().innerText();
    await page.keyboard.press("ArrowDown");
    if ((await options.count()) > 1) await expect(options.nth(1)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(button).toBeFocused();
    await expect(button).toHaveText(label + chosen);
    await page.keyboard.press("x");
    await expect(button).toHaveText(label);
  }
});

test("who acts is switched by keyboard alone", async ({ desk }) => {
  await desk.setUp();
  await ask(desk.bridge, "people.add", { name: "Lee Okafor", team: "Service Desk" });
  const page = await reloaded(desk);
  const trigger = page.getByRole("button", { name: /acts\. Switch/ });
  await expect(trigger).toContainText("Asha Bello");
  await trigger.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: /Asha Bello/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(trigger).toContainText("Lee Okafor");
});
