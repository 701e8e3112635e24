import { type Context, Hono } from "hono";
import type { PushName } from "../../shared/contract/contract.ts";
import { SECURITY_HEADERS } from "../../shared/contract/security-policy.ts";
import { HTTP, type LaunchCode, type Launched } from "../../shared/contract/wire.ts";
import type { Core } from "../core/core.ts";
import type { ScreenFiles } from "../screens/screen-files.ts";
import { GUARDS, type Guard, type Guarded, refuse } from "./guards.ts";
import type { PushLog } from "./push-log.ts";
import { pushStream } from "./push-stream.ts";
import { readJson } from "./read-json.ts";
import type { LaunchCodes } from "./secrets.ts";
import type { StreamPlaces } from "./stream-places.ts";

export interface HttpDesk extends Guarded {
  readonly core: Core;
  readonly launchCodes: LaunchCodes;
  readonly pushes: PushLog;
  readonly streamPlaces: StreamPlaces;
  readonly screens: ScreenFiles;
}

const INVALID = { kind: "invalid" } as const;

async function launch(context: Context, desk: HttpDesk): Promise<Response> {
  const read = readJson(await context.req.text());
  const body = read.ok ? read.value : null;
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  if (typeof code !== "string" || !desk.launchCodes.redeem(code)) {
    const message = "This address was used already or is too old. Press Enter where Deskwatch runs for a new one.";
    return refuse(context, 401, "forbidden", message);
  }
  const value: Launched = { token: desk.tokens.issue() };
  return context.json({ ok: true, value });
}

/** For a page that is signed in and lets another in: see renderer/client/door.ts. */
function launchMore(context: Context, { launchCodes }: HttpDesk): Response {
  const value: LaunchCode = { code: launchCodes.issue() };
  return context.json({ ok: true, value });
}

/** Each page has a token of its own: by it the desk knows who sits there. */
const connectionOf = (context: Context): string => context.req.header("authorization") ?? "";

async function answer(context: Context, desk: HttpDesk): Promise<Response> {
  const name = context.req.path.slice(HTTP.request.length);
  const read = readJson(await context.req.text());
  // Said by the desk itself, as of every other input: refusals by its rules are answers.
  if (!read.ok)
    return context.json({ ok: false, error: { ...INVALID, message: read.error.message, faults: [read.error] } });
  return context.json(await desk.core.handle(name, read.value, { host: "browser", connection: connectionOf(context) }));
}

function stream(context: Context, desk: HttpDesk): Response {
  const lastSeen = context.req.header("last-event-id");
  const connection = connectionOf(context);
  const until = desk.streamPlaces.take(connection, context.req.raw.signal);
  const mayHear = (name: PushName): boolean => desk.core.mayHear(name, connection);
  const body = pushStream({ log: desk.pushes, lastSeen, position: desk.core.position(), mayHear }, until);
  return context.body(body, 200, { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" });
}

function screenFile(context: Context, desk: HttpDesk): Response {
  const file = desk.screens.get(context.req.path);
  if (file === undefined) return context.text("There is no such page.", 404);
  return context.body(file.bytes, 200, { "Content-Type": file.type, "Cache-Control": file.keep });
}

/** The desk over HTTP. `guards` is given only by tests, which leave one out to see what it held back. */
export function createApp(desk: HttpDesk, guards: readonly Guard[] = GUARDS): Hono {
  const app = new Hono();
  app.use("*", async (context, next) => {
    await next();
    const keep = context.res.headers.get("Cache-Control") ?? SECURITY_HEADERS["Cache-Control"];
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value);
    context.header("Cache-Control", keep);
  });
  for (const { paths, protect } of guards) app.use(paths, protect(desk));
  // Which methods are allowed is the guards' business: one place, and one that can be seen to fail.
  app.all(HTTP.launch, (context) => launch(context, desk));
  app.all(HTTP.launchMore, (context) => launchMore(context, desk));
  app.all(`${HTTP.request}*`, (context) => answer(context, desk));
  app.all(HTTP.pushes, (context) => stream(context, desk));
  app.all("*", (context) => screenFile(context, desk));
  app.onError((fault, context) => {
    desk.core.noteFault("http", fault);
    return refuse(context, 500, "unavailable", "The desk could not answer. Try again.");
  });
  return app;
}
