import { app, session, type WebContents } from "electron";
import { START_PAGE } from "./app-protocol.ts";

const isOurs = (url: string): boolean => url.startsWith(START_PAGE);

/** A page stays where it is, opens nothing, and embeds nothing. */
function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

/** No page gets any permission, any device, or anything from outside this program. Call before the first window. */
export function enableLockdown(): void {
  app.on("web-contents-created", (_event, contents) => confine(contents));
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOurs(url) && !url.startsWith("devtools://") });
  });
}
