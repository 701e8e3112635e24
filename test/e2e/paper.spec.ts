import type { Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { ask, logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";
import { showTicket } from "./ticket-steps.ts";

/** What stands on the paper, with every run of blanks as one: lines are broken where the paper ends. */
async function printed(page: Page): Promise<string> {
  const pdf = await page.pdf({ format: "A4", landscape: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
}

const MANY = 80;

test("the queue prints all its rows, however few of them can be seen", async ({ desk }) => {
  await desk.setUp();
  for (let number = 1; number <= MANY; number += 1) {
    await logCall(desk.bridge, { summary: `Fault number ${number}.`, priority: number % 2 === 0 ? "P2" : "P3" });
  }
  const page = await reloaded(desk);
  await expect(page.getByRole("row", { name: /Fault number/ }).first()).toBeVisible();
  expect(await page.getByRole("row", { name: /Fault number/ }).count()).toBeLessThan(MANY);
  const paper = await printed(page);
  for (let number = 1; number <= MANY; number += 1) expect(paper).toContain(`Fault number ${number}.`);
  expect(paper).toContain(`${MANY} tickets, next due first`);
  // What is for the screen alone stays there, and nothing stands twice.
  expect(paper).not.toContain("New call");
  expect(paper.split("Fault number 1.")).toHaveLength(2);
  await expect(page.getByRole("table")).toHaveCount(0);
});

for (const width of [1280, 2560]) {
  test(`a ticket prints all of itself and nothing of the queue, in a window of ${width} px`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height: 720 });
    await desk.setUp();
    await logCall(desk.bridge, { summary: "Another fault altogether" });
    const { ticketId, reference } = await logCall(desk.bridge, { summary: "Projector stays dark" });
    for (let number = 1; number <= 40; number += 1) {
      await ask(desk.bridge, "ticket.command", {
        commandId: crypto.randomUUID(),
        ticketId,
        command: { type: "AddNote", text: `Note number ${number}.` },
      });
    }
    await showTicket(desk, ticketId);
    const paper = await printed(desk.page);
    expect(paper).toContain("Projector stays dark");
    expect(paper).toContain(reference);
    for (let number = 1; number <= 40; number += 1) expect(paper).toContain(`Note number ${number}.`);
    expect(paper).not.toContain("Another fault altogether");
    expect(paper).not.toContain("All actions");
  });
}
