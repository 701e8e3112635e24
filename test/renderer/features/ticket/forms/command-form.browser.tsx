import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { FORMS } from "../../../../../renderer/features/ticket/forms/all-forms.ts";
import { CommandForm } from "../../../../../renderer/features/ticket/forms/command-form.tsx";
import { composing } from "../../../../support/browser/composing.ts";
import { pageDesk } from "../../../../support/browser/page-desk.tsx";
import { ELEVEN, ticketModel } from "../../../../support/browser/page-ticket.ts";
import { AWAY } from "../../../../support/window/scripted-client.ts";

const SETTING = { model: ticketModel(), people: [], teams: [], sites: [], now: ELEVEN };

/** A note being written, with nobody to send it to. */
async function writeNote(words: string) {
  const desk = pageDesk({ "ticket.command": () => AWAY });
  const onClose = vi.fn<() => void>();
  const form = <CommandForm spec={FORMS.note} setting={SETTING} onClose={onClose} />;
  const screen = await desk.show(form);
  if (words !== "") await userEvent.keyboard(words);
  return { ...desk, form, screen, onClose, note: page.getByRole("textbox", { name: "Note" }) };
}

test("a form begins in its first field, and Escape puts it aside with what was written", async () => {
  const { desk, form, screen, onClose, note, show } = await writeNote("Asked for the model");
  await expect.element(note).toHaveValue("Asked for the model");
  await userEvent.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledOnce();
  await screen.unmount();
  await show(form);
  await expect.element(note).toHaveValue("Asked for the model");
  expect(desk.drafts.store.getState().drafts.size).toBe(1);
});

test.each(["Escape", "Enter"])("%s of an input method neither closes the form nor sends it", async (key) => {
  const { client, onClose, note } = await writeNote("にほん");
  for (const event of composing(key)) note.element().dispatchEvent(event);
  const sent = () => client.asked.filter(({ name }) => name === "ticket.command");
  // Sending takes a moment to begin.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onClose).not.toHaveBeenCalled();
  expect(sent()).toEqual([]);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(sent).toHaveLength(1);
});

test("the same command is sent again after the form was closed and opened, so that nothing is done twice", async () => {
  const { client, form, screen, show } = await writeNote("Sent once");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(page.getByRole("alert")).toBeVisible();
  await screen.unmount();
  await show(form);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(page.getByRole("alert")).toBeVisible();
  const sent = client.asked.filter(({ name }) => name === "ticket.command").map(({ input }) => input);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

test("what is written can be discarded by a button, and only where something is", async () => {
  const { desk, onClose, note } = await writeNote("");
  const discard = page.getByRole("button", { name: "Discard" });
  expect(discard.query()).toBeNull();
  await note.fill("Not wanted");
  await discard.click();
  expect(onClose).toHaveBeenCalledOnce();
  expect(desk.drafts.store.getState().drafts.size).toBe(0);
  expect(desk.drafts.store.getState().discarded.size).toBe(1);
});

test("writing everything back to how it began leaves no draft", async () => {
  const { desk, note } = await writeNote("a");
  await note.clear();
  expect(desk.drafts.store.getState().drafts.size).toBe(0);
});
