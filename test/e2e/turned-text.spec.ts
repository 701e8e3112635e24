import { logCall } from "../support/ticket/calls.ts";
import { expect, test } from "./desk-fixture.ts";
import { showTicket } from "./ticket-steps.ts";

/** Turns what follows it to be read from right to left. */
const TURN = "\u202E";

test("text that would turn what stands around it shows the turn, in the list, on the ticket and in the palette", async ({
  desk,
}) => {
  await desk.setUp();
  const { ticketId } = await logCall(desk.bridge, {
    summary: `Open invoice${TURN}fdp.exe`,
    details: `See${TURN}this`,
    site: `Hall${TURN}A`,
    caller: { name: `Jo${TURN}Lee` },
  });
  const ticket = await showTicket(desk, ticketId);
  const { page } = desk;
  await expect(ticket.getByRole("heading", { level: 2 })).toHaveText("Open invoice[right-to-left override]fdp.exe");
  await expect(ticket).toContainText("See[right-to-left override]this");
  await expect(ticket).toContainText("Jo[right-to-left override]Lee");
  await expect(page.getByRole("row", { name: /Open invoice/ })).toContainText("Hall[right-to-left override]A");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("invoice");
  await expect(page.getByRole("menuitem", { name: /invoice/ })).toContainText("invoice[right-to-left override]fdp");
  expect(await page.evaluate((turn) => document.body.innerText.includes(turn), TURN)).toBe(false);
});
