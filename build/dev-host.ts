import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./run-child.ts";

/** The browser host as it stands in the sources, started anew whenever it is told to. */
export interface DevHost {
  readonly address: string;
  /** Stops what runs and starts the host from its sources; asked for meanwhile, it does so once more. */
  restart(): Promise<void>;
  /** A code that opens one page, once; null while no host runs. */
  launchCode(): Promise<string | null>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address === "string" || address === null) throw new Error("There is no free port.");
  return address.port;
}

const END_MS = 5_000;

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill();
  const late = setTimeout(() => child.kill("SIGKILL"), END_MS);
  await exit;
  clearTimeout(late);
}

/** Prepares a host on the desk of `file`; `say` takes what it prints, its addresses aside. */
export async function createDevHost(file: string, say: (line: string) => void): Promise<DevHost> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const waiting: ((code: string | null) => void)[] = [];

  const heard = (line: string): void => {
    const code = /#launch=(\S+)/.exec(line)?.[1];
    if (code === undefined) say(line);
    // A code opens one page: each goes to whoever waits longest.
    else waiting.shift()?.(code);
  };

  /** Resolves when the host has said its first address, or has ended before it could. */
  async function start(): Promise<void> {
    const args = ["--disable-warning=ExperimentalWarning", join(ROOT, "electron/serve.ts")];
    const flags = ["--port", String(port), "--db", file, "--no-open"];
    // Compiled code is kept: a second start reads it instead of making it.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/dev-host") };
    const started = spawn(process.execPath, [...args, ...flags], { cwd: ROOT, env, stdio: ["pipe", "pipe", "pipe"] });
    child = started;
    started.stdin.on("error", () => undefined);
    for (const stream of [started.stdout, started.stderr]) createInterface({ input: stream }).on("line", heard);
    started.once("exit", () => {
      if (child === started) child = null;
      for (const resolve of waiting.splice(0)) resolve(null);
    });
    const code = await new Promise<string | null>((resolve) => waiting.push(resolve));
    if (code === null) say("The host does not run; it is tried again with the next change.");
  }

  let running: Promise<void> | null = null;
  let isWanted = false;
  async function restart(): Promise<void> {
    isWanted = true;
    running ??= (async () => {
      while (isWanted) {
        isWanted = false;
        if (child !== null) await ended(child);
        await start();
      }
      running = null;
    })();
    await running;
  }

  return {
    address: `http://127.0.0.1:${port}`,
    restart,
    async launchCode() {
      await running;
      if (!child?.stdin) return null;
      const { stdin } = child;
      // A line typed into the host's terminal makes it print a fresh address.
      return new Promise((resolve) => {
        waiting.push(resolve);
        stdin.write("\n");
      });
    },
    async stop() {
      isWanted = false;
      if (child !== null) await ended(child);
    },
  };
}
