import { useState } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Dialog } from "../../../../renderer/components/dialog.tsx";
import { pageDesk } from "../../../support/browser/page-desk.tsx";

const inFocus = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName;

function Screen() {
  const [isThere, setIsThere] = useState(true);
  const [isAsked, setIsAsked] = useState(false);
  return (
    <main id="content" tabIndex={-1} aria-label="the screen">
      <article tabIndex={-1} aria-label="the ticket">
        {isThere ? (
          <section>
            <button type="button" aria-label="dismiss" onClick={() => setIsThere(false)} />
          </section>
        ) : null}
        <button type="button" aria-label="ask" onClick={() => setIsAsked(true)} />
        <Dialog isOpen={isAsked} title="A question" onClose={() => setIsAsked(false)}>
          <button type="button" aria-label="cannot" aria-disabled="true" />
          <button type="button" aria-label="can" />
        </Dialog>
      </article>
      <input aria-label="a field" />
      <p>blank</p>
    </main>
  );
}

test("the keyboard goes to what stood around the thing that is gone", async () => {
  await pageDesk().show(<Screen />);
  await page.getByRole("button", { name: "dismiss" }).click();
  await expect.poll(inFocus).toBe("the ticket");
});

test("a click beside everything leaves a field and stays on the screen", async () => {
  await pageDesk().show(<Screen />);
  await page.getByRole("textbox").click();
  (document.activeElement as HTMLElement).blur();
  await expect.poll(inFocus).toBe("the screen");
});

test("a dialog begins on the first thing that can be done, and gives the keyboard back to who opened it", async () => {
  await pageDesk().show(<Screen />);
  await page.getByRole("button", { name: "ask" }).click();
  await expect.poll(inFocus).toBe("can");
  await userEvent.keyboard("{Escape}");
  await expect.poll(inFocus).toBe("ask");
});
