import pg from "pg";
import { type Address, isLoopback } from "./address.ts";

/** A server that does not answer within this is taken for away. */
const CONNECT_MS = 5_000;
const STATEMENT_MS = 60_000;

/** Every server that was tried, and why none would do. */
export class NoServer extends Error {
  override readonly name = "NoServer";
  /** A server answered, and does not let this login in any more. */
  readonly isShutOut: boolean;
  constructor(because: string, isShutOut: boolean) {
    super(because);
    this.isShutOut = isShutOut;
  }
}

/**
 * Signs in at the first server that can be written to. Off this PC only over TLS, the server's certificate checked
 * against the given one or those this system knows, and its name against the host's. @throws NoServer
 */
export async function connect({ hosts, database, user, password, ca }: Address): Promise<pg.Client> {
  const because: string[] = [];
  let isShutOut = false;
  for (const { host, port } of hosts) {
    const client = new pg.Client({
      host,
      port,
      database,
      user,
      password,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      keepAlive: true,
      application_name: "Deskwatch",
      ssl: isLoopback(host) && ca === null ? false : { rejectUnauthorized: true, ...(ca === null ? {} : { ca }) },
    });
    // A server that goes away ends the connection; whoever waits for an answer hears of it there.
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ only: boolean }>("SELECT pg_is_in_recovery() AS only");
      if (rows[0]?.only !== true) return client;
      because.push(`${host}:${port} only repeats another server`);
    } catch (fault) {
      // invalid_authorization_specification: the login is there and may not be used.
      isShutOut ||= fault instanceof Error && Reflect.get(fault, "code") === "28000";
      because.push(`${host}:${port}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
    await client.end().catch(() => undefined);
  }
  throw new NoServer(because.join("; "), isShutOut);
}
