import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decide } from "../../../shared/ticket/decide.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import type { StoredEvent } from "../../../shared/ticket/upcast.ts";
import { SCHEMA_VERSIONS, upcast, upcastWith } from "../../../shared/ticket/upcast.ts";
import { logged } from "./scene.ts";

const FOLDER = new URL("../../fixtures/events/", import.meta.url);
// The fixtures are ours, one stored event each.
const fixtures = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as StoredEvent,
);

describe("an event stored by any version so far", () => {
  test.each(fixtures.map((stored) => [stored.type, stored.schemaVersion, stored] as const))(
    "%s of version %i can be read and folded",
    (type, version, stored) => {
      const event = upcast(stored);
      expect(event.type).toBe(type);
      expect(event).toMatchObject({ at: 1_780_909_200_000 });
      if (version === SCHEMA_VERSIONS[event.type as keyof typeof SCHEMA_VERSIONS]) {
        expect(event).toEqual({ type, ...(stored.payload as object) });
      }
      const before = logged("stockport", "2026-06-08T10:00");
      const after = foldTicket([...before.events, event]);
      expect(after.unknownEvents).toEqual([]);
      expect(after).toMatchObject({ eventCount: 2 });
    },
  );

  test("is kept as a sample: every type, in every version it ever had", () => {
    const kept = new Set(fixtures.map(({ type, schemaVersion }) => `${type} ${schemaVersion}`));
    for (const [type, current] of Object.entries(SCHEMA_VERSIONS)) {
      for (let version = 1; version <= current; version += 1) expect(kept).toContain(`${type} ${version}`);
    }
  });
});

describe("an event this version cannot read", () => {
  const newer = {
    type: "TicketTeleported",
    schemaVersion: 1,
    payload: { at: 1, by: { kind: "timer" } },
    writtenBy: "9.1.0",
  };

  test("makes its ticket read-only, says which version wrote it and what to do", () => {
    const open = logged("stockport", "2026-06-08T10:00");
    const state = foldTicket([...open.events, upcast(newer)]);
    expect(state).toMatchObject({
      status: "open",
      unknownEvents: [{ type: "UnknownEvent", storedType: "TicketTeleported", writtenBy: "9.1.0" }],
    });
    const refused = decide(state, { type: "AddNote", text: "Hello" }, open.context("2026-06-08T11:00"));
    expect(refused).toEqual({
      ok: false,
      error: {
        kind: "TicketIsReadOnly",
        message:
          "This ticket can be read only: Deskwatch 9.1.0 wrote something this version does not know (TicketTeleported, version 1). Update Deskwatch on this computer.",
      },
    });
  });

  test("is also one of a known type in a newer shape, or with a damaged payload, or named like a part of JavaScript", () => {
    expect(upcast({ type: "NoteAdded", schemaVersion: 2, payload: { at: 1, by: {} } })).toMatchObject({
      storedType: "NoteAdded",
    });
    for (const payload of [null, [], "text", {}, { at: 1 }]) {
      expect(upcast({ type: "NoteAdded", schemaVersion: 1, payload })).toMatchObject({ type: "UnknownEvent" });
    }
    expect(upcast({ ...newer, type: "constructor" })).toMatchObject({ type: "UnknownEvent" });
    expect(upcast({ type: "NoteAdded", schemaVersion: 0, payload: newer.payload })).toMatchObject({
      type: "UnknownEvent",
    });
  });
});

test("an old shape is brought up step by step, and a missing step is no guess", () => {
  const stored = { type: "NoteAdded", schemaVersion: 1, payload: { at: 1, by: { kind: "timer" }, words: "Hello" } };
  const steps = {
    NoteAdded: {
      1: ({ words, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, text: words }),
      2: (payload: Readonly<Record<string, unknown>>) => ({ ...payload, pinned: false }),
    },
  };
  expect(upcastWith({ NoteAdded: 3 }, steps, stored)).toEqual({
    type: "NoteAdded",
    at: 1,
    by: { kind: "timer" },
    text: "Hello",
    pinned: false,
  });
  expect(upcastWith({ NoteAdded: 4 }, steps, stored)).toMatchObject({ type: "UnknownEvent" });
});
