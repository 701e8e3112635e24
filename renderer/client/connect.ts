import type { Client } from "./client.ts";
import { deskTransport } from "./desk-transport.ts";
import { httpTransport } from "./http-transport.ts";
import { sessionKey } from "./session-key.ts";

/** The client of whichever host this page was opened by. */
export function connect(page: Window): Client {
  if (page.desk !== undefined) return deskTransport(page.desk);
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
