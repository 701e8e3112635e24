import { logCall } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { openCall, propose, takeDown, talkPriority } from "./call-steps.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

const AGREEMENTS = [
  { id: "stockport", priority: "P2", promises: /respond by .*fix by/ },
  { id: "calderdale", priority: "P2", promises: /attend by/ },
  { id: "coventry", priority: "P2", promises: /fix by/ },
  { id: "sips", priority: "P2", promises: /fix by/ },
  { id: "columbia", priority: "P2", promises: /by .*fix by/ },
] as const;

for (const { id, priority, promises } of AGREEMENTS) {
  test(`a call under ${id} is logged, agreed by phone, and says when it is due`, async ({ desk }) => {
    const page = await openCall(desk, [id]);
    await takeDown(page, "Nobody can log on");
    await talkPriority(page);
    await propose(page, priority);
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(promises).last()).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.getByRole("heading", { name: /^Logged as [A-Z]{2}-/ })).toBeFocused();
    await expect(page.getByText(`${priority} agreed with the caller.`)).toBeVisible();
    await page.keyboard.press("o");
    const ticket = page.getByRole("article", { name: /^Ticket/ });
    await expect(ticket.getByText(`${priority} agreed`, { exact: true })).toBeVisible();
    await expect(ticket.locator("p[data-promise]").first()).toContainText(/by .*\d\d:\d\d/);
    await expect(ticket.getByText(`${priority} agreed with Mrs Shah by phone`)).toBeVisible();
  });
}

test("the matrix proposes from two answers, with the promise in each cell", async ({ desk }) => {
  const page = await openCall(desk, ["coventry"]);
  await takeDown(page, "Finance server down");
  await talkPriority(page);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Answer both questions, or choose a priority.")).toBeVisible();
  await expect(dialog.getByRole("cell", { name: /P1 fix .*\d\d:\d\d/ }).first()).toBeVisible();
  await dialog.getByRole("radio", { name: "Who is hit? Several people" }).check();
  await dialog.getByRole("radio", { name: "What can they no longer do? Work, but badly" }).check();
  await expect(dialog.getByRole("radio", { name: /^P2 / })).toBeChecked();
  await expect(dialog.getByText(/^P2: fix by/)).toBeVisible();
});

test("a caller who disagrees is recorded: the ticket runs on the proposal and the team leader gets a clock", async ({
  desk,
}) => {
  const page = await openCall(desk, ["stockport"]);
  await takeDown(page, "Office cannot print");
  await talkPriority(page);
  await page.getByLabel("Says it costs them").fill("payroll is due today");
  await propose(page, "P3");
  await page.getByLabel("Wants").selectOption("P1");
  // A letter typed into a text is a letter; with Alt it decides from there too.
  await page.getByLabel("Says it costs them").focus();
  await page.keyboard.press("d");
  await expect(page.getByLabel("Says it costs them")).toHaveValue("payroll is due todayd");
  await page.keyboard.press("Alt+d");
  await expect(page.getByText("P3, disputed: it runs on the desk's proposal")).toContainText(
    /the team leader decides by .*\d\d:\d\d/,
  );
  await page.keyboard.press("o");
  const ticket = page.getByRole("article", { name: /^Ticket/ });
  await expect(ticket.getByText("P3 disputed")).toBeVisible();
  await expect(ticket.locator('p[data-promise="decision"]')).toContainText("Settle the priority");
  await page.keyboard.press("m");
  await page.getByLabel("The desk's reason for a change").fill("Payroll does not wait");
  await propose(page, "P1");
  await page.keyboard.press("s");
  await expect(ticket.getByText("P1 settled")).toBeVisible();
});

test("a whole call goes without a mouse, and stands in the queue at once", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await logCall(desk.bridge, { summary: "Logged by somebody else" });
  const type = async (text: string): Promise<void> => {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  };
  await expect(page.getByLabel("Caller", { exact: true })).toBeFocused();
  await page.keyboard.type("Jo Lee");
  await type("0161 496 0000");
  await type("");
  await type("Bramhall High");
  await type("No internet in block B");
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Agree the priority with Jo Lee" });
  await expect(dialog).toBeVisible();
  for (let press = 0; press < 30; press += 1) {
    const name = await page.evaluate(() => document.activeElement?.getAttribute("type"));
    if (name === "radio") break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(dialog.getByText(/^P\d: respond by/)).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: /^Logged as ST-/ })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page.getByRole("row", { name: /No internet in block B/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Logged by somebody else/ })).toBeVisible();
  await expect(page.getByText("1 new")).toHaveCount(0);
});

test("who called before is offered by name and brings telephone and site along, without a mouse", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { caller: { name: "Mrs Amina Shah", phone: "0161 496 0007" }, site: "Moor End" });
  await logCall(desk.bridge, { caller: { name: "Sharon Lee", phone: "0161 496 0008" } });
  const page = await reloaded(desk);
  await page.keyboard.press("n");
  const caller = page.getByLabel("Caller", { exact: true });
  await expect(caller).toBeFocused();
  await page.keyboard.type("sha");
  const offers = page.getByRole("listbox", { name: "who called before" }).getByRole("option");
  await expect(offers).toHaveText([/^Sharon Lee/, /^Mrs Amina Shah Moor End, 0161 496 0007/]);
  expect(await axeFaults(page), "offers").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(offers.first()).toBeHidden();
  await page.keyboard.type("h");
  await expect(offers).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(caller).toHaveValue("Mrs Amina Shah");
  await expect(page.getByLabel("Telephone", { exact: true })).toHaveValue("0161 496 0007");
  await expect(page.getByRole("combobox", { name: /^School/ })).toHaveValue("Moor End");
  // Anybody else is written down as they say it.
  await caller.fill("Mr Shahin");
  await page.keyboard.press("Tab");
  await expect(caller).toHaveValue("Mr Shahin");
  await expect(page.getByLabel("Telephone", { exact: true })).toBeFocused();
});

test("what is missing is said beside its field, and the cursor goes there", async ({ desk }) => {
  const page = await openCall(desk, ["columbia"]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText('Fill in "Caller".')).toBeVisible();
  await expect(page.getByText("Still to be asked.").first()).toBeVisible();
  await expect(page.getByLabel("Caller", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Caller", { exact: true })).toHaveAttribute("aria-required", "true");
  await page.getByLabel("How it came in").selectOption("web");
  await expect(page.getByText("Priority 1 must be called to the Help Desk or a technician.")).toBeVisible();
});

test("a request whose caller is not verified runs no clock until somebody is", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await page.getByRole("radio", { name: "Service request" }).check();
  await expect(page.getByText("Pending: the request is kept")).toBeVisible();
  await takeDown(page, "New mailbox for a teacher");
  await talkPriority(page);
  await propose(page, "P3");
  await page.keyboard.press("a");
  await expect(page.getByText("No clock runs until the caller is verified.")).toBeVisible();
  await page.keyboard.press("o");
  const ticket = page.getByRole("article", { name: /^Ticket/ });
  await expect(ticket.getByText("caller not verified", { exact: true })).toBeVisible();
  await page.keyboard.press("v");
  await page.getByLabel("Confirmed by").fill("Mr Hale, head teacher");
  await page.keyboard.press("Control+Enter");
  await expect(ticket.locator('p[data-promise="fix"]')).toContainText(/by .*\d\d:\d\d/);
});

test("open tickets that sound alike are shown while writing", async ({ desk }) => {
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Printer in the library jams" });
  const page = await reloaded(desk);
  await page.keyboard.press("n");
  await page.getByLabel("What happened, in one line").fill("library printer jams again");
  const similar = page.getByRole("region", { name: "Similar open tickets" });
  await expect(similar.getByText("Printer in the library jams")).toBeVisible();
});

test("axe finds nothing on the call, its faults, the priority and the end, light and dark", async ({ desk }) => {
  const page = await openCall(desk, ["stockport"]);
  await page.getByRole("radio", { name: "Service request" }).check();
  expect(await axeFaults(page), "call").toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText('Fill in "Caller".')).toBeVisible();
  expect(await axeFaults(page), "faults").toEqual([]);
  await takeDown(page, "New mailbox");
  await talkPriority(page);
  await propose(page, "P2");
  expect(await axeFaults(page), "priority").toEqual([]);
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: /^Logged as/ })).toBeVisible();
  expect(await axeFaults(page), "logged").toEqual([]);
});
