import type { Page } from "@playwright/test";
import { ask } from "../support/ticket/calls.ts";
import { reloaded, type TestDesk } from "./desk-fixture.ts";

/** A desk under these agreements, with the call screen open. */
export async function openCall(desk: TestDesk, agreements: readonly string[]): Promise<Page> {
  await ask(desk.bridge, "desk.setUp", {
    agreements: [...agreements],
    person: "Asha Bello",
    team: "Service Desk",
    sites: ["Bramhall High", "Whitley Academy"],
  });
  const page = await reloaded(desk);
  await page.keyboard.press("n");
  await page.getByRole("form", { name: "Log a call" }).waitFor();
  return page;
}

/** Takes down who calls and what happened; answers whatever this agreement insists on. */
export async function takeDown(page: Page, summary: string): Promise<void> {
  await page.getByLabel("Caller", { exact: true }).fill("Mrs Shah");
  await page.getByLabel("Telephone", { exact: true }).fill("024 7600 0001");
  await page.getByRole("combobox", { name: /^(School|Building|Site)/ }).fill("Whitley Academy");
  await page.getByLabel("What happened, in one line").fill(summary);
  const asked = page.getByRole("group", { name: /asks$/ }).locator("[aria-required=true]");
  for (const question of await asked.all()) await question.fill("asked and answered");
}

/** Goes on to the priority and waits until it can be talked about. */
export async function talkPriority(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: /Agree the priority/ }).waitFor();
}

/** The desk's own choice among all priorities of the agreement. */
export async function propose(page: Page, priority: string): Promise<void> {
  await page
    .getByRole("group", { name: "We propose" })
    .getByRole("radio", { name: new RegExp(`^${priority} `) })
    .check();
}
