import { ask, logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("the status line tells what the desk stands on", async ({ desk }) => {
  await desk.setUp();
  const page = await reloaded(desk);
  const line = page.getByRole("contentinfo");
  await expect(line).toContainText("online");
  await expect(line).toContainText("desk: test.desk");
  await expect(line).toContainText("on this PC only");
  await expect(line).toContainText("2 agreements");
  await expect(line).toContainText(/clocks checked (just now|\d+.s ago)/);
});

test("when the host goes away only the status line changes, and nothing accepted is lost", async ({ desk }) => {
  test.skip(desk.kind === "electron", "The desktop host is the same program as its window.");
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Accepted before the cut" });
  const page = await reloaded(desk);
  await expect(page.getByText("Accepted before the cut")).toBeVisible();

  await desk.kill();
  await expect(page.getByRole("contentinfo")).toContainText("offline");
  await expect(page.getByText("Accepted before the cut")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(page.getByRole("row", { selected: true })).toBeVisible();

  const address = await desk.restart();
  // A host started anew gives new keys; until its address is opened the window says so and keeps what it shows.
  await expect(page.getByRole("contentinfo")).toContainText(/locked|online/);
  await page.goto(address);
  await expect(page.getByRole("contentinfo")).toContainText("online");
  await expect(page.getByText("Accepted before the cut")).toBeVisible();
});

test("a window opened without its key says how to get one", async ({ desk, context }) => {
  test.skip(desk.kind === "electron", "The desktop host needs no key.");
  await desk.setUp();
  const stranger = await context.newPage();
  await stranger.goto(new URL("/", desk.page.url()).href);
  await expect(stranger.getByRole("heading", { name: "This window has no key to the desk" })).toBeVisible();
});

test("who acts can be switched, and new people can be added", async ({ desk }) => {
  await desk.setUp();
  const page = await reloaded(desk);
  await page.getByRole("button", { name: /Asha Bello acts/ }).click();
  await page.getByRole("menuitem", { name: "Add a person" }).click();
  await page.getByLabel("Name").fill("Lee Okafor");
  await page.getByRole("button", { name: "Add and act as this person" }).click();
  await expect(page.getByRole("button", { name: /Lee Okafor acts/ })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("menuitemradio", { name: /Asha Bello/ }).click();
  await expect(page.getByRole("button", { name: /Asha Bello acts/ })).toBeVisible();
  await reloaded(desk);
  await expect(page.getByRole("button", { name: /Asha Bello acts/ })).toBeVisible();
});

test("theme and density are kept for this PC", async ({ desk }) => {
  await desk.setUp();
  const page = await reloaded(desk);
  await page.getByRole("button", { name: /Asha Bello acts/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.getByRole("button", { name: /Asha Bello acts/ }).click();
  await page.getByRole("menuitemradio", { name: "Compact" }).click();
  await reloaded(desk);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe("dark");
});

test("a reload comes back to the same ticket", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Come back to me" });
  const page = await reloaded(desk);
  await page.getByRole("grid").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Ticket" })).toContainText("Come back to me");
  await reloaded(desk);
  await expect(page.getByRole("complementary", { name: "Ticket" })).toContainText("Come back to me");
});

for (const [width, height] of [
  [1280, 720],
  [2560, 1440],
] as const) {
  test(`nothing scrolls sideways at ${width} x ${height}`, async ({ desk }) => {
    const { page } = desk;
    await page.setViewportSize({ width, height });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await desk.setUp();
    const site = "The Blessed Sacrament and All Saints Federated Church of England Primary School and Nursery";
    await logCall(desk.bridge, { site, summary: "A very long summary without an end ".repeat(5) });
    const status = await ask(desk.bridge, "desk.status", {});
    expect(status.isSetUp).toBe(true);
    await reloaded(desk);
    await expect(page.getByRole("grid")).toBeVisible();
    expect(await sideways()).toBeLessThanOrEqual(0);
    const grid = await page.getByRole("grid").evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(grid).toBeLessThanOrEqual(0);
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("complementary", { name: "Ticket" })).toBeVisible();
    expect(await sideways()).toBeLessThanOrEqual(0);
  });
}
