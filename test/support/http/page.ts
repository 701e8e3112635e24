import type { HttpHost } from "../../../electron/http/listen.ts";
import type { Client } from "../../../renderer/client/client.ts";
import { httpTransport } from "../../../renderer/client/http-transport.ts";
import { sessionKey } from "../../../renderer/client/session-key.ts";

/** What a browser adds to every request of a page at this address; Node's fetch adds none of it. */
export function pageFetch(address: string): typeof fetch {
  return (path, init = {}) => {
    if (typeof path !== "string") throw new Error("The client asks by path.");
    const headers = new Headers(init.headers);
    headers.set("sec-fetch-site", "same-origin");
    if (init.method === "POST") headers.set("origin", address);
    return fetch(new URL(path, address), { ...init, headers });
  };
}

/** A sessionStorage with nothing in it. */
export function emptyStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  };
}

/** The client the screens use, as a page opened from a launch address has it. */
export function openPage(host: HttpHost, storage: Storage = emptyStorage()): Client {
  const fetchHere = pageFetch(host.address);
  const hash = new URL(host.launchUrl()).hash;
  return httpTransport({
    fetch: fetchHere,
    key: sessionKey(fetchHere, storage, { hash, clearHash: () => undefined }),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}
