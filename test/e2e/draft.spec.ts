import { ask } from "../support/ticket/calls.ts";
import { openCall, propose, takeDown, talkPriority } from "./call-steps.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("a call half taken down survives the host being killed and the window being closed", async ({ desk }) => {
  test.skip(desk.kind === "electron", "the desktop host lives and dies with its window");
  const page = await openCall(desk, ["coventry"]);
  await takeDown(page, "Half a sentence about the finance ser");
  await expect
    .poll(async () => (await ask(desk.bridge, "draft.list", { subject: "call" }))[0]?.fields)
    .toContain("finance ser");
  await desk.kill();
  const address = await desk.restart();
  await page.goto("about:blank");
  await page.goto(address);
  await page.getByRole("grid").or(page.getByText("No open tickets")).first().waitFor();
  await page.keyboard.press("n");
  await expect(page.getByText(/You have an unfinished call from \d\d:\d\d/)).toContainText("Mrs Shah, Whitley Academy");
  await page.getByRole("button", { name: "Continue" }).press("Enter");
  await expect(page.getByLabel("What happened, in one line")).toHaveValue("Half a sentence about the finance ser");
  await expect(page.getByLabel("Telephone", { exact: true })).toHaveValue("024 7600 0001");
  await talkPriority(page);
  await propose(page, "P3");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: /^Logged as CV-/ })).toBeVisible();
  expect(await ask(desk.bridge, "draft.list", { subject: "call" })).toEqual([]);
});

test("what is typed as the host dies, and while it is away, is there at the new address", async ({ desk, context }) => {
  test.skip(desk.kind === "electron", "the desktop host lives and dies with its window");
  const page = await openCall(desk, ["stockport"]);
  await takeDown(page, "Typed while there was light");
  await talkPriority(page);
  await propose(page, "P3");
  await desk.kill();
  await page.keyboard.press("l");
  const refusal = page.getByRole("dialog").getByRole("alert");
  await expect(refusal).toContainText("count this as not stored. Press Ask later again when it does.");
  await expect(refusal).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await page.getByLabel("What happened, in one line").fill("Typed into the dark");
  await expect(page.getByText(/^Kept in this window; the desk has it/)).toBeVisible();
  const address = await desk.restart();
  await page.getByLabel("Caller", { exact: true }).fill("Mrs Shah");
  await expect(page.getByText("Kept in this window; open the new address to go on.")).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(address);
  await tab.getByRole("grid").or(tab.getByText("No open tickets")).first().waitFor();
  await tab.keyboard.press("n");
  const unfinished = tab.getByText(/You have an unfinished call/);
  await expect(unfinished).toContainText("Mrs Shah, Whitley Academy, Typed into the dark");
  await tab.getByRole("button", { name: "Discard", exact: true }).press("Enter");
  await expect(tab.getByText(/You have an unfinished call/)).toHaveCount(0);
  const copies = () => tab.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")));
  await expect.poll(copies).toEqual([]);
});

test("what is typed is on the disk within half a second, without a pause in the typing", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await page.getByLabel("What happened, in one line").pressSequentially("no pause at all ".repeat(8), { delay: 25 });
  const drafts = await ask(desk.bridge, "draft.list", { subject: "call" });
  expect(drafts).toHaveLength(1);
  expect(drafts[0]?.fields).toContain("no pause at all");
});

test("a reload keeps the call; discarding it can be undone until the screen is left", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await takeDown(page, "Reloaded by accident");
  await expect(page.getByText(/^Kept at/)).toBeVisible();
  await reloaded(desk);
  await expect(page.getByText(/You have an unfinished call/)).toContainText("Reloaded by accident");
  await page.getByRole("button", { name: "Discard", exact: true }).press("Enter");
  await expect(page.getByText(/You have an unfinished call/)).toHaveCount(0);
  await page.keyboard.press("Alt+u");
  await page.getByRole("button", { name: "Continue" }).press("Enter");
  const summary = page.getByLabel("What happened, in one line");
  await expect(summary).toHaveValue("Reloaded by accident");
  await summary.fill("Discarded by accident");
  await page.keyboard.press("Alt+x");
  await expect(page.getByText("Discarded: Mrs Shah, Whitley Academy, Discarded by accident.")).toBeVisible();
  await expect(summary).toHaveValue("");
  await summary.fill("A call in between");
  await page.keyboard.press("Alt+u");
  await expect(summary).toHaveValue("Discarded by accident");
  await expect(page.getByText(/You have an unfinished call/)).toContainText("A call in between");
  await page.keyboard.press("Alt+x");
  await page.getByRole("button", { name: "Discard", exact: true }).press("Enter");
  await page.evaluate(() => {
    location.hash = "#/queue";
  });
  await expect(page.getByRole("form", { name: "Log a call" })).toHaveCount(0);
  await expect.poll(async () => ask(desk.bridge, "draft.list", { subject: "call" })).toEqual([]);
});

test("logging again after a lost answer logs nothing twice", async ({ desk }) => {
  test.skip(desk.kind === "electron", "an answer cannot be lost inside one program");
  // The desk carries the first one out; its answer never reaches the page.
  await desk.page.addInitScript(() => {
    const real = window.fetch.bind(window);
    let lost = 0;
    window.fetch = async (input, init) => {
      const reply = await real(input, init);
      if (lost > 0 || !reply.url.endsWith("ticket.command")) return reply;
      lost += 1;
      throw new TypeError("The connection broke.");
    };
  });
  const page = await openCall(desk, ["stockport"]);
  await takeDown(page, "The answer got lost");
  await talkPriority(page);
  await propose(page, "P3");
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: /^Logged already, as ST-/ })).toBeVisible();
  const queue = await ask(desk.bridge, "queue.list", { filter: {} });
  expect(queue.total).toBe(1);
});
