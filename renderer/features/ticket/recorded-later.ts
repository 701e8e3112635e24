import type { RecordedEvent } from "../../../shared/contract/views.ts";
import { type Instant, MINUTE_MS } from "../../../shared/kernel/instant.ts";

/** Late enough that "happened" and "recorded" are worth telling apart. */
const NOTED_LATER_MS = 90_000;

export const wasRecordedLater = ({ event, recordedAt }: RecordedEvent): boolean =>
  recordedAt - event.at > NOTED_LATER_MS;

/** Several events written down in one go: a call noted afterwards, a history that was imported, the example. */
export interface RecordedTogether {
  readonly recordedAt: Instant;
  readonly count: number;
  /** When the first and the last of them happened. */
  readonly from: Instant;
  readonly to: Instant;
}

/** Groups of two and more events that were recorded later, within one minute; to be told once instead of under each. */
export function recordedTogether(entries: readonly RecordedEvent[]): readonly RecordedTogether[] {
  const minutes = Map.groupBy(entries.filter(wasRecordedLater), minuteOf);
  return [...minutes.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const moments = group.map(({ event }) => event.at);
      const recordedAt = Math.min(...group.map((entry) => entry.recordedAt));
      return { recordedAt, count: group.length, from: Math.min(...moments), to: Math.max(...moments) };
    });
}

/** Whether an event's late recording is to be told under it: it was recorded on its own. */
export function isNotedAlone(entry: RecordedEvent, together: readonly RecordedTogether[]): boolean {
  return wasRecordedLater(entry) && !together.some((group) => minuteOf(group) === minuteOf(entry));
}

const minuteOf = ({ recordedAt }: { readonly recordedAt: Instant }): number => Math.floor(recordedAt / MINUTE_MS);
