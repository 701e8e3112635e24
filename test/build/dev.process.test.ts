import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildIfStale } from "../../build/build-if-stale.ts";
import { ROOT } from "../../build/run-child.ts";
import { type DevHouse, openDevHouse } from "../support/build/dev-house.ts";

const SCREEN = "renderer/features/first-run/first-run.tsx";

describe("the desk as it runs from its sources", () => {
  let house: DevHouse;
  beforeAll(async () => {
    house = await openDevHouse();
  }, 120_000);
  afterAll(() => house?.close());

  const versionSaid = (): Promise<string> =>
    house.page
      .evaluate(async () => {
        const reply = await fetch("/api/request/desk.status", {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            Authorization: `Bearer ${sessionStorage.getItem("deskwatch.token")}`,
          },
          body: "{}",
        });
        const answer: { value?: { productVersion: string } } = await reply.json();
        return answer.value?.productVersion ?? "no answer";
      })
      // The page is being loaded again, or nobody answers.
      .catch(() => "no answer");

  test("opens at one plain address, with a key of its own and nothing refused by the policy", async () => {
    expect(await versionSaid()).toMatch(/^\d+[.]\d+[.]\d+$/);
    expect(house.complaints).toEqual([]);
  });

  test("shows a saved screen without being loaded again", async () => {
    await house.page.evaluate(() => Reflect.set(window, "isStill", true));
    house.save(SCREEN, (text) => text.replace("Welcome to Deskwatch", "Good morning"));
    await house.page.getByRole("heading", { level: 1, name: "Good morning" }).waitFor();
    expect(await house.page.evaluate(() => Reflect.get(window, "isStill"))).toBe(true);
  });

  test("starts the host anew when its sources are saved, and the page goes on by itself", async () => {
    house.save(
      "electron/product-version.ts",
      () => 'export const productVersion = (_url: string): string => "77.0.0";\n',
    );
    await expect.poll(versionSaid, { timeout: 30_000 }).toBe("77.0.0");
    expect(await house.page.getByRole("heading", { level: 1 }).textContent()).toBe("Good morning");
  });

  test("a host that cannot start is tried again with the next change", async () => {
    house.save("electron/product-version.ts", () => "this is no program");
    await expect
      .poll(versionSaid, { timeout: 30_000 })
      .toBe("no answer")
      .catch(() => undefined);
    house.save(
      "electron/product-version.ts",
      () => 'export const productVersion = (_url: string): string => "78.0.0";\n',
    );
    await expect.poll(versionSaid, { timeout: 30_000 }).toBe("78.0.0");
  });
});

test("what is built knows nothing of it: the strict policy, and no way to ask for a key", async () => {
  await buildIfStale(() => undefined);
  const host = readFileSync(join(ROOT, "out/serve/serve.js"), "utf8");
  expect(host).toContain("require-trusted-types-for 'script'");
  expect(host).not.toContain("unsafe-inline");
  expect(host).not.toContain("/@desk/");
  expect(existsSync(join(ROOT, "out/renderer/index.html"))).toBe(true);
  expect(readFileSync(join(ROOT, "out/renderer/index.html"), "utf8")).not.toContain("/@desk/");
});
