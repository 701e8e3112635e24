import type { Locator, Page } from "@playwright/test";
import { logCall } from "../support/ticket/calls.ts";
import { reloaded, type TestDesk } from "./desk-fixture.ts";

type LogChanges = NonNullable<Parameters<typeof logCall>[1]>;

/** A call under Coventry, whose third-party waits stop the clock (COV-62). */
export const COVENTRY_CALL: LogChanges = {
  agreementId: "coventry",
  priority: "P3",
  site: "Whitley Academy",
  answers: {},
  summary: "Finance server down",
};

/** Logs a call at a desk of its own and opens its ticket with the keyboard in it. */
export async function openTicket(desk: TestDesk, changes: LogChanges = {}): Promise<Locator> {
  await desk.setUp();
  const { ticketId } = await logCall(desk.bridge, changes);
  return showTicket(desk, ticketId);
}

export async function showTicket(desk: TestDesk, ticketId: string): Promise<Locator> {
  await desk.page.evaluate((id) => {
    location.hash = `#/queue/${id}`;
  }, ticketId);
  const page = await reloaded(desk);
  const ticket = page.getByRole("article", { name: /^Ticket/ });
  await ticket.waitFor();
  await page.getByRole("complementary", { name: "Ticket" }).focus();
  return ticket;
}

/** Sends the form that is open. */
export async function send(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter");
}
