import { expect, reloaded, test } from "./desk-fixture.ts";

test("a tab opened by hand is let in from the one that is open, by its number, and works", async ({
  desk,
  context,
}) => {
  test.skip(desk.kind === "electron", "The desktop host has no tabs.");
  await desk.setUp();
  const page = await reloaded(desk);
  const tab = await context.newPage();
  await tab.goto(new URL("/", page.url()).href);
  await expect(tab.getByRole("heading", { name: "This window has no key to the desk" })).toBeVisible();
  await expect(tab.getByRole("status")).toContainText("let this one in there");
  const number = await tab.getByText(/^\d{3} \d{3}$/).textContent();
  const question = page.getByRole("alertdialog", { name: "Let another tab in?" });
  await expect(question).toContainText(number ?? "no number");
  await question.getByRole("button", { name: "Let it in" }).click();
  await expect(question).toHaveCount(0);
  await expect(tab.getByRole("contentinfo", { name: "Status" })).toContainText("online");
  expect(new URL(tab.url()).hash, "the code is gone from the address").not.toContain("launch");
  await tab.reload();
  await expect(tab.getByRole("contentinfo", { name: "Status" })).toContainText("online");
});

test("a tab that is kept out says so and may ask again", async ({ desk, context }) => {
  test.skip(desk.kind === "electron", "The desktop host has no tabs.");
  await desk.setUp();
  const page = await reloaded(desk);
  const tab = await context.newPage();
  await tab.goto(new URL("/", page.url()).href);
  await page.getByRole("button", { name: "Keep it out" }).click();
  await expect(tab.getByText("The other tab kept this one out.")).toBeVisible();
  await tab.getByRole("button", { name: "Ask again" }).click();
  await page.getByRole("button", { name: "Let it in" }).click();
  await expect(tab.getByRole("contentinfo", { name: "Status" })).toContainText("online");
});
