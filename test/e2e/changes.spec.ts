import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { RequestInput } from "../../shared/contract/contract.ts";
import { ask } from "../support/ticket/calls.ts";
import { axeFaults } from "./axe-faults.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("a change is logged, accepted, put to a board and voted on, all at the desk", async ({ desk }) => {
  const asha = await desk.setUp();
  const page = await reloaded(desk);
  const boardId = randomUUID();
  const board = (command: RequestInput<"board.command">["command"]) =>
    ask(desk.bridge, "board.command", { commandId: randomUUID(), boardId, command });
  await board({
    type: "SetUpBoard",
    name: "e-CAB",
    kind: "standing",
    rulesId: "stockport",
    document: "e-cab",
    drawsFrom: null,
    terms: {
      rule: "majority-of-members",
      quorum: 1,
      hasCastingVote: true,
      isBinding: true,
      atDeadline: "lapses",
      periodMs: 16 * 3_600_000,
      warnBeforeMs: 4 * 3_600_000,
    },
  });
  await board({ type: "SeatMember", person: asha, role: "chair", area: null, isRequired: false });

  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.getByText("No change is open.").waitFor();
  await page.keyboard.press("l");
  const form = page.getByRole("form", { name: "Log change" });
  await form.getByLabel("Rules id").selectOption({ label: "Stockport" });
  await form.getByLabel("Channel").selectOption("phone");
  await form.getByLabel("Customer name").fill("Sam Caller");
  await form.getByLabel("Site").selectOption("Bramhall High");
  await form.getByLabel("Scope").fill("A new rule in the firewall");
  await form.getByRole("button", { name: "Log change" }).click();
  // What is missing is said where it stands, and nothing typed is gone.
  await expect(form.getByText("The summary is empty: write a few words.")).toBeVisible();
  await expect(form.getByLabel("Scope")).toHaveValue("A new rule in the firewall");
  // What is half written is there after Escape, and after a reload.
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByText("No change is open.").waitFor();
  await page.keyboard.press("l");
  await expect(form.getByLabel("Scope")).toHaveValue("A new rule in the firewall");
  await form.getByLabel("Summary").fill("Let the library reach its catalogue");
  await form.getByLabel("Plan").fill("Add the rule, test from the library");
  await form.getByLabel("Back out").fill("Take the rule away");
  await form.getByLabel("Risk").fill("Low");
  await form.getByLabel("Reason").fill("The library asks for it");
  await form.getByRole("button", { name: "Log change" }).click();

  const article = page.getByRole("article", { name: /^Change / });
  await expect(article).toContainText("Let the library reach its catalogue");
  await expect(article).toContainText("Accept it, or reject it with an explanation");
  await article.getByRole("button", { name: "Accept change" }).click();
  await article.getByRole("form").getByRole("button", { name: "Accept change" }).click();
  await expect(article).toContainText("Answer the three questions and choose a level");
  await announced(page);
  expect(await axeFaults(page)).toEqual([]);

  const [change] = (await ask(desk.bridge, "change.list", { filter: {} })).rows;
  const act = (command: RequestInput<"change.command">["command"]) =>
    ask(desk.bridge, "change.command", { commandId: randomUUID(), changeId: change?.id ?? "", command });
  await act(ASSESSED);
  await act({ type: "AgreeLevel", level: "high", agreedWith: "Sam Caller", how: "phone" });
  // The window has heard of what was done elsewhere.
  await expect(article).toContainText("Choose who decides");
  await article.getByRole("button", { name: "Route to board" }).click();
  const route = article.getByRole("form", { name: "Route to board" });
  await route.getByLabel("Board id").selectOption({ label: "e-CAB (1 seat)" });
  await route.getByLabel("Reason").fill("It is for the board");
  await route.getByRole("button", { name: "Route to board" }).click();

  const vote = article.getByRole("region", { name: "Vote" });
  await expect(vote.getByRole("status")).toContainText("vote decides");
  await expect(vote.getByRole("button", { name: /^Yes/ })).toContainText("passes at once");
  await expect(vote.getByRole("button", { name: /^No/ })).toContainText("cannot pass any more");
  await announced(page);
  expect(await axeFaults(page)).toEqual([]);
  await article.getByRole("heading", { level: 2 }).click();
  await page.keyboard.press("y");
  await expect(vote.getByRole("status")).toContainText("Passed");
  await expect(article.getByRole("region", { name: "History" })).toContainText("Asha Bello");
  await expect(article).toContainText("Contact the customer and agree a deadline");
});

/** What was read out of a button that is gone by now hangs in the page for some seconds, and axe would blame it. */
const announced = (page: Page): Promise<void> =>
  expect(page.locator("[data-live-announcer] [role=img]")).toHaveCount(0, { timeout: 15_000 });

const ASSESSED: RequestInput<"change.command">["command"] = {
  type: "AssessImpact",
  customers: 12,
  financial: "None",
  notImplementing: "The library has no catalogue",
  urgency: "soon",
  canWait: null,
  affectsAvailability: false,
  affectsCapacity: false,
  level: "high",
};
