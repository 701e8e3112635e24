import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Refusal } from "../../shared/contract/answer.ts";
import { HTTP } from "../../shared/contract/wire.ts";
import type { Tokens } from "./secrets.ts";

/** What the guards must know of the desk they stand before. */
export interface Guarded {
  /** `127.0.0.1:PORT`, as printed. */
  readonly authority: () => string;
  readonly tokens: Tokens;
  readonly longestInput: number;
}

/** One reason to turn a request away, with a name, so that a test can leave it out and see the attack succeed. */
export interface Guard {
  readonly name: string;
  readonly paths: string;
  readonly protect: (desk: Guarded) => MiddlewareHandler;
}

/** Refuses in the shape of an answer, so that a page can always show a sentence. */
export function refuse(
  context: Context,
  status: ContentfulStatusCode,
  kind: Refusal["kind"],
  message: string,
): Response {
  return context.json({ ok: false, error: { kind, message } }, status);
}

type Verdict = (context: Context, desk: Guarded) => Response | undefined;

const guard = (name: string, paths: string, judge: Verdict): Guard => ({
  name,
  paths,
  protect: (desk) => async (context, next) => judge(context, desk) ?? (await next()),
});

const isApi = (context: Context): boolean => context.req.path.startsWith("/api/");
const LAUNCH_BODY = 1_000;

/** A page of another name that was made to resolve to 127.0.0.1 (DNS rebinding) still sends its own name. */
const exactHost = guard("exact-host", "*", (context, desk) =>
  context.req.header("host") === desk.authority()
    ? undefined
    : refuse(context, 421, "forbidden", "Open Deskwatch at the address it printed."),
);

/** Browsers name the page that asks; on a POST always. */
const ownOrigin = guard("own-origin", "*", (context, desk) => {
  const origin = context.req.header("origin");
  const isMissing = origin === undefined && context.req.method !== "POST";
  if (isMissing || origin === `http://${desk.authority()}`) return undefined;
  return refuse(context, 403, "forbidden", "This request came from another page.");
});

/** `none` is an address opened by hand or by this program; everything else must come from our own page. */
const ownSite = guard("own-site", "*", (context) => {
  const site = context.req.header("sec-fetch-site");
  if (site === "same-origin") return undefined;
  if (!isApi(context) && (site === "none" || site === undefined)) return undefined;
  return refuse(context, 403, "forbidden", "This request came from another site.");
});

/** What changes something is asked by POST alone; a link or an image can only GET. */
const exactMethod = guard("exact-method", "*", (context) => {
  const { path } = context.req;
  const isChange = path === HTTP.launch || path === HTTP.launchMore || path.startsWith(HTTP.request);
  const allowed = isChange ? ["POST"] : ["GET"];
  if (allowed.includes(context.req.method)) return undefined;
  context.header("Allow", allowed.join(", "));
  return refuse(context, 405, "forbidden", `This address answers ${allowed.join(" and ")} only.`);
});

const bearer = guard("bearer", "/api/*", (context, desk) => {
  if (context.req.path === HTTP.launch) return undefined;
  const token = /^Bearer ([\w-]{43})$/.exec(context.req.header("authorization") ?? "")?.[1];
  if (token !== undefined && desk.tokens.accept(token)) return undefined;
  const message = "This page is not signed in. Open Deskwatch again from the address it printed.";
  return refuse(context, 401, "forbidden", message);
});

/** Forms and `no-cors` requests of other pages cannot send this type. */
const jsonOnly = guard("json-only", "/api/*", (context) => {
  if (context.req.method === "GET") return undefined;
  const type = context.req.header("content-type") ?? "";
  if (/^application\/json(;\s*charset=utf-8)?$/i.test(type)) return undefined;
  return refuse(context, 415, "invalid", "Send JSON.");
});

const boundedLaunch: Guard = {
  name: "bounded-launch",
  paths: `${HTTP.launch}/*`,
  protect: () =>
    bodyLimit({
      maxSize: LAUNCH_BODY,
      onError: (context) => refuse(context, 413, "invalid", "That is no launch code."),
    }),
};

const boundedInput: Guard = {
  name: "bounded-input",
  paths: `${HTTP.request}*`,
  protect: (desk) =>
    bodyLimit({
      maxSize: desk.longestInput,
      onError: (context) => refuse(context, 413, "invalid", "This is larger than the desk accepts."),
    }),
};

/** In order: who asks comes before what is read. */
export const GUARDS: readonly Guard[] = [
  exactHost,
  ownOrigin,
  ownSite,
  exactMethod,
  bearer,
  jsonOnly,
  boundedLaunch,
  boundedInput,
];
