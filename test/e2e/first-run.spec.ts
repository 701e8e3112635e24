import { expect, reloaded, test } from "./desk-fixture.ts";

test("a desk is set up with its agreements, a name and a team, and the queue is ready", async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole("heading", { name: "Welcome to Deskwatch" })).toBeVisible();
  await page.getByRole("checkbox", { name: /Stockport/ }).check({ force: true });
  await page.getByRole("checkbox", { name: /SIPS/ }).check({ force: true });
  await page.getByLabel("Your name").fill("Asha Bello");
  await page.getByLabel("Your team").fill("Schools desk");
  await page.getByLabel("Sites (optional)").fill("Bramhall High\n\nTown Hall\nTown Hall");
  await page.getByRole("button", { name: "Set up the desk" }).click();

  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No open tickets" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("2 agreements");
  await expect(page.getByRole("button", { name: /Asha Bello acts/ })).toBeVisible();
  const status = await desk.bridge.request("desk.status", {});
  expect(status.ok && [status.value.sites, status.value.teams]).toEqual([
    ["Bramhall High", "Town Hall"],
    ["Schools desk"],
  ]);
});

test("what is missing is said beside its field, and nothing is set up", async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole("checkbox").first()).toBeFocused();
  await page.getByRole("button", { name: "Set up the desk" }).click();
  await expect(page.getByText("Choose at least one agreement.")).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeFocused();
  await expect(page.getByText("Say who you are: your name stands on what you do.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveAttribute("aria-invalid", "true");
  const status = await desk.bridge.request("desk.status", {});
  expect(status.ok && status.value.isSetUp).toBe(false);
});

test("a refused form is filled in and sent, and the keyboard goes on in the queue", async ({ desk }) => {
  const { page } = desk;
  await page.getByRole("button", { name: "Set up the desk" }).click();
  await expect(page.getByText("Choose at least one agreement.")).toBeVisible();
  await page.getByRole("checkbox", { name: /SIPS/ }).check({ force: true });
  await expect(page.getByText("Choose at least one agreement.")).toHaveCount(0);
  await page.getByLabel("Your name").fill("Asha Bello");
  await expect(page.getByLabel("Your name")).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Set up the desk" }).click();
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("a desk is set up without a mouse", async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" }).getByText("Show every key")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.keyboard.type("Lee Okafor");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("1 agreement");
});

test("the example desk opens with a week of tickets under five agreements", async ({ desk }) => {
  const { page } = desk;
  await page.getByRole("button", { name: "Open an example desk" }).click();
  await expect(page.getByRole("grid", { name: /Tickets/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("contentinfo")).toContainText("5 agreements");
  expect(await page.getByRole("row").count()).toBeGreaterThan(5);
  await expect(page.getByRole("grid")).toBeFocused();
});

test("its tickets stand under the day's headings at once, however late the agreements come", async ({ desk }) => {
  const { page } = desk;
  await page.route("**/api/request/agreement.list", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  const headings = page.getByRole("grid").getByRole("rowheader");
  const rightOnes = async (): Promise<string[]> => {
    await reloaded(desk);
    await expect(headings.first()).toBeVisible();
    return headings.allInnerTexts();
  };
  const told = page.waitForResponse(/agreement\.list$/, { timeout: 30_000 });
  await page.getByRole("button", { name: "Open an example desk" }).click();
  await told;
  await expect(headings.first()).toBeVisible();
  // What was told has to be read and drawn.
  await page.waitForTimeout(500);
  const shown = await headings.allInnerTexts();
  expect(shown.length).toBeGreaterThan(1);
  expect(shown).toEqual(await rightOnes());
});
