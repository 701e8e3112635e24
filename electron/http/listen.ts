import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Push } from "../../shared/contract/contract.ts";
import { LAUNCH_FRAGMENT, LONGEST_INPUT } from "../../shared/contract/wire.ts";
import type { Core } from "../core/core.ts";
import type { ScreenFiles } from "../screens/screen-files.ts";
import { createApp } from "./create-app.ts";
import { GUARDS, type Guard } from "./guards.ts";
import { createPushLog } from "./push-log.ts";
import { createLaunchCodes, createTokens, type Monotonic } from "./secrets.ts";
import { createStreamPlaces } from "./stream-places.ts";

/** The one address this desk listens on: no other machine can reach it. */
const LOOPBACK = "127.0.0.1";

export interface HttpOptions {
  readonly core: Core;
  readonly screens: ScreenFiles;
  /** 0: any free port. */
  readonly port: number;
  readonly monotonicMs: Monotonic;
  readonly guards?: readonly Guard[];
  readonly longestInput?: number;
  readonly launchLifeMs?: number;
  readonly tokenIdleMs?: number;
}

export interface HttpHost {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly server: Server;
  /** An address that opens one page, once. */
  launchUrl(): string;
  publish(push: Push): void;
  close(): Promise<void>;
}

/** How often Node looks for requests past their time: half a minute unless told, which made a minute one and a half. */
const CHECKED_EVERY_MS = 2_000;

/** Patience with whoever sends slowly: a stuck request must not hold a connection for ever. */
function setTimeouts(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 5_000;
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      if (typeof address === "object" && address !== null) resolve(address.port);
      else reject(new Error("The server has no port."));
    });
  });
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Open push streams would otherwise keep the server alive.
    server.closeAllConnections();
  });
}

/** Opens the desk on loopback. @throws when the port is taken. */
export async function listenHttp(options: HttpOptions): Promise<HttpHost> {
  let authority = "";
  const launchCodes = createLaunchCodes(options.monotonicMs, options.launchLifeMs);
  const tokens = createTokens(options.monotonicMs, options.tokenIdleMs);
  const pushes = createPushLog(randomUUID());
  const { core, screens, longestInput = LONGEST_INPUT, guards = GUARDS } = options;
  const streamPlaces = createStreamPlaces();
  const desk = { authority: () => authority, core, screens, longestInput, launchCodes, tokens, pushes, streamPlaces };
  const serverOptions = { connectionsCheckingInterval: CHECKED_EVERY_MS };
  // Made from createServer's defaults: plain HTTP/1.1.
  const server = createAdaptorServer({ fetch: createApp(desk, guards).fetch, serverOptions }) as Server;
  setTimeouts(server);
  authority = `${LOOPBACK}:${await listening(server, options.port)}`;
  const address = `http://${authority}`;
  return {
    address,
    server,
    launchUrl: () => `${address}/#${LAUNCH_FRAGMENT}=${launchCodes.issue()}`,
    publish: (push) => pushes.add(push),
    close: () => closing(server),
  };
}
