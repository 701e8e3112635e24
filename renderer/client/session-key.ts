import type { Answer } from "../../shared/contract/answer.ts";
import { HTTP, LAUNCH_FRAGMENT, type Launched } from "../../shared/contract/wire.ts";

const STORED_AS = "deskwatch.token";

/** What a page needs to prove that it was opened from the address the desk printed. */
export interface SessionKey {
  /** The bearer token, or null when this window was opened without a launch code. Rejects while the host is away. */
  token(): Promise<string | null>;
  forget(): void;
}

/** Where the page stands: handed in, so that tests need no browser. */
export interface PageAddress {
  readonly hash: string;
  /** Takes the launch code out of the address bar and of the history. */
  clearHash(): void;
}

export function launchCodeIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get(LAUNCH_FRAGMENT);
}

async function exchange(fetchJson: typeof fetch, code: string): Promise<string | null> {
  const reply = await fetchJson(HTTP.launch, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  // The launch address answers in this shape (shared/contract/wire.ts).
  const answer = (await reply.json()) as Answer<Launched>;
  return answer.ok ? answer.value.token : null;
}

/** Exchanges the launch code once, keeps the token for reloads of this tab, and tries again if the host was away. */
export function sessionKey(fetchJson: typeof fetch, storage: Storage, address: PageAddress): SessionKey {
  const code = launchCodeIn(address.hash);
  let pending: Promise<string | null> | null = null;

  const obtain = async (): Promise<string | null> => {
    if (code === null) return storage.getItem(STORED_AS);
    const token = (await exchange(fetchJson, code)) ?? storage.getItem(STORED_AS);
    if (token !== null) storage.setItem(STORED_AS, token);
    address.clearHash();
    return token;
  };

  return {
    token() {
      pending ??= obtain().catch((error: unknown) => {
        pending = null;
        throw error;
      });
      return pending;
    },
    forget() {
      storage.removeItem(STORED_AS);
      pending = Promise.resolve(null);
    },
  };
}
