import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../../electron/store/desk-store.ts";
import { QueueFilter } from "../../../../shared/contract/queue-filter.ts";
import { makeReference } from "../../../../shared/ticket/reference.ts";
import { NOON, openDesk, record } from "../../../support/store/desk.ts";
import { logged } from "../../../support/store/events.ts";
import { nameOf, ticketId } from "../../../support/store/ids.ts";

const found = (store: DeskStore, text: string): readonly string[] =>
  store.queue(QueueFilter.parse({ text }), 0, 100).rows.map(({ id }) => nameOf(id));

function deskWith(summaries: Readonly<Record<string, string>>): DeskStore {
  const store = openDesk();
  for (const [ticket, summary] of Object.entries(summaries)) record(store, ticket, [logged(ticket, NOON, { summary })]);
  return store;
}

describe("searching", () => {
  test.each([
    ["a word", "projector", ["a"]],
    ["the beginning of a word", "proj", ["a"]],
    ["the middle of a word", "jecto", ["a"]],
    ["without its accents", "cafe", ["b"]],
    ["with accents it does not have", "prójector", ["a"]],
    ["in capitals", "PROJECTOR", ["a"]],
    ["two words in any order", "room projector", ["a"]],
    ["two words that never meet", "projector café", []],
    ["a word nobody used", "zebra", []],
    ["one letter that begins a word", "x", ["c"]],
    ["two letters that begin a word", "ti", ["b"]],
    ["an error text with punctuation", "0x80070005: (access)", ["c"]],
    ["an emoji", "🔥", ["d"]],
    ["short punctuation", "::", ["d"]],
    ["two characters of a script without spaces", "网络", ["e"]],
    ["a school's site", "hillside", ["a", "b", "c", "d", "e"]],
    ["nothing but spaces", "   ", ["a", "b", "c", "d", "e"]],
  ])("%s: %s", (_what, text, expected) => {
    const store = deskWith({
      a: "Projector in room 12",
      b: "Café till rotates",
      c: "X-ray: error 0x80070005: (access)",
      d: "server :: on 🔥",
      e: "校园网络很慢",
    });
    expect(found(store, text)).toEqual(expected);
  });

  test.each([
    "",
    " ",
    "\0",
    "a\0b",
    '"',
    '""',
    "'",
    "*",
    "a*",
    "*a",
    "^a",
    "NEAR(a b)",
    "NEAR(",
    "a AND",
    "AND OR NOT",
    "NOT projector",
    "summary:a",
    "{summary}:a",
    "-a",
    "a-",
    "--",
    "(",
    "))",
    "%",
    "_",
    "\\",
    ";",
    "a;DROP TABLE event",
    "\ud83d",
    "\udd25\ud83d",
    "🔥",
    "👨‍👩‍👧",
    "é",
    "e\u0301",
    "\u0301\u0301\u0301",
    "\u202e",
    "٣",
    "ﷺ",
    "a".repeat(500),
    "🔥".repeat(250),
    '"'.repeat(500),
    "a ".repeat(250),
    "\u0301".repeat(500),
  ])("%j is a search, never an error", (text) => {
    const store = deskWith({ a: "Projector in room 12" });
    expect(Array.isArray(found(store, text))).toBe(true);
    expect(store.counts(QueueFilter.parse({ text }), undefined, NOON).all).toBe(found(store, text).length);
    expect(Array.isArray(store.similar(text, text, 5))).toBe(true);
    expect(store.findByReference(text)).toBeUndefined();
  });

  test("any string at all is a search, never an error", { timeout: 120_000 }, () => {
    const store = deskWith({ a: "Projector in room 12" });
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('"', "*", "(", ")", "^", ":", "-", "+", " ", "\0", "a", "NEAR", "AND", "{", "}"),
      }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const { total, rows } = store.queue(QueueFilter.parse({ text: text.slice(0, 500) }), 0, 10);
        expect(rows).toHaveLength(total);
        store.similar(text, text, 5);
      }),
      { numRuns: 500 },
    );
  });

  test("whatever stands in a ticket, any piece of it without spaces finds the ticket", { timeout: 120_000 }, () => {
    const letter = fc.constantFrom(...("abcXYZ019éßñ-_.:/\\\"'*(){}[]&%$#@!?,;+=~^|<>🔥网".match(/./gu) ?? []));
    const word = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(""));
    // A piece of one or two letters is looked for at the beginning of words, so it is taken from there.
    const piece = fc.tuple(word, fc.nat(), fc.nat()).map(([whole, from, length]) => {
      const letters = whole.match(/./gu) ?? [];
      const start = from % letters.length;
      const cut = letters.slice(start, start + 1 + (length % letters.length));
      return { whole, cut: cut.length < 3 ? letters.slice(0, cut.length).join("") : cut.join("") };
    });
    const store = openDesk();
    let ticket = 0;
    fc.assert(
      fc.property(piece, ({ whole, cut }) => {
        ticket += 1;
        record(store, `t${ticket}`, [logged(`t${ticket}`, NOON + ticket, { summary: `the ${whole} here` })]);
        expect(store.queue(QueueFilter.parse({ text: cut }), 0, 10_000).rows.map(({ id }) => nameOf(id))).toContain(
          `t${ticket}`,
        );
      }),
      { numRuns: 200 },
    );
  });

  test("a reference is found as it is read out: with dashes, without, in small letters, with O said for Q", () => {
    const store = openDesk();
    const reference = makeReference("ST", "4K7", 12_345);
    record(store, "mine", [logged("mine", NOON, { reference })]);
    record(store, "other", [logged("other", NOON, { reference: makeReference("ST", "4K7", 12_346) })]);
    const bare = reference.replaceAll("-", "");
    for (const said of [reference, reference.toLowerCase(), bare, bare.toLowerCase(), ` ${reference} `]) {
      expect(store.findByReference(said)).toBe(ticketId("mine"));
      expect(found(store, said)).toEqual(["mine"]);
    }
    expect(found(store, reference.replaceAll("-", "\u2013"))).toEqual(["mine"]);
    expect(found(store, bare.slice(0, 7))).toEqual(expect.arrayContaining(["mine"]));
  });
});

describe("tickets like the one being logged", () => {
  test("share telling words; open ones first, and of those the same site", () => {
    const store = openDesk();
    const at = (ticket: string, site: string, summary: string) =>
      record(store, ticket, [logged(ticket, NOON, { site, summary })]);
    at("far", "Moor End", "Printer jammed in the office");
    at("near", "Hillside", "Office printer is jammed again");
    at("other", "Hillside", "The network is slow");
    at("closed", "Hillside", "Printer jammed");
    record(store, "closed", [{ type: "TicketClosed", why: "confirmed", text: "", at: NOON, by: { kind: "timer" } }]);
    const like = (text: string, limit = 9) => store.similar(text, "Hillside", limit).map(({ id }) => nameOf(id));
    expect(like("the printer is jammed")).toEqual(["near", "far", "closed"]);
    expect(like("the printer is jammed", 1)).toEqual(["near"]);
    expect(like("the and is")).toEqual([]);
  });
});
