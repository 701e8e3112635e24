import { expect, test } from "vitest";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { decodeEvent, encodeEvent, type StoredEvent } from "../../../shared/kernel/event-codec.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import {
  type LampCommand,
  type LampEvent,
  lampActions,
  lampEvents,
  lampKind,
} from "../../support/kernel/made-up-record.ts";

const asha: Actor = { kind: "person", id: asId<"person">("asha") };
const timer: Actor = { kind: "timer" };
const switched = (at: number, isOn: boolean): LampEvent => ({ type: "LampSwitched", isOn, at, by: asha });
const reminded = (at: number, by: Actor): LampEvent => ({ type: "LampReminded", at, by });
const stored = (event: Partial<StoredEvent>): StoredEvent => ({
  type: "LampLabelled",
  schemaVersion: 2,
  facts: "{}",
  words: '{"label":"Hall"}',
  at: 1,
  by: asha,
  writtenBy: "9.9.9",
  isErased: false,
  ...event,
});

test("an event keeps what stays for ever apart from what may be erased", () => {
  const event: LampEvent = { type: "LampLabelled", label: "Hall", colour: "red", at: 5, by: asha };
  expect(encodeEvent(lampEvents, event)).toEqual({
    type: "LampLabelled",
    schemaVersion: 2,
    facts: '{"colour":"red"}',
    words: '{"label":"Hall"}',
  });
});

test("an event without words has none that could be erased", () => {
  expect(encodeEvent(lampEvents, switched(5, true))).toEqual({
    type: "LampSwitched",
    schemaVersion: 1,
    facts: '{"isOn":true}',
    words: null,
  });
});

test("a sentence does not get into the facts", () => {
  const event: LampEvent = { type: "LampLabelled", label: "Hall", colour: "as Mrs Hale likes it", at: 5, by: asha };
  expect(() => encodeEvent(lampEvents, event)).toThrow(/colour/);
});

test("what is read back is what was said", () => {
  expect(decodeEvent(lampEvents, stored({ facts: '{"colour":"red"}' }))).toEqual({
    type: "LampLabelled",
    label: "Hall",
    colour: "red",
    at: 1,
    by: asha,
  });
});

test("an event of an older version is brought up to date", () => {
  expect(decodeEvent(lampEvents, stored({ schemaVersion: 1, words: '{"name":"Hall"}' }))).toMatchObject({
    label: "Hall",
  });
});

test("an erased event reads as erased, also one of an older version", () => {
  const erased = { words: null, isErased: true };
  expect(decodeEvent(lampEvents, stored(erased))).toMatchObject({ label: "[erased]" });
  expect(decodeEvent(lampEvents, stored({ ...erased, schemaVersion: 1 }))).toMatchObject({ label: "[erased]" });
});

test.each([
  ["a type this version does not know", { type: "LampSold" }, "newer"],
  ["a later version of a type it knows", { schemaVersion: 3 }, "newer"],
  ["facts that are not JSON", { facts: "{" }, "damaged"],
  ["words of another shape", { words: '{"label":7}' }, "damaged"],
  ["words that are gone though nobody erased them", { words: null }, "damaged"],
  ["a field named like a part of the language", { type: "constructor" }, "newer"],
])("%s makes the record read-only and says why", (_what, event, why) => {
  expect(decodeEvent(lampEvents, stored(event))).toMatchObject({ type: "UnknownEvent", why, writtenBy: "9.9.9" });
});

test("what a timer recorded and does not fit at its place counts for nothing", () => {
  const events = [switched(1, true), reminded(2, timer), switched(3, false), reminded(4, timer), reminded(5, asha)];
  const { state, struck } = foldRecord(lampKind, events);
  expect(state.reminders).toBe(2);
  expect([...struck]).toEqual([3]);
});

test("an action says what comes of it, or why nothing does", () => {
  const { type, ...input }: LampCommand = { type: "SwitchLamp", isOn: true };
  const action = lampActions[type];
  const context = { isDark: true, at: 7, by: asha };
  expect(action.decide(lampKind.initial, input, context)).toEqual({ ok: true, value: [switched(7, true)] });
  expect(action.may(lampKind.initial, { isDark: false })).toEqual({ ok: false, error: "It is not dark." });
});
