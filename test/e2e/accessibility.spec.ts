import { logCall } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test.describe("in both themes axe finds nothing", () => {
  test("on the first run, empty and with its faults shown", async ({ desk }) => {
    expect(await axeFaults(desk.page)).toEqual([]);
    await desk.page.getByRole("button", { name: "Set up the desk" }).click();
    await expect(desk.page.getByText("Choose at least one agreement.")).toBeVisible();
    expect(await axeFaults(desk.page)).toEqual([]);
  });

  test("on the empty queue", async ({ desk }) => {
    await desk.setUp();
    const page = await reloaded(desk);
    await expect(page.getByRole("heading", { name: "No open tickets" })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  test("on the queue, the keys, the palette, the menus and an opened ticket", async ({ desk }) => {
    await desk.setUp();
    for (const priority of ["P1", "P2", "P3", "P4"]) await logCall(desk.bridge, { priority });
    const page = await reloaded(desk);
    await page.getByRole("grid").focus();
    expect(await axeFaults(page), "queue").toEqual([]);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await axeFaults(page), "keys").toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("o");
    expect(await axeFaults(page), "palette").toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.getByRole("button", { name: "Priority" }).click();
    await expect(page.getByRole("listbox")).toBeVisible();
    expect(await axeFaults(page), "filter").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /acts/ }).click();
    expect(await axeFaults(page), "person menu").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("complementary", { name: "Ticket" })).toBeVisible();
    expect(await axeFaults(page), "ticket").toEqual([]);
  });
});
