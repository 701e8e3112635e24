import { tamper } from "../support/store/tamper.ts";
import { logCall } from "../support/ticket/calls.ts";
import { expect, test } from "./desk-fixture.ts";

test("a damaged record is told above the screen and in the status line; the rest of the queue is there", async ({
  desk,
}) => {
  test.skip(desk.kind === "electron", "The host must be stopped for its file to be damaged.");
  const actor = await desk.setUp();
  const damaged = await logCall(desk.bridge, actor, { summary: "Projector is dark" });
  await logCall(desk.bridge, actor, { summary: "Mouse is stuck" });
  await desk.kill();
  tamper(
    desk.file,
    "DROP TRIGGER payload_only_erased",
    `UPDATE event_payload SET payload = '{' WHERE position IN
       (SELECT position FROM event WHERE stream = '${damaged.ticketId}')`,
  );
  await desk.page.goto(await desk.restart());
  const { page } = desk;
  await page.getByText("Projector is dark").click();
  const bar = page.getByRole("region", { name: "What is wrong with the desk" });
  await expect(bar).toContainText(`${damaged.reference}: This ticket can be read only`);
  await expect(page.getByRole("contentinfo", { name: "Status" })).toContainText("1 thing needs looking after");
  await expect(page.getByRole("alert")).toContainText("This ticket can be read only");
  await page.getByRole("button", { name: "Back to the queue" }).click();
  await expect(page.getByText("Mouse is stuck")).toBeVisible();
  await bar.getByRole("button", { name: /^Put away/ }).click();
  await expect(bar).toHaveText("");
  await expect(page.getByRole("contentinfo", { name: "Status" })).toContainText("1 thing needs looking after");
});
