import { request } from "node:http";
import { GUARDS } from "../../../electron/http/guards.ts";
import { type HttpHost, type HttpOptions, listenHttp } from "../../../electron/http/listen.ts";
import type { ScreenFiles } from "../../../electron/screens/screen-files.ts";
import { HTTP } from "../../../shared/contract/wire.ts";
import type { CoreDesk } from "../core/desk.ts";

export const PAGE = "<!doctype html><title>Deskwatch</title>";

const SCREENS: ScreenFiles = new Map([
  ["/", { type: "text/html; charset=utf-8", keep: "no-store", bytes: new TextEncoder().encode(PAGE) }],
  [
    "/assets/app.js",
    { type: "text/javascript; charset=utf-8", keep: "immutable", bytes: new TextEncoder().encode("1") },
  ],
]);

/** A loopback host, whole or with one guard left out. */
export function hostWithout(desk: CoreDesk, guard: string | null, more: Partial<HttpOptions> = {}): Promise<HttpHost> {
  const guards = GUARDS.filter(({ name }) => name !== guard);
  const { core } = desk;
  return listenHttp({ core, screens: SCREENS, port: 0, monotonicMs: () => performance.now(), guards, ...more });
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** Sends exactly what is said, also what no browser would let a page send: a Host of its own, a path with dots. */
export function send(host: HttpHost, { method = "GET", path = "/", headers = {}, body }: RawRequest): Promise<Reply> {
  const { hostname, port } = new URL(host.address);
  const isChunked = "transfer-encoding" in headers;
  // Node sends no length with a GET or a DELETE unless it is told to.
  const length = body === undefined || isChunked ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const given = Object.entries({ ...length, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, method, path, headers: Object.fromEntries(given), agent: false },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("error", reject);
        reply.on("end", () =>
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** The headers of a request our own page makes. Attacks change one of them. */
export function pageHeaders(host: HttpHost, token?: string): Record<string, string> {
  return {
    origin: host.address,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

export const launchCodeOf = (host: HttpHost): string => new URL(host.launchUrl()).hash.replace("#launch=", "");

export function exchange(host: HttpHost, code: string): Promise<Reply> {
  const body = JSON.stringify({ code });
  return send(host, { method: "POST", path: HTTP.launch, headers: pageHeaders(host), body });
}

/** A token as a page gets it. */
export async function signIn(host: HttpHost): Promise<string> {
  const { body } = await exchange(host, launchCodeOf(host));
  // The launch address answers in this shape.
  return (JSON.parse(body) as { value: { token: string } }).value.token;
}
