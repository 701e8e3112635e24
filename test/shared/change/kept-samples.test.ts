import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { boardEvents } from "../../../shared/change/board/board-events.ts";
import { changeEvents } from "../../../shared/change/change-kind.ts";
import { templateEvents } from "../../../shared/change/template/template-kind.ts";
import { workEvents } from "../../../shared/change/work/work-kind.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { decodeEvent, encodeEvent, type StoredEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventSchemas } from "../../../shared/kernel/event-definition.ts";
import { SET_ASIDE } from "../../../shared/kernel/set-aside-event.ts";

const KINDS: Readonly<Record<string, EventSchemas>> = {
  change: changeEvents,
  board: boardEvents,
  "change-template": templateEvents,
  "planned-work": workEvents,
};

interface Kept {
  readonly type: string;
  readonly schemaVersion: number;
  readonly writtenBy: string;
  readonly facts: object;
  readonly words: object | null;
  readonly at: number;
  readonly by: Actor;
}

function samplesOf(category: string): readonly StoredEvent[] {
  const folder = new URL(`../../fixtures/events/${category}/`, import.meta.url);
  return readdirSync(folder).map((file) => {
    // The samples are ours, one stored event each.
    const kept = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Kept;
    const words = kept.words === null ? null : JSON.stringify(kept.words);
    return { ...kept, facts: JSON.stringify(kept.facts), words, isErased: false };
  });
}

describe.each(Object.keys(KINDS))("the stored events of a %s", (category) => {
  const events = KINDS[category] ?? {};
  const samples = samplesOf(category);

  test("are kept as samples: every type, in every version it ever had", () => {
    const kept = new Set(samples.map(({ type, schemaVersion }) => `${type} ${schemaVersion}`));
    // What sets a command aside is the same for every kind, and kept among the tickets' samples.
    for (const { type, version: current } of Object.values(events).filter((each) => each.type !== SET_ASIDE)) {
      for (let version = 1; version <= current; version += 1) expect(kept, type).toContain(`${type} ${version}`);
    }
  });

  test.each(samples.map((stored) => [stored.type, stored] as const))(
    "%s is read, and written the same today",
    (_type, stored) => {
      const read = decodeEvent(events, stored);
      if (read.type === "UnknownEvent") throw new Error(`${stored.type} cannot be read: ${JSON.stringify(read)}`);
      const today = encodeEvent(events, read);
      expect(JSON.parse(today.facts)).toEqual(JSON.parse(stored.facts));
      expect(JSON.parse(today.words ?? "null")).toEqual(JSON.parse(stored.words ?? "null"));
    },
  );

  test.each(samples.map((stored) => [stored.type, stored] as const))(
    "%s is read without its words once they are erased",
    (_type, stored) => {
      const erased = decodeEvent(events, { ...stored, words: null, isErased: true });
      expect(erased.type).toBe(stored.type);
    },
  );
});
