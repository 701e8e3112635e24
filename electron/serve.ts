// The browser host: the desk over loopback HTTP, plain Node.
import { createInterface } from "node:readline";
import openInBrowser from "open";
import { mayReadTerminal } from "./host/foreground.ts";
import { type OpenedDesk, openDesk } from "./host/open-desk.ts";
import { type ServeOptions, serveOptions } from "./host/serve-options.ts";
import { type HttpHost, listenHttp } from "./http/listen.ts";
import { productVersion } from "./product-version.ts";
import { readScreenFiles, screensFolder } from "./screens/screen-files.ts";
import type { OpenRefusal } from "./store/open-refusal.ts";

const hasDisplay = process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);

/** Says a sentence and ends with a failure. */
function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Another browser host on the file can give a window of its own: whoever starts a second one wants just that. */
function wordsFor(refusal: OpenRefusal): string {
  const isElsewhere = refusal.kind === "held" && refusal.holder?.host === "browser host";
  return isElsewhere ? `${refusal.message} For another window, press Enter where it runs.` : refusal.message;
}

async function listen(desk: OpenedDesk, { port, isPortNamed }: ServeOptions): Promise<HttpHost> {
  const screens = readScreenFiles(screensFolder(import.meta.url));
  const on = (chosen: number): Promise<HttpHost> =>
    listenHttp({ core: desk.core, screens, port: chosen, monotonicMs: desk.time.monotonicMs });
  try {
    return await (isPortNamed ? on(port) : on(port).catch(() => on(0)));
  } catch (error) {
    desk.close();
    return fail(`Deskwatch cannot listen on port ${port}: ${String(error)}. Choose another with --port.`);
  }
}

/** The first signal closes the file properly; what was accepted is on disk in any case. */
function closeOnSignal(desk: OpenedDesk, host: HttpHost): void {
  let isClosing = false;
  const close = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    await host.close();
    desk.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void close());
}

/** Every line typed here gives a fresh address: for a second window, or when the first was not used in time. */
function printAddresses(host: HttpHost): string {
  const print = (): string => {
    const url = host.launchUrl();
    console.log(`Deskwatch is running at ${url}`);
    return url;
  };
  if (mayReadTerminal()) createInterface({ input: process.stdin }).on("line", print);
  // A terminal that was closed costs its lines, not the desk.
  for (const stream of [process.stdin, process.stdout]) stream.on("error", () => undefined);
  return print();
}

async function serve(options: ServeOptions): Promise<void> {
  const { file, mayOpenBrowser } = options;
  const opened = openDesk({ file, host: "browser host", productVersion: productVersion(import.meta.url) });
  if (!opened.ok) return fail(wordsFor(opened.error));
  const desk = opened.value;
  const host = await listen(desk, options);
  desk.subscribe(host.publish);
  closeOnSignal(desk, host);
  desk.start();
  const url = printAddresses(host);
  if (mayOpenBrowser && hasDisplay) {
    await openInBrowser(url).catch(() => console.log("No browser could be opened; open this address yourself."));
  }
}

const chosen = serveOptions(process.argv.slice(2));
if (chosen.ok) await serve(chosen.value);
else fail(chosen.error);
