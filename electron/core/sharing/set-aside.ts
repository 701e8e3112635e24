import type { Refusal } from "../../../shared/contract/answer.ts";
import { encodeEvent } from "../../../shared/kernel/event-codec.ts";
import { SET_ASIDE, setAsideEvent } from "../../../shared/kernel/set-aside-event.ts";
import type { CommandAppend, LoggedEvent, StreamKey } from "../log-port.ts";
import type { WriteTransaction } from "../ports.ts";
import type { PendingCommand } from "./sharing-port.ts";

const LONGEST_SENTENCE = 2_000;
const EVENTS = { [SET_ASIDE]: setAsideEvent<unknown>() };

/** Puts what is no longer allowed on its records, with everything that was typed, in place of what it would have done. */
export function setAside(
  transaction: WriteTransaction,
  pending: PendingCommand,
  refusal: Refusal,
  aside: readonly PendingCommand[],
): readonly LoggedEvent[] {
  const { asked, recordedAt } = pending;
  const records = asked.parts.map(({ category, stream }) => ({ category, stream }));
  const there = records.filter((key) => transaction.readStream(key).events.length > 0);
  const typed = JSON.stringify(asked.parts.map(({ command, told }) => ({ ...command, told })));
  const said = {
    type: SET_ASIDE,
    action: asked.parts[0]?.command.type ?? "Nothing",
    because: refusal.kind === "refused" ? refusal.rejection : "NotAllowed",
    first: firstOfStory(records, aside),
    sentence: refusal.message.slice(0, LONGEST_SENTENCE),
    typed,
  };
  const event = encodeEvent(EVENTS, said);
  const at = Math.min(asked.at, recordedAt);
  const streams = (there.length > 0 ? there : records.slice(0, 1)).map((key) => ({
    ...key,
    expectedVersion: 0,
    events: [{ ...event, at }],
  }));
  return transaction.sharing.redo(pending, { ...appendOf(pending), streams, claims: [] }, "set-aside");
}

/** The first command about one of these records that was set aside before this one. */
function firstOfStory(records: readonly StreamKey[], aside: readonly PendingCommand[]): string | null {
  const isAbout = ({ asked }: PendingCommand): boolean =>
    asked.parts.some((part) => records.some(({ stream }) => stream === part.stream));
  return aside.find(isAbout)?.commandId ?? null;
}

/** What it came to before, as it is written anew after what others did. */
export function appendOf(pending: PendingCommand): CommandAppend {
  const byStream = Map.groupBy(pending.events, ({ category, stream }) => `${category}/${stream}`);
  const streams = [...byStream.values()].flatMap((events) => {
    const [first] = events;
    return first === undefined ? [] : [{ category: first.category, stream: first.stream, expectedVersion: 0, events }];
  });
  const { commandId, by, recordedAt, clockOffsetMs, seen, claims, asked } = pending;
  return { commandId, by, recordedAt, clockOffsetMs, seen, streams, claims, asked };
}
