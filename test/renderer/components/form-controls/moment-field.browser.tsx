import { useState } from "react";
import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { MomentField } from "../../../../renderer/components/form-controls/moment-field.tsx";
import { momentWords } from "../../../../shared/words/moment-words.ts";
import { pageDesk } from "../../../support/browser/page-desk.tsx";
import { deskOf } from "../../../support/clock/fixtures.ts";

const STOCKPORT = deskOf("stockport");
const field = page.getByRole("textbox", { name: "New deadline" });

/** A field for a moment on a Friday, and what it holds. */
async function openField({
  value: first = "",
  lies = "ahead",
  error,
}: Partial<Parameters<typeof MomentField>[0]> = {}) {
  let held = first;
  function Form() {
    const [value, setValue] = useState(first);
    return (
      <div style={{ display: "flex", flexDirection: "column" }}>
        <MomentField
          label="New deadline"
          value={value}
          onChange={(next) => {
            held = next;
            setValue(next);
          }}
          words={momentWords(STOCKPORT.calendar.zone)}
          now={STOCKPORT.at("2026-11-27T10:12")}
          lies={lies}
          error={error}
        />
        <button type="button">Next</button>
      </div>
    );
  }
  await pageDesk().show(<Form />);
  return () => held;
}

describe("a field for a moment", () => {
  test("takes it as people say it, tells what it understood, and writes it in the desk's form", async () => {
    const held = await openField();
    await field.click();
    await userEvent.keyboard("tomorrow 16:00");
    await expect.element(page.getByText("Sat 28 Nov 2026, 16:00")).toBeVisible();
    await expect.element(field).toHaveValue("tomorrow 16:00");
    // Kept as the moment it is, not as words that mean another one tomorrow.
    expect(held()).toBe("2026-11-28T16:00");
    await userEvent.tab();
    await expect.element(field).toHaveValue("Sat 28 Nov 2026, 16:00");
  });

  test("can be changed in the form it is shown in", async () => {
    const held = await openField({ value: "2026-11-30T09:00" });
    await expect.element(field).toHaveValue("Mon 30 Nov 2026, 09:00");
    await field.click();
    await userEvent.keyboard("{End}{Backspace}5");
    expect(held()).toBe("2026-11-30T09:05");
  });

  test("keeps what it does not understand, and does not call it wrong while it is being typed", async () => {
    const held = await openField({ error: "Not a time." });
    await field.click();
    await userEvent.keyboard("soo");
    expect(page.getByText("Not a time.").query()).toBeNull();
    await userEvent.tab();
    expect(held()).toBe("soo");
    await expect.element(field).toHaveValue("soo");
    await expect.element(page.getByText("Not a time.")).toBeVisible();
  });

  test("moves nothing beneath it while somebody types and when they leave it", async () => {
    await openField();
    const top = () => page.getByRole("button", { name: "Next" }).element().getBoundingClientRect().top;
    const before = top();
    await field.click();
    await userEvent.keyboard("tomorrow 16:00");
    expect(top()).toBe(before);
    await page.getByRole("button", { name: "Next" }).click();
    expect(top()).toBe(before);
  });

  test("asks which, in the hour that comes twice", async () => {
    const held = await openField({ lies: "behind" });
    await field.click();
    await userEvent.keyboard("25/10/2026 1:30");
    await page.getByRole("radio", { name: "The second, after they went back" }).click();
    expect(held()).toBe("2026-10-25T01:30+00:00");
    await page.getByRole("radio", { name: "The first, before the clocks go back" }).click();
    expect(held()).toBe("2026-10-25T01:30+01:00");
    await expect.element(field).toHaveValue("Sun 25 Oct 2026, 01:30");
  });

  test("shows its whole value where four fields stand side by side at 1280 px", async () => {
    await openField({ value: "2026-09-30T22:58" });
    const input = field.element() as HTMLInputElement;
    input.style.width = "210px";
    expect(input.scrollWidth).toBeLessThanOrEqual(input.clientWidth);
  });
});
