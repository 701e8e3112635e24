import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_COMMANDS } from "../../electron/cli/all-commands.ts";
import { runCli } from "../../electron/cli/run-cli.ts";
import { type Postgres, startPostgres } from "../support/share/postgres.ts";
import { openProxy, type Proxy } from "../support/share/proxy.ts";
import { ask, logCall, sitDown } from "../support/ticket/calls.ts";
import { expect, openInBrowser, test } from "./desk-fixture.ts";

/** What a desk command prints. */
async function command(...args: readonly string[]): Promise<string> {
  const out: string[] = [];
  const err: string[] = [];
  const output = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    isTerminal: false,
  };
  const code = await runCli(ALL_COMMANDS, args, output);
  if (code !== 0) throw new Error(`desk ${args[0]} ended with ${code}: ${err.join("\n")}`);
  return out.join("\n");
}

/** As if this PC's line to the server went through the proxy. */
function reroute(desk: string, port: number): void {
  const file = `${desk}.share`;
  writeFileSync(file, readFileSync(file, "utf8").replace(/"port":\d+/, `"port":${port}`), { mode: 0o600 });
}

test("two PCs work one desk: each sees the other, goes on when cut off, and everything is there once afterwards", async ({
  host,
  context,
}) => {
  const isNight = process.env["DESKWATCH_NIGHTLY"] !== undefined;
  test.skip(host === "electron" || !isNight, "Two hosts in browsers, in the nightly setting.");
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-e2e-shared-"));
  const [one, two] = [join(folder, "one.desk"), join(folder, "two.desk")];
  let server: Postgres | undefined;
  let proxy: Proxy | undefined;
  try {
    const alone = await openInBrowser(context, one);
    await alone.desk.setUp();
    await alone.desk.page.close();
    await alone.close();

    server = await startPostgres();
    const owner = await server.connect();
    await owner.query("CREATE DATABASE desk");
    await owner.end();
    await command("share", "--db", one, "--to", `postgres://postgres:owner@127.0.0.1:${server.port}/desk`);
    await command("join", await command("invite", "--db", one), "--db", two);
    proxy = await openProxy(server.port);
    reroute(two, proxy.port);

    const [here, there] = [await openInBrowser(context, one), await openInBrowser(context, two)];
    for (const { desk } of [here, there]) {
      await sitDown(desk.bridge);
      await desk.page.reload();
    }
    const statusOf = (at: typeof here) => at.desk.page.getByRole("contentinfo", { name: "Status" });
    await expect(statusOf(there)).toContainText("shared");

    const first = await logCall(here.desk.bridge, { summary: "No telephone in block C" });
    await expect(there.desk.page.getByText("No telephone in block C").first()).toBeVisible();

    proxy.cut();
    await expect(statusOf(there)).toContainText("shared: offline", { timeout: 20_000 });
    await logCall(there.desk.bridge, { summary: "Logged while cut off" });
    await expect(statusOf(there)).toContainText("on this PC only: 1 change");
    await logCall(here.desk.bridge, { summary: "Logged by the others meanwhile" });
    const resolve = (text: string) => ({
      commandId: randomUUID(),
      ticketId: first.ticketId,
      command: { type: "ResolveTicket" as const, how: "fix" as const, text },
    });
    await ask(here.desk.bridge, "ticket.command", resolve("Restarted the exchange"));
    await ask(there.desk.bridge, "ticket.command", resolve("Swapped the handset"));

    proxy.mend();
    await expect(statusOf(there)).not.toContainText("on this PC only", { timeout: 30_000 });
    for (const { desk } of [here, there]) {
      await expect(desk.page.getByText("Logged while cut off").first()).toBeVisible({ timeout: 20_000 });
      await expect(desk.page.getByText("Logged by the others meanwhile").first()).toBeVisible();
      const { events } = await ask(desk.bridge, "ticket.open", { id: first.ticketId });
      expect(events.filter(({ event }) => event.type === "TicketResolved")).toHaveLength(1);
      const aside = events.filter(({ event }) => event.type === "CommandSetAside");
      expect(JSON.stringify(aside)).toContain("Swapped the handset");
    }
    await there.desk.page.goto(`${there.desk.page.url().split("#")[0]}#/ticket/${first.ticketId}`);
    await there.desk.page.screenshot({ path: join(tmpdir(), "deskwatch-shared.png") });
    await Promise.all([here.close(), there.close()]);
  } finally {
    await proxy?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
