import type { Push } from "../../shared/contract/contract.ts";
import type { PlacedPush, PushLog } from "./push-log.ts";

/** A comment line now and then, so that a dead connection is noticed by both ends. */
const HEARTBEAT_MS = 15_000;
/** A page that reads this slowly is let go; it comes back with its last id. */
const MOST_UNREAD = 500;

const frame = ({ id, push }: PlacedPush): string => `id: ${id}\nevent: push\ndata: ${JSON.stringify(push)}\n\n`;

/** What a page that comes (back) must hear first: what it missed, or that it must load everything again. */
function missed(log: PushLog, lastSeen: string | undefined, position: number): readonly PlacedPush[] {
  if (lastSeen === undefined) return [];
  const resync: Push = { name: "stream.resynced", data: { position } };
  return log.since(lastSeen) ?? [{ id: log.lastId(), push: resync }];
}

/**
 * Server-sent events for one page. The first line names the place in the stream, so that a page which never received
 * a push can resume too. Ends when the page goes away (`signal`) or stops reading.
 */
export function pushStream(
  log: PushLog,
  lastSeen: string | undefined,
  position: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
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
        stop = listen(log, send);
        signal.addEventListener("abort", end);
        send(`id: ${log.lastId()}\nevent: ready\ndata: {}\n\n`);
        for (const placed of missed(log, lastSeen, position)) send(frame(placed));
      },
      cancel() {
        stop();
      },
    },
    { highWaterMark: 1 },
  );
}

function listen(log: PushLog, send: (text: string) => void): () => boolean {
  const unsubscribe = log.subscribe((placed) => send(frame(placed)));
  const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    return unsubscribe();
  };
}
