import type { Client } from "./client.ts";
import { deskTransport } from "./desk-transport.ts";
import { httpTransport } from "./http-transport.ts";
import { launchCodeIn, sessionKey } from "./session-key.ts";

/** The client of whichever host this page was opened by. */
export function connect(page: Window): Client {
  if (page.desk !== undefined) return deskTransport(page.desk);
  // A new launch address opened in this very tab changes only the fragment, which loads nothing by itself.
  page.addEventListener("hashchange", () => {
    if (launchCodeIn(page.location.hash) !== null) page.location.reload();
  });
  const fetchHere: typeof fetch = (input, init) => page.fetch(input, init);
  return httpTransport({
    fetch: fetchHere,
    key: sessionKey(fetchHere, page.sessionStorage, {
      hash: page.location.hash,
      clearHash: () => page.history.replaceState(null, "", page.location.pathname),
    }),
    wait: (ms) => new Promise((resolve) => page.setTimeout(resolve, ms)),
  });
}
