import { describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Dialog } from "../../../../renderer/components/dialog.tsx";
import { ProseField } from "../../../../renderer/components/form-controls/text-controls.tsx";
import { choiceForKey } from "../../../../renderer/components/priority-matrix/decision-keys.ts";
import { useActions } from "../../../../renderer/stores/use-actions.ts";
import { composing } from "../../../support/browser/composing.ts";
import { pageDesk } from "../../../support/browser/page-desk.tsx";

function press(target: Element, key: string): void {
  for (const event of composing(key)) target.dispatchEvent(event);
}

function Field() {
  return <ProseField label="Note" value="" onChange={() => {}} />;
}

describe("a key that belongs to an input method", () => {
  test("closes no dialog, and the next one that does not belong to it does", async () => {
    const onClose = vi.fn<() => void>();
    await pageDesk().show(
      <Dialog isOpen title="A question" onClose={onClose}>
        <Field />
      </Dialog>,
    );
    press(page.getByRole("textbox").element(), "Escape");
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("runs no action, wherever its keys work", async () => {
    const run = vi.fn<() => void>();
    function Screen() {
      useActions([
        {
          id: "test.any",
          label: "Test",
          area: "Test",
          keys: ["Escape", "Enter", "$mod+Enter"],
          scope: "everywhere",
          run,
        },
      ]);
      return <Field />;
    }
    await pageDesk().show(<Screen />);
    const field = page.getByRole("textbox").element();
    press(field, "Enter");
    press(field, "Escape");
    expect(run).not.toHaveBeenCalled();
    await page.getByRole("textbox").click();
    await userEvent.keyboard("{Escape}");
    expect(run).toHaveBeenCalledOnce();
  });

  test("decides nothing in the talk about a priority, even without the key layer around it", async () => {
    const choices = [{ decision: { type: "later" }, label: "Ask later", binding: "l", blocked: null }] as const;
    const chosen = vi.fn<(choice: unknown) => void>();
    const onKeyDown = (event: Parameters<typeof choiceForKey>[0]): void => chosen(choiceForKey(event, choices));
    await pageDesk().show(<input type="radio" aria-label="P1" onKeyDown={onKeyDown} />);
    const radio = page.getByRole("radio").element();
    window.addEventListener("keydown", (event) => event.preventDefault(), { once: true });
    press(radio, "l");
    expect(chosen).not.toHaveBeenCalledWith(expect.objectContaining({ label: "Ask later" }));
    radio.dispatchEvent(new KeyboardEvent("keydown", { key: "l", bubbles: true }));
    expect(chosen).toHaveBeenLastCalledWith(expect.objectContaining({ label: "Ask later" }));
  });
});
