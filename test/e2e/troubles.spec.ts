import { rmSync } from "node:fs";
import { tamper } from "../support/store/tamper.ts";
import { logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, test } from "./desk-fixture.ts";

test("a damaged record is told above the screen and in the status line; the rest of the queue is there", async ({
  desk,
}) => {
  test.skip(desk.kind === "electron", "The host must be stopped for its file to be damaged.");
  await desk.setUp();
  const damaged = await logCall(desk.bridge, { summary: "Projector is dark" });
  await logCall(desk.bridge, { summary: "Mouse is stuck" });
  await desk.kill();
  tamper(
    desk.file,
    "DROP TRIGGER words_only_erased",
    `UPDATE words SET words = '{' WHERE position IN
       (SELECT position FROM event JOIN stream ON stream.number = event.stream
        WHERE stream.id = x'${damaged.ticketId.replaceAll("-", "")}')`,
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

test("a desk file deleted under the open desk is told at once, stays told, and nothing is taken for stored", async ({
  desk,
}) => {
  test.skip(process.platform === "win32", "Windows lets nobody delete a file that is open.");
  await desk.setUp();
  await logCall(desk.bridge, { summary: "Mouse is stuck" });
  const page = await reloaded(desk);
  await expect(page.getByText("Mouse is stuck")).toBeVisible();
  rmSync(desk.file);
  const bar = page.getByRole("region", { name: "What is wrong with the desk" });
  await expect(bar).toContainText("was deleted while the desk was open. Nothing more is stored.");
  await expect(bar).toContainText("Everything accepted before is in ");
  await expect(bar.getByRole("button"), "nobody can put it away").toHaveCount(0);
});
