import { ask, logCall } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { expect, test } from "./desk-fixture.ts";
import { COVENTRY_CALL, openTicket, send, showTicket } from "./ticket-steps.ts";

test("acknowledging keeps the response, says so before and after, and Escape gives a form up", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await expect(ticket.getByRole("button", { name: /Acknowledge/ })).toContainText(/Response kept with/);
  await page.keyboard.press("a");
  await expect(page.getByRole("form", { name: "Acknowledge" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("form", { name: "Acknowledge" })).toHaveCount(0);
  await expect(ticket).toBeFocused();
  await page.keyboard.press("a");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Spoke to Jo; she will try the other socket");
  await send(page);
  await expect(ticket.getByText("Customer contacted by phone")).toBeVisible();
  await expect(ticket.getByText("Spoke to Jo; she will try the other socket")).toBeVisible();
  await expect(ticket.locator('p[data-promise="response"]')).toHaveAttribute("data-state", "kept");
});

test("a form that is not filled in says what is missing and does nothing", async ({ desk }) => {
  const ticket = await openTicket(desk);
  await desk.page.keyboard.press("w");
  await send(desk.page);
  await expect(desk.page.getByText('Fill in "Note".')).toBeVisible();
  await expect(ticket.getByRole("listitem")).toHaveCount(1);
});

test("a form begins with its title in sight, and so does one that is refused", async ({ desk }) => {
  const ticket = await openTicket(desk, COVENTRY_CALL);
  const { page } = desk;
  await page.setViewportSize({ width: 1280, height: 420 });
  await page.keyboard.press("l");
  const form = ticket.getByRole("form", { name: /Link/ });
  const reference = page.getByLabel("Reference of the other ticket");
  const readOn = (): Promise<void> => reference.evaluate((field) => field.scrollIntoView({ block: "start" }));
  const expectTitle = async (): Promise<void> => {
    await expect(form.getByRole("heading")).toBeInViewport({ ratio: 1 });
    await expect(form.locator("label").first()).toBeInViewport({ ratio: 1 });
  };
  // The ticket stands scrolled so that the field would be in sight, its label and title just above the edge.
  await readOn();
  await expect(form.getByRole("heading")).not.toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await page.keyboard.press("l");
  await expect(reference).toBeFocused();
  await expectTitle();
  await readOn();
  await send(page);
  await expect(form.getByRole("alert")).toBeInViewport();
  await expectTitle();
});

test("each wait says before the click whether the agreement stops the clock for it", async ({ desk }) => {
  const ticket = await openTicket(desk, COVENTRY_CALL);
  const { page } = desk;
  await page.keyboard.press("p");
  const form = page.getByRole("form", { name: "Pause" });
  await expect(form.getByText(/Clock (stops with|will not start)/).first()).toBeVisible();
  await expect(form.getByText(/Wait recorded: the clock keeps running/).first()).toBeVisible();
  await form.getByLabel("Who the desk is waiting for").fill("Capita");
  await send(page);
  await expect(form.getByText(/needs when an answer is likely, and that the customer was told/)).toHaveCount(1);
  await expect(form.getByLabel("When an answer is expected")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("The customer was told")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("When an answer is expected")).toBeFocused();
  await form.getByLabel("When an answer is expected").fill("2035-01-15T10:00");
  await form.getByLabel("The customer was told").check();
  await send(page);
  await expect(ticket.getByText(/Capita, expected .*: (clock stopped with|clock did not start)/)).toBeVisible();
  await expect(ticket.getByRole("button", { name: /Resume/ })).toContainText(/left, due/);
  await page.keyboard.press("r");
  await page.keyboard.type("Capita delivered the patch");
  await send(page);
  await expect(ticket.getByText(/Wait over after/)).toBeVisible();
});

test("where the agreement never stops the clock, a wait says that it keeps running", async ({ desk }) => {
  const ticket = await openTicket(desk);
  await expect(ticket.getByRole("button", { name: /^Waiting for/ })).toContainText(
    "Wait recorded: the clock keeps running",
  );
});

test("resolve, confirm, close and reopen, each with its consequence before the click", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await expect(ticket.getByRole("button", { name: /^Resolve/ })).toContainText(/Fix kept with/);
  await page.keyboard.press("f");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Switch replaced");
  await send(page);
  await expect(ticket.getByText("Resolved with a fix")).toBeVisible();
  await expect(ticket.getByText("Closes by itself", { exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await send(page);
  await expect(ticket.getByText(/Resolution confirmed by Jo Lee/)).toBeVisible();
  await page.keyboard.press("x");
  await send(page);
  await expect(ticket.getByText("closed", { exact: true })).toBeVisible();
  await expect(ticket.getByRole("button", { name: /^Reopen/ })).toContainText(/Clock goes on/);
  await page.keyboard.press("o");
  await page.keyboard.type("Down again");
  await send(page);
  await expect(ticket.getByText("open", { exact: true })).toBeVisible();
});

test("what cannot be done now says why, under its key and in the list of all actions", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("k");
  await expect(ticket.getByRole("alert")).toContainText("is not resolved yet");
  await page.keyboard.press(".");
  const list = page.getByRole("dialog", { name: /^Actions for/ });
  await expect(list.getByRole("button", { name: /^Reopen/ })).toHaveAttribute("aria-disabled", "true");
  await expect(list.getByRole("button", { name: /^Reopen/ })).toContainText("is still open");
  await list.getByRole("button", { name: /^Note/ }).press("Enter");
  await expect(page.getByRole("form", { name: "Note" })).toBeVisible();
});

test("a revised deadline stands beside the original", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("d");
  const form = page.getByRole("form", { name: "Revise the deadline" });
  await form.getByLabel("New deadline").fill("2035-06-01T10:00");
  await expect(form.getByText(/the original .* stays beside it/)).toBeVisible();
  await form.getByLabel("Why").fill("The part comes from abroad");
  await send(page);
  await expect(ticket.locator('p[data-promise="fix"]')).toContainText(/by 1\sJun\s2035\s10:00\s*original /);
});

test("a deadline in closed hours is said and asked once more, then stands", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("d");
  const form = page.getByRole("form", { name: "Revise the deadline" });
  await form.getByLabel("New deadline").fill("2035-06-02T10:00");
  await form.getByLabel("Why").fill("Moved on a Saturday");
  await expect(form.getByText(/comes while the desk is closed/)).toBeVisible();
  await send(page);
  await expect(form.getByRole("alert").last()).toContainText("comes while the desk is closed");
  const meant = form.getByLabel("It is meant: while the desk is closed");
  await expect(meant).toBeFocused();
  await page.keyboard.press("Space");
  await expect(form.getByText(/^Revised to .*while the desk is closed/)).toBeVisible();
  await send(page);
  await expect(ticket.locator('p[data-promise="fix"]')).toContainText(/by 2\sJun\s2035\s10:00\s*original /);
});

test("a priority is changed with a reason, and the dialog shows what each would promise", async ({ desk }) => {
  const ticket = await openTicket(desk);
  const { page } = desk;
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: /^Priority of/ });
  await expect(dialog.getByRole("cell", { name: /^P2 respond .*\d\d:\d\d/ }).first()).toBeVisible();
  await dialog.getByRole("radio", { name: /^P1 / }).check();
  await expect(dialog.getByRole("button", { name: "Change to P1" })).toBeDisabled();
  await dialog.getByLabel("The desk's reason for a change").fill("The whole school now");
  await page.keyboard.press("Alt+c");
  await expect(ticket.getByText("Priority changed from P2 to P1")).toBeVisible();
});

test("another analyst's work appears in the open ticket by itself", async ({ desk }) => {
  await desk.setUp();
  const { ticketId } = await logCall(desk.bridge);
  const ticket = await showTicket(desk, ticketId);
  await ask(desk.bridge, "ticket.command", {
    commandId: crypto.randomUUID(),
    ticketId,
    command: { type: "AddNote", text: "<b>Not bold</b>" },
  });
  await expect(ticket.getByText("<b>Not bold</b>")).toBeVisible();
});

test("a link names the other ticket as people do", async ({ desk }) => {
  await desk.setUp();
  const first = await logCall(desk.bridge);
  const second = await logCall(desk.bridge, { summary: "Same again" });
  const ticket = await showTicket(desk, second.ticketId);
  await desk.page.keyboard.press("l");
  await desk.page.getByLabel("Reference of the other ticket").fill(first.reference.toLowerCase());
  await send(desk.page);
  await expect(ticket.getByText(`Linked: related to ${first.reference}`)).toBeVisible();
});

test("a new call about a ticket that ended knows who and where, and is linked to it", async ({ desk }) => {
  await desk.setUp();
  const { ticketId, reference } = await logCall(desk.bridge, { caller: { name: "Jo Lee", phone: "0161 1" } });
  const command = { type: "ResolveTicket", how: "fix", text: "Switch replaced" } as const;
  await ask(desk.bridge, "ticket.command", { commandId: crypto.randomUUID(), ticketId, command });
  await showTicket(desk, ticketId);
  const { page } = desk;
  await page.keyboard.press("y");
  await expect(page.getByText(`Follows from ${reference}`)).toBeVisible();
  await expect(page.getByLabel("Caller", { exact: true })).toHaveValue("Jo Lee");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").getByRole("radio", { name: /^P3 / }).check();
  await page.keyboard.press("l");
  await page.getByRole("button", { name: /Open the ticket/ }).press("Enter");
  await expect(page.getByText(`Linked: a recurrence of ${reference}`)).toBeVisible();
});

test("axe finds nothing on a ticket, its forms, its ledger and its actions, light and dark", async ({ desk }) => {
  await openTicket(desk, COVENTRY_CALL);
  const { page } = desk;
  expect(await axeFaults(page), "ticket").toEqual([]);
  await page.keyboard.press("e");
  await expect(page.getByRole("complementary", { name: /^Why/ })).toBeVisible();
  await page.keyboard.press("p");
  await send(page);
  expect(await axeFaults(page), "form with faults and ledger").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("complementary", { name: "Ticket" }).focus();
  await page.keyboard.press(".");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await axeFaults(page), "actions").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("complementary", { name: "Ticket" }).focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await axeFaults(page), "priority").toEqual([]);
});

test("changing the kind assumes no check, and a refusal leads to the field it is about", async ({ desk }) => {
  // Stockport asks every request for its caller's name; Coventry's check is for some requests alone.
  await openTicket(desk);
  const { page } = desk;
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press("c");
  const form = page.getByRole("form", { name: "Change the kind" });
  await expect(form.getByLabel("Check passed")).toHaveValue("");
  await form.getByLabel("Why").fill("They ask for an account");
  await send(page);
  await expect(form.getByText(/needs a check first/).first()).toBeVisible();
  await expect(form.getByLabel("Check passed")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: /^Record the wait/ })).toBeInViewport({ ratio: 1 });
});
