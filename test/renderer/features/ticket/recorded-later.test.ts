import { expect, test } from "vitest";
import { isNotedAlone, recordedTogether } from "../../../../renderer/features/ticket/recorded-later.ts";
import type { RecordedEvent } from "../../../../shared/contract/views.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { HOUR_MS, MINUTE_MS } from "../../../../shared/kernel/instant.ts";

const NOON = Date.UTC(2026, 2, 27, 12);

const entry = (at: number, recordedAt: number): RecordedEvent => ({
  version: 1,
  eventId: `${at}/${recordedAt}`,
  recordedAt,
  station: asId<"station">("s"),
  commandId: asId<"command">("c"),
  event: { type: "NoteAdded", text: "", at, by: { kind: "timer" } },
});

test("a history that was written down in one go is told once", () => {
  const history = [9, 6, 3].map((hours) => entry(NOON - hours * HOUR_MS, NOON + hours));
  const live = entry(NOON + HOUR_MS, NOON + HOUR_MS);
  const together = recordedTogether([...history, live]);
  expect(together).toEqual([{ recordedAt: NOON + 3, count: 3, from: NOON - 9 * HOUR_MS, to: NOON - 3 * HOUR_MS }]);
  expect([...history, live].map((each) => isNotedAlone(each, together))).toEqual([false, false, false, false]);
});

test("one event that was recorded later still says so itself, also beside a history", () => {
  const history = [9, 6].map((hours) => entry(NOON - hours * HOUR_MS, NOON));
  const late = entry(NOON - HOUR_MS, NOON + 20 * MINUTE_MS);
  const together = recordedTogether([...history, late]);
  expect(together).toHaveLength(1);
  expect(isNotedAlone(late, together)).toBe(true);
});

test("what was recorded as it happened is not late", () => {
  expect(recordedTogether([entry(NOON, NOON + 1000), entry(NOON - 500, NOON + 1000)])).toEqual([]);
});
