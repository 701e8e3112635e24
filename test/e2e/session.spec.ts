import { axeFaults } from "./axe-faults.ts";
import { expect, test } from "./desk-fixture.ts";

const PASSWORD = "a long enough secret";

test("a password locks the desk and opens it again, without a mouse", async ({ desk }) => {
  await desk.setUp();
  const { page } = desk;
  await page.reload();
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Set your password");
  await page.keyboard.press("Enter");
  const field = page.getByLabel("New password, at least 10 characters");
  await field.fill("short");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The password is too short: at least 10 characters.")).toBeVisible();
  await field.fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(field).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: "The desk is locked" })).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.type("a wrong one");
  await page.keyboard.press("Enter");
  await expect(page.getByText("That is not the right password for this person. Try again.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "The desk is locked" })).toBeVisible();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
});
