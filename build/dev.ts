// `npm run dev`: the browser host and the screens as they stand in the sources. A saved screen is there at once; the host
// starts anew when something under electron/ or shared/ was saved. Flags: --port NUMBER (of the page), --db FILE.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createDevHost } from "./dev-host.ts";
import { createDevServer } from "./dev-server.ts";
import { ROOT } from "./run-child.ts";

const USUAL_PORT = 4790;

const { values } = parseArgs({ options: { port: { type: "string" }, db: { type: "string" } } });
// A desk of its own: whoever tries something out does not do it on their real one.
const host = await createDevHost(values.db ?? join(ROOT, "dev.desk"), console.log);
const server = await createDevServer({ host, port: Number(values.port ?? USUAL_PORT) });

let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await Promise.all([server.close(), host.stop()]);
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());

await host.restart();
console.log(`Deskwatch runs from its sources at ${server.resolvedUrls?.local[0] ?? "an address nobody knows"}`);
