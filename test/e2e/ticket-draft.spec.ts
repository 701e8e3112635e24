import type { Page } from "@playwright/test";
import { ask, logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";
import { openTicket, send, showTicket } from "./ticket-steps.ts";

const note = (page: Page) => page.getByRole("form", { name: "Note" }).getByLabel("Note");
const halfWritten = (page: Page) => page.getByRole("region", { name: "Half written" });

/** Opens the note and writes in it, which the desk has when this is over. */
async function writeNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press("w");
  await note(page).fill(words);
}

test("a half-written form is there after Escape, another row, another screen and a reload, and says where", async ({
  desk,
}) => {
  await openTicket(desk);
  const { page } = desk;
  await writeNote(page, "The router is in the");
  await page.keyboard.press("Escape");
  await expect(note(page)).toHaveCount(0);
  await expect(halfWritten(page)).toContainText("Note The router is in the");
  await page.keyboard.press("w");
  await expect(note(page)).toHaveValue("The router is in the");
  await note(page).pressSequentially(" cellar");
  await page.evaluate(() => {
    location.hash = "#/call";
  });
  await page.getByRole("form", { name: "Log a call" }).waitFor();
  await page.goBack();
  await expect(halfWritten(page)).toContainText("The router is in the cellar");
  await reloaded(desk);
  await halfWritten(page).getByRole("button", { name: "Continue: Note" }).press("Enter");
  await expect(note(page)).toHaveValue("The router is in the cellar");
  await send(page);
  await expect(page.getByRole("article", { name: /^Ticket/ })).toContainText("The router is in the cellar");
  await expect(halfWritten(page)).toHaveCount(0);
  await reloaded(desk);
  await page.getByRole("toolbar", { name: "Actions" }).waitFor();
  await expect(halfWritten(page)).toHaveCount(0);
});

test("what was written stays with its own ticket and action when the row changes under it", async ({ desk }) => {
  await desk.setUp();
  const first = await logCall(desk.bridge, { summary: "The first" });
  const second = await logCall(desk.bridge, { summary: "The second" });
  await showTicket(desk, first.ticketId);
  const { page } = desk;
  await writeNote(page, "about the first");
  await page.evaluate((id) => {
    location.hash = `#/queue/${id}`;
  }, second.ticketId);
  await page.getByRole("heading", { name: "The second" }).waitFor();
  await expect(halfWritten(page)).toHaveCount(0);
  await page.getByRole("complementary", { name: "Ticket" }).focus();
  await page.keyboard.press("w");
  await expect(note(page)).toHaveValue("");
});

test("a host that is killed and a window that is closed lose nothing of it", async ({ desk }) => {
  test.skip(desk.kind === "electron", "the desktop host lives and dies with its window");
  await openTicket(desk);
  const { page } = desk;
  await writeNote(page, "with the host alive");
  const ticketId = decodeURIComponent(new URL(page.url()).hash.split("/")[2] ?? "");
  await expect
    .poll(async () => (await ask(desk.bridge, "draft.list", { subject: ticketId }))[0]?.fields)
    .toContain("with the host alive");
  await desk.kill();
  await note(page).pressSequentially(" and into the dark");
  const address = await desk.restart();
  await page.goto("about:blank");
  await page.goto(address);
  await page.getByRole("grid").first().waitFor();
  await showTicket(desk, ticketId);
  await expect(halfWritten(page)).toContainText("with the host alive and into the dark");
});

test("it is discarded by a button, and taken back by another", async ({ desk }) => {
  await openTicket(desk);
  const { page } = desk;
  await writeNote(page, "Not wanted after all");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(note(page)).toHaveCount(0);
  await expect(halfWritten(page)).toContainText("Discarded: Note.");
  await halfWritten(page).getByRole("button", { name: "Undo" }).click();
  await expect(halfWritten(page)).toContainText("Not wanted after all");
  await halfWritten(page).getByRole("button", { name: "Discard: Note" }).click();
  await reloaded(desk);
  await page.getByRole("toolbar", { name: "Actions" }).waitFor();
});

test("the talk about a priority is kept like every other form", async ({ desk }) => {
  await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("m");
  const reason = page.getByRole("dialog").getByLabel("The desk's reason for a change");
  await reason.fill("The whole office is");
  await page.keyboard.press("Escape");
  await expect(halfWritten(page)).toContainText("Priority The whole office is");
  await reloaded(desk);
  await halfWritten(page).getByRole("button", { name: "Continue: Priority" }).press("Enter");
  await expect(reason).toHaveValue("The whole office is");
});

test("what can no longer be done is still there to be read, with the reason", async ({ desk }) => {
  await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("a");
  const said = page.getByRole("form", { name: "Acknowledge" }).getByLabel("What was said");
  await said.fill("They will wait");
  await page.keyboard.press("Escape");
  const ticketId = decodeURIComponent(new URL(page.url()).hash.split("/")[2] ?? "");
  await ask(desk.bridge, "ticket.command", {
    commandId: crypto.randomUUID(),
    ticketId,
    command: { type: "ResolveTicket", how: "fix", text: "Somebody else did it" },
  });
  await expect(page.getByRole("article", { name: /^Ticket/ })).toContainText("Somebody else did it");
  await halfWritten(page).getByRole("button", { name: "Continue: Acknowledge" }).press("Enter");
  await expect(said).toHaveValue("They will wait");
});
