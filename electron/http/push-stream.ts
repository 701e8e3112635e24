import type { Push, PushName } from "../../shared/contract/contract.ts";
import type { PlacedPush, PushLog } from "./push-log.ts";

/** A comment line now and then, so that a dead connection is noticed by both ends. */
const HEARTBEAT_MS = 15_000;
/** A page that reads this slowly is let go; it comes back with its last id. */
const MOST_UNREAD = 500;

const frame = ({ id, push }: PlacedPush): string => `id: ${id}\nevent: push\ndata: ${JSON.stringify(push)}\n\n`;

export interface StreamParts {
  readonly log: PushLog;
  /** The last the page received, before its stream broke. */
  readonly lastSeen: string | undefined;
  readonly position: number;
  /** Whether whoever sits at the page may be told this; asked each time, for they come and go. */
  readonly mayHear: (name: PushName) => boolean;
}

/** What a page that comes (back) must hear first: what it missed, or that it must load everything again. */
function missed({ log, lastSeen, position }: StreamParts): readonly PlacedPush[] {
  if (lastSeen === undefined) return [];
  const resync: Push = { name: "stream.resynced", data: { position } };
  return log.since(lastSeen) ?? [{ id: log.lastId(), push: resync }];
}

/**
 * Server-sent events for one page. The first line names the place in the stream, so that a page which never received
 * a push can resume too. Ends when the page goes away (`signal`) or stops reading.
 */
export function pushStream(parts: StreamParts, signal: AbortSignal): ReadableStream<Uint8Array> {
  const { log, mayHear } = parts;
  const encoder = new TextEncoder();
  /** True the first time only: a stream that was cancelled must not be closed as well. */
  let stop = (): boolean => false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (): void => {
          if (stop()) controller.close();
        };
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) <= -MOST_UNREAD) end();
          else controller.enqueue(encoder.encode(text));
        };
        const tell = (placed: PlacedPush): void => {
          if (mayHear(placed.push.name)) send(frame(placed));
        };
        stop = listen(log, tell, send);
        signal.addEventListener("abort", end);
        send(`id: ${log.lastId()}\nevent: ready\ndata: {}\n\n`);
        for (const placed of missed(parts)) tell(placed);
      },
      cancel() {
        stop();
      },
    },
    { highWaterMark: 1 },
  );
}

function listen(log: PushLog, tell: (placed: PlacedPush) => void, send: (text: string) => void): () => boolean {
  const unsubscribe = log.subscribe(tell);
  const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    return unsubscribe();
  };
}
