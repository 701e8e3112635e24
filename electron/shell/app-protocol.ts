import { protocol } from "electron";
import { SECURITY_HEADERS } from "../../shared/contract/security-policy.ts";
import type { ScreenFiles } from "../screens/screen-files.ts";

const SCHEME = "app";
const HOST = "desk";
/** Where every window starts. */
export const START_PAGE = `${SCHEME}://${HOST}/`;

/** Before the app is ready: a page of this scheme is an ordinary secure page with an origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screens; nothing else has an address. */
export function enableAppProtocol(screens: ScreenFiles): void {
  protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === HOST && request.method === "GET" ? screens.get(pathname) : undefined;
    if (file === undefined) return new Response("There is no such page.", { status: 404, headers: SECURITY_HEADERS });
    const headers = { ...SECURITY_HEADERS, "Content-Type": file.type, "Cache-Control": file.keep };
    return new Response(file.bytes, { headers });
  });
}
