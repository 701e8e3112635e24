import type { Answer, Refusal } from "../../shared/contract/answer.ts";
import type { Push, RequestName } from "../../shared/contract/contract.ts";
import { HTTP, type LaunchCode } from "../../shared/contract/wire.ts";
import type { Client } from "./client.ts";
import { type ConnectionCell, connectionCell } from "./connection-cell.ts";
import { readPushes } from "./push-stream.ts";
import type { SessionKey } from "./session-key.ts";

const RETRY_MS = [300, 700, 1_500, 3_000];

/** What only asks. Everything else means to change something, of which nobody knows whether it was heard. */
const READING: ReadonlySet<string> = new Set<RequestName>([
  "desk.status",
  "agreement.list",
  "queue.list",
  "queue.rows",
  "queue.excerpts",
  "queue.counts",
  "view.list",
  "ticket.open",
  "ticket.find",
  "ticket.similar",
  "draft.list",
  "import.look",
  "import.preview",
  "import.status",
  "import.report",
  "import.profiles",
  "notice.recent",
]);

/** These read a whole file or write a whole week. */
const LONG: ReadonlySet<string> = new Set<RequestName>(["import.look", "import.preview", "desk.openExample"]);
/** A host that is stopped or stuck keeps its connections: after this long it counts as away. */
const ANSWER_WITHIN_MS = 10_000;

/** Promises nothing: no request is sent a second time by itself, and the host may come back with other keys. */
function away(name: string): Answer<never> {
  const message = READING.has(name)
    ? "The desk does not answer, so this cannot be shown now."
    : "The desk does not answer, so count this as not stored. Try again when it does.";
  return { ok: false, error: { kind: "unavailable", message } satisfies Refusal };
}
const locked: Answer<never> = {
  ok: false,
  error: {
    kind: "forbidden",
    message: "This window has no key to the desk. Open the address Deskwatch printed when it started.",
  } satisfies Refusal,
};

export interface HttpTransportParts {
  readonly fetch: typeof fetch;
  readonly key: SessionKey;
  readonly wait: (ms: number) => Promise<void>;
  /** How long a host may take to answer what is no long work; ten seconds unless told. */
  readonly answerWithinMs?: number;
}

async function ask(
  parts: HttpTransportParts,
  cell: ConnectionCell,
  name: string,
  input: unknown,
): Promise<Answer<never>> {
  try {
    const token = await parts.key.token();
    if (token === null) {
      cell.set("locked");
      return locked;
    }
    const reply = await parts.fetch(HTTP.request + name, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
      signal: LONG.has(name) ? null : AbortSignal.timeout(parts.answerWithinMs ?? ANSWER_WITHIN_MS),
    });
    cell.set(reply.status === 401 ? "locked" : "online");
    // Every reply of the host is an Answer; what it carries is promised by the contract and held to it by its suite.
    return (await reply.json()) as Answer<never>;
  } catch {
    cell.set("offline");
    return away(name);
  }
}

/** Follows the pushes for as long as the page lives; when the host goes away, keeps trying and resumes where it was. */
async function follow(parts: HttpTransportParts, cell: ConnectionCell, tell: (push: Push) => void): Promise<void> {
  let lastEventId: string | null = null;
  let failures = 0;
  for (;;) {
    try {
      const token = await parts.key.token();
      if (token === null) return cell.set("locked");
      const end = await readPushes({
        fetchStream: parts.fetch,
        token,
        lastEventId,
        signal: new AbortController().signal,
        onOpen() {
          failures = 0;
          cell.set("online");
        },
        onPlace(eventId) {
          lastEventId = eventId;
        },
        onPush: tell,
      });
      if (end === "unauthorized") return cell.set("locked");
    } catch {
      // The host is away: said in the status line, and tried again below.
    }
    cell.set("offline");
    await parts.wait(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 3_000);
    failures += 1;
  }
}

async function launchCode({ fetch: ask, key }: HttpTransportParts): Promise<string | null> {
  try {
    const token = await key.token();
    if (token === null) return null;
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
    const reply = await ask(HTTP.launchMore, { method: "POST", headers, body: "{}" });
    // Every reply of the host is an Answer, this one's in the shape of wire.ts.
    const answer = (await reply.json()) as Answer<LaunchCode>;
    return answer.ok ? answer.value.code : null;
  } catch {
    return null;
  }
}

/** The desk over loopback HTTP, for the browser host. */
export function httpTransport(parts: HttpTransportParts): Client {
  const cell = connectionCell("connecting");
  const listeners = new Set<(push: Push) => void>();
  let isFollowing = false;
  const tell = (push: Push): void => {
    for (const listener of listeners) {
      try {
        listener(push);
      } catch (fault) {
        // One part of the page that fails keeps no other from hearing, and the stream goes on.
        reportError(fault);
      }
    }
  };
  return {
    request: (name, input) => ask(parts, cell, name, input),
    subscribe(listener) {
      listeners.add(listener);
      if (!isFollowing) {
        isFollowing = true;
        void follow(parts, cell, tell);
      }
      return () => listeners.delete(listener);
    },
    connection: cell,
    launchCode: () => launchCode(parts),
  };
}
