import { describe, expect, test } from "vitest";
import { decodeEvent, encodeEvent, type StoredEvent } from "../../../shared/kernel/event-codec.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import { ticketEvents, ticketKind } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { readOnlySentence } from "../../../shared/words/unknown-event.ts";
import { keptEvents, readEvent } from "../../support/ticket/kept-events.ts";
import { logged } from "./scene.ts";

const kept = keptEvents();

describe("an event stored by any version so far", () => {
  test.each(kept.map((stored) => [stored.type, stored.schemaVersion, stored] as const))(
    "%s of version %i can be read and folded",
    (type, version, stored) => {
      const event = readEvent(stored);
      expect(event).toMatchObject({ type, at: 1_780_909_200_000 });
      const today = encodeEvent(ticketEvents, event);
      if (version === today.schemaVersion) expect(stored).toMatchObject({ facts: today.facts, words: today.words });
      const before = logged("stockport", "2026-06-08T10:00");
      expect(foldTicket([...before.events, event])).toMatchObject({ eventCount: 2 });
    },
  );

  test("is kept as a sample: every type, in every version it ever had", () => {
    const samples = new Set(kept.map(({ type, schemaVersion }) => `${type} ${schemaVersion}`));
    for (const { type, version: current } of Object.values(ticketEvents)) {
      for (let version = 1; version <= current; version += 1) expect(samples).toContain(`${type} ${version}`);
    }
  });

  test("says the same in the first version, which kept names in one payload, and in today's", () => {
    const byType = (version: number) =>
      new Map(kept.filter((each) => each.schemaVersion === version).map((each) => [each.type, each]));
    const today = byType(2);
    for (const [type, first] of byType(1)) {
      const second = today.get(type);
      if (second === undefined) continue;
      const { by: _, ...said } = readEvent(first);
      expect(readEvent(second)).toMatchObject(said);
    }
    expect(JSON.stringify([...today.values()].map(({ facts }) => facts))).not.toMatch(/Amira/);
  });

  test("folds with its words erased", () => {
    for (const stored of kept) {
      const erased = readEvent({ ...stored, words: null, isErased: true });
      const state = foldTicket([...logged("stockport", "2026-06-08T10:00").events, erased]);
      expect(state).toMatchObject({ eventCount: 2 });
      expect(JSON.stringify(erased)).not.toMatch(/Head teacher|Line fault|line provider/);
    }
  });
});

describe("an event this version cannot read", () => {
  const newer: StoredEvent = {
    type: "TicketTeleported",
    schemaVersion: 1,
    facts: "{}",
    words: null,
    writtenBy: "9.1.0",
    isErased: false,
    at: 1,
    by: { kind: "timer" },
  };
  const note: StoredEvent = { ...newer, type: "NoteAdded", schemaVersion: 2, words: '{"text":"Hello"}' };

  test("lies beside the ticket, and the sentence says which version wrote it and what to do", () => {
    const open = logged("stockport", "2026-06-08T10:00");
    const { state, unknown } = foldRecord(ticketKind, [...open.events, decodeEvent(ticketEvents, newer)]);
    expect(state).toEqual(open.state);
    expect(unknown).toMatchObject([{ storedType: "TicketTeleported", writtenBy: "9.1.0", why: "newer" }]);
    expect(unknown.map((event) => readOnlySentence(event, "ticket"))).toEqual([
      "This ticket can be read only: Deskwatch 9.1.0 wrote something this version does not know (TicketTeleported, version 1). Update Deskwatch on this computer.",
    ]);
  });

  test("is also one of a known type in a newer shape, or damaged, or named like a part of JavaScript", () => {
    expect(readEvent(note)).toMatchObject({ text: "Hello" });
    const why = (change: Partial<StoredEvent>) => {
      const event = decodeEvent(ticketEvents, { ...note, ...change });
      return event.type === "UnknownEvent" ? event.why : "read";
    };
    expect(why({ schemaVersion: 3 })).toBe("newer");
    expect(why({ type: "constructor" })).toBe("newer");
    expect(why({ schemaVersion: 0 })).toBe("damaged");
    for (const part of ["null", "[]", '"text"', "{", '{"text":1}']) expect(why({ words: part })).toBe("damaged");
    expect(why({ facts: '{"more":1}' })).toBe("damaged");
    expect(why({ words: null })).toBe("damaged");
  });

  test("that is damaged tells to verify the desk file", () => {
    const event = decodeEvent(ticketEvents, { ...note, words: "{" });
    expect(event.type === "UnknownEvent" && readOnlySentence(event, "ticket")).toBe(
      "This ticket can be read only: a record of it cannot be read (NoteAdded, version 2). Verify the desk file, and restore a backup if it is damaged.",
    );
  });
});
