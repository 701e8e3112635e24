import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { logCall } from "../support/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function faults(page: Page): Promise<string[]> {
  // Axe reads colours as they are: an animation under way would be measured half done.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ""}`),
  );
}

for (const theme of ["light", "dark"] as const) {
  test.describe(`in the ${theme} theme axe finds nothing`, () => {
    test.beforeEach(async ({ desk }) => {
      await desk.page.emulateMedia({ colorScheme: theme });
    });

    test("on the first run, empty and with its faults shown", async ({ desk }) => {
      expect(await faults(desk.page)).toEqual([]);
      await desk.page.getByRole("button", { name: "Set up the desk" }).click();
      await expect(desk.page.getByText("Choose at least one agreement.")).toBeVisible();
      expect(await faults(desk.page)).toEqual([]);
    });

    test("on the empty queue", async ({ desk }) => {
      await desk.setUp();
      const page = await reloaded(desk);
      await expect(page.getByRole("heading", { name: "No open tickets" })).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });

    test("on the queue, the keys, the palette, the menus and an opened ticket", async ({ desk }) => {
      const actor = await desk.setUp();
      for (const priority of ["P1", "P2", "P3", "P4"]) await logCall(desk.bridge, actor, { priority });
      const page = await reloaded(desk);
      await page.getByRole("grid").focus();
      expect(await faults(page), "queue").toEqual([]);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await faults(page), "keys").toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("o");
      expect(await faults(page), "palette").toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.getByRole("button", { name: "Priority" }).click();
      await expect(page.getByRole("listbox")).toBeVisible();
      expect(await faults(page), "filter").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /acts/ }).click();
      expect(await faults(page), "person menu").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("grid").focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("complementary", { name: "Ticket" })).toBeVisible();
      expect(await faults(page), "ticket").toEqual([]);
    });
  });
}
