import { useEffect, useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { FormFrame } from "../../../../renderer/components/form-controls/form-frame.tsx";
import { Labelled } from "../../../../renderer/components/form-controls/labelled.tsx";
import { OfferingInput } from "../../../../renderer/components/form-controls/offering-input.tsx";
import { LineField } from "../../../../renderer/components/form-controls/text-controls.tsx";
import { pageDesk } from "../../../support/browser/page-desk.tsx";

const CALLERS = [
  { id: "1", title: "Mrs Shah", detail: "Whitley Academy" },
  { id: "2", title: "Mrs Shah", detail: "Bramhall High" },
];

const field = page.getByRole("combobox");
const options = page.getByRole("option");
const texts = () => options.elements().map((option) => option.textContent);

/** A form with one field that offers something, and what became of it. */
async function openForm(kind: "words" | "callers", begun = "") {
  const onSubmit = vi.fn<() => void>();
  const onEscape = vi.fn<() => void>();
  const onChoose = vi.fn<(id: string) => void>();
  function Form() {
    const [value, setValue] = useState(begun);
    const [hasArrived, setArrived] = useState(begun === "");
    useEffect(() => {
      // Asked for elsewhere, they come a moment after the field is there.
      const timer = setTimeout(() => setArrived(true), 100);
      return () => clearTimeout(timer);
    }, []);
    return (
      <FormFrame label="Test" refusals={0} onSubmit={onSubmit} onEscape={onEscape}>
        {kind === "words" ? (
          <LineField
            label="How"
            value={value}
            onChange={setValue}
            suggestions={["by phone", "by e-mail", "in person"]}
          />
        ) : (
          <Labelled label="Caller">
            {(links, labelId) => (
              <OfferingInput
                {...{ links, labelId, value, onChange: setValue, onChoose }}
                isAsked
                offers={value === "Mrs" && hasArrived ? CALLERS : []}
                listLabel="who called before"
              />
            )}
          </Labelled>
        )}
        <button type="submit">Send</button>
      </FormFrame>
    );
  }
  const { desk, show } = pageDesk();
  await show(<Form />);
  return { desk, onSubmit, onEscape, onChoose };
}

describe("a field that offers the usual words", () => {
  test("narrows them to what is typed and takes the one chosen", async () => {
    const { onSubmit } = await openForm("words");
    await userEvent.keyboard("by");
    await expect.poll(texts).toEqual(["by phone ", "by e-mail "]);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await expect.element(field).toHaveValue("by e-mail");
    await expect.poll(texts).toEqual([]);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test("shows all of them when an arrow asks, whatever stands there", async () => {
    await openForm("words");
    await userEvent.keyboard("in person");
    await expect.poll(texts).toEqual([]);
    await userEvent.keyboard("{ArrowDown}");
    await expect.poll(texts).toHaveLength(3);
  });

  test("takes anything else as it stands, over Tab, Escape and another field", async () => {
    const { onEscape } = await openForm("words");
    await userEvent.keyboard("by p");
    await expect.poll(texts).toHaveLength(1);
    await userEvent.keyboard("{Escape}");
    await expect.poll(texts).toEqual([]);
    await expect.element(field).toHaveValue("by p");
    // The first Escape closed the list, and only that.
    expect(onEscape).not.toHaveBeenCalled();
    await userEvent.keyboard("igeon{Tab}");
    await expect.element(field).toHaveValue("by pigeon");
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}{Escape}");
    expect(onEscape).toHaveBeenCalledOnce();
    await expect.element(field).toHaveValue("by pigeon");
  });

  test("lets Enter take nothing that was not marked, and Ctrl+Enter send the form", async () => {
    const { onSubmit } = await openForm("words");
    await userEvent.keyboard("by");
    await expect.poll(texts).toHaveLength(2);
    await userEvent.keyboard("{Enter}");
    await expect.element(field).toHaveValue("by");
    await userEvent.keyboard(" ph{Control>}{Enter}{/Control}");
    await expect.element(field).toHaveValue("by ph");
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("leaves the window's own keys working while somebody types in it", async () => {
    await openForm("words");
    await userEvent.keyboard("by{Control>}k{/Control}");
    await expect.element(page.getByRole("dialog", { name: "Search or command" })).toBeVisible();
  });
});

describe("a field that offers whole records", () => {
  test("tells two of one name apart and hands over the one chosen", async () => {
    const { onChoose } = await openForm("callers");
    await userEvent.keyboard("Mrs");
    await expect.poll(texts).toEqual(["Mrs Shah Whitley Academy", "Mrs Shah Bramhall High"]);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("2");
    await expect.element(field).toHaveValue("Mrs Shah");
    await userEvent.keyboard("{Escape}");
    await expect.element(field).toHaveValue("Mrs Shah");
  });

  test("is named by its label and says whether a list is open", async () => {
    await openForm("callers");
    await expect.element(page.getByRole("combobox", { name: "Caller" })).toHaveAttribute("aria-expanded", "false");
    await userEvent.keyboard("Mrs");
    await expect.element(field).toHaveAttribute("aria-expanded", "true");
  });

  test("offers nothing about a name that stood there before anybody typed", async () => {
    await openForm("callers", "Mrs");
    await expect.element(field).toHaveFocus();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(texts()).toEqual([]);
  });
});

test("while the list is open, the rest of the page is still there for who hears it", async () => {
  await openForm("words");
  await userEvent.keyboard("by");
  await expect.poll(texts).toHaveLength(2);
  await expect.element(page.getByRole("button", { name: "Send" })).toBeVisible();
  expect(document.querySelector("form [aria-hidden=true]:has(button, input)")).toBeNull();
});
