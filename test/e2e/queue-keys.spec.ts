import { ask, logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

const MENUS = ["Agreement", "Priority", "State", "Owner", "Site"];

test("every filter is chosen, and left, by keyboard alone", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "No internet at all" });
  const page = await reloaded(desk);
  for (const label of MENUS) {
    const button = page.getByRole("button", { name: new RegExp(`^${label}`) });
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

test("filters have keys, stand in one line, and fold behind one button where there is no room", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "No internet at all" });
  const page = await reloaded(desk);
  const grid = page.getByRole("grid");
  await expect(grid).toBeFocused();
  await page.keyboard.press("h");
  await page.keyboard.press("o");
  await expect(page.getByRole("option", { name: "unassigned" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(grid).toBeFocused();
  const middleOf = async (name: "Views" | "Agreement"): Promise<number> => {
    const box = await page.getByRole("button", { name }).boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0) / 2;
  };
  expect(await middleOf("Views")).toBeCloseTo(await middleOf("Agreement"), 0);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(grid).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("filter by state");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "Unverified" })).toBeFocused();
  // A filter that leaves nothing over takes the list away; the keyboard goes to what is offered instead.
  await page.keyboard.press("Space");
  await expect(page.getByText("1 ticket of another state fits.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Look among all states/ })).toBeFocused();
  await page.keyboard.press("x");
  await expect(grid).toBeFocused();

  await page.setViewportSize({ width: 640, height: 360 });
  const row = page.getByRole("row", { name: /No internet/ });
  await expect(row.getByText("P2").filter({ visible: true })).toBeVisible();
  await expect(row.getByText("unassigned").filter({ visible: true })).toBeVisible();
  await page.getByRole("button", { name: "Filter", exact: true }).press("Enter");
  await expect(page.getByRole("button", { name: "Agreement" })).toBeFocused();
  await page.getByRole("button", { name: "Priority" }).press("Enter");
  await expect(page.getByRole("dialog", { name: "Priority filter" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("h");
  await page.keyboard.press("l");
  await expect(page.getByRole("option", { name: "Bramhall High" })).toBeFocused();
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
