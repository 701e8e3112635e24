import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("the wall shows what falls due, major incidents and how today went, and no name", async ({ desk }) => {
  await desk.bridge.request("desk.openExample", { person: "Asha Bello" });
  const page = await reloaded(desk);
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  const wall = page.getByRole("main", { name: "Wallboard" });
  await expect(wall.getByRole("region", { name: "Next to fall due" }).getByRole("listitem")).not.toHaveCount(0);
  await expect(wall.getByRole("region", { name: "Major incidents" })).toBeVisible();
  await expect(wall).toContainText(/As of \d\d:\d\d:\d\d, /);
  await expect(page.getByRole("navigation", { name: "Screens" })).toHaveCount(0);
  expect(await axeFaults(page)).toEqual([]);

  const answer = JSON.stringify(await desk.bridge.request("wallboard.show", {}));
  const status = await desk.bridge.request("desk.status", {});
  const names = status.ok ? status.value.people.map(({ name }) => name) : [];
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(answer).not.toContain(name);

  await page.keyboard.press("Escape");
  await expect(page.getByRole("navigation", { name: "Screens" })).toBeVisible();
});

test("when the desk stops answering, the wall keeps what it showed and says how old it is", async ({ desk }) => {
  test.skip(desk.kind === "electron", "The desktop host is the same program as its window.");
  await desk.page.clock.install();
  await desk.bridge.request("desk.openExample", { person: "Asha Bello" });
  const page = await reloaded(desk);
  await page.goto(new URL("#/wallboard", page.url()).href);
  const wall = page.getByRole("main", { name: "Wallboard" });
  await expect(wall).toContainText("just now");
  await desk.kill();
  await page.clock.runFor(130_000);
  await expect(wall.getByRole("alert")).toContainText("older than two minutes");
  await expect(wall.getByRole("region", { name: "Next to fall due" }).getByRole("listitem")).not.toHaveCount(0);
});
