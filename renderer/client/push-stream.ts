import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Push } from "../../shared/contract/contract.ts";
import { HTTP } from "../../shared/contract/wire.ts";

export type StreamEnd = "closed" | "unauthorized";

export interface PushStreamOptions {
  readonly fetchStream: typeof fetch;
  readonly token: string;
  /** The last event seen; the host sends what came after it. */
  readonly lastEventId: string | null;
  readonly signal: AbortSignal;
  onOpen(): void;
  /** The stream's place moved on, with or without a push. */
  onPlace(eventId: string): void;
  onPush(push: Push): void;
}

/** Reads the host's pushes until the stream ends. Rejects when the host cannot be reached. */
export async function readPushes(options: PushStreamOptions): Promise<StreamEnd> {
  const headers: Record<string, string> = { Accept: "text/event-stream", Authorization: `Bearer ${options.token}` };
  if (options.lastEventId !== null) headers["Last-Event-ID"] = options.lastEventId;
  const reply = await options.fetchStream(HTTP.pushes, { headers, signal: options.signal, cache: "no-store" });
  if (reply.status === 401 || reply.status === 403) return "unauthorized";
  if (!reply.ok || reply.body === null) throw new Error(`The push stream answered ${reply.status}.`);
  options.onOpen();
  const events = reply.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return "closed";
    if (value.id !== undefined) options.onPlace(value.id);
    // The host writes each push as JSON in the contract's shape; a line of another kind only names the place.
    if (value.event === "push") options.onPush(JSON.parse(value.data) as Push);
  }
}
