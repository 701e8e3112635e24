import type { Page } from "@playwright/test";
import { ask } from "../support/ticket/calls.ts";
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

test("who is added sets a first password with the code the administrator hands out, and signs in with it", async ({
  desk,
}) => {
  const asha = await desk.setUp();
  const { page, bridge } = desk;
  await page.reload();
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await ask(bridge, "session.setPassword", { commandId: crypto.randomUUID(), fresh: PASSWORD });
  await ask(bridge, "people.add", { name: "Lee Okafor", team: "Desk" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await command(page, "Hand out a code");
  await page.getByLabel("For", { exact: true }).selectOption({ label: "Lee Okafor, Desk" });
  await page.getByLabel("Your own password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "A code for Lee Okafor" });
  const code = (await dialog.getByText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/).textContent()) ?? "";
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: "The desk is locked" })).toBeVisible();
  await page.getByRole("button", { name: "Somebody else" }).click();
  // Locked by somebody with a password: who has none cannot sit down.
  await expect(page.getByRole("button", { name: "Lee Okafor, Desk" })).toBeDisabled();
  await ask(bridge, "session.signIn", { person: asha, password: PASSWORD });
  await ask(bridge, "session.signOut", {});
  await page.reload();
  await page.getByRole("button", { name: "Lee Okafor, Desk" }).click();
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await command(page, "Set your password");
  await page.getByLabel("New password, at least 10 characters").fill("quite another secret");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Give the code.")).toBeVisible();
  await page.getByLabel("Code from an administrator").fill(code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Code from an administrator")).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.getByLabel("Password of Lee Okafor").fill("quite another secret");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  // The code is spent.
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.getByRole("button", { name: "Forgot the password ..." }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByLabel("New password, at least 10 characters").fill("a third long secret");
  await page.keyboard.press("Enter");
  await expect(page.getByText("That is no code for this person that is still good.").first()).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(label);
  await page.keyboard.press("Enter");
}
