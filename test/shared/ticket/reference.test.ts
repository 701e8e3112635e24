import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeReference, parseReference, STATION_CODES, stationCodeFrom } from "../../../shared/ticket/reference.ts";
import { BODY_SYMBOLS, CHECK_SYMBOLS, MODULUS, valueOf } from "../../../shared/ticket/reference-alphabet.ts";

const ANY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const references = fc
  .record({
    code: fc.tuple(fc.constantFrom(...LETTERS), fc.constantFrom(...LETTERS)).map((pair) => pair.join("")),
    station: fc.nat(STATION_CODES - 1).map(stationCodeFrom),
    sequence: fc.oneof(fc.nat(288), fc.nat(100_000), fc.nat(1_000_000_000)),
  })
  .map(({ code, station, sequence }) => ({ code, station, sequence, text: makeReference(code, station, sequence) }));

/** What a reader of `typed` would take it for, or null where it is refused. */
const readAs = (typed: string): string | null => {
  const parsed = parseReference(typed);
  return parsed.ok ? parsed.value.text : null;
};

function replaced(symbols: string, place: number, symbol: string): string {
  return symbols.slice(0, place) + symbol + symbols.slice(place + 1);
}

function swapped(symbols: string, place: number): string {
  return symbols.slice(0, place) + symbols[place + 1] + symbols[place] + symbols.slice(place + 2);
}

describe("a reference", () => {
  test("is short and can be read out: agreement, station, number, check character", () => {
    expect(makeReference("ST", "4K7", 82)).toBe("ST-4K7-7WL");
    expect(makeReference("ST", "4K7", 82)).toMatch(/^ST-4K7-[2-9A-Z]{3}$/);
  });

  test("reads back as what it was made of", () => {
    fc.assert(
      fc.property(references, ({ code, station, sequence, text }) => {
        expect(parseReference(text)).toEqual({ ok: true, value: { text, code, stationCode: station, sequence } });
      }),
    );
  });

  test("is understood in lower case, with spaces for dashes or none at all", () => {
    const text = makeReference("CV", "4K7", 82);
    for (const typed of [
      text.toLowerCase(),
      text.replaceAll("-", ""),
      text.replaceAll("-", " "),
      ` ${text}\n`,
      text.replaceAll("-", "\u2013"),
    ]) {
      expect(readAs(typed)).toBe(text);
    }
  });

  test("is understood where 0 or O was taken for Q, 1 or I for L, 5 for 9", () => {
    const text = makeReference("CV", "QL9", 82);
    expect(readAs(text.replace("QL9", "015"))).toBe(text);
    expect(readAs(text.replace("QL9", "QI5"))).toBe(text);
  });

  test("with one wrong character is refused, whichever and wherever it is: all of them tried", () => {
    for (const text of [
      makeReference("ST", "4K7", 82),
      makeReference("OI", "QL9", 0),
      makeReference("SB", "XYW", 4000),
    ]) {
      const symbols = text.replaceAll("-", "");
      for (let place = 0; place < symbols.length; place += 1) {
        for (const symbol of ANY) {
          if (symbol === symbols[place]) continue;
          expect([null, text]).toContain(readAs(replaced(symbols, place, symbol)));
        }
      }
    }
  });

  test("with one wrong character is never taken for another reference", () => {
    fc.assert(
      fc.property(references, fc.nat(), fc.constantFrom(...ANY), ({ text }, place, symbol) => {
        const symbols = text.replaceAll("-", "");
        expect([null, text]).toContain(readAs(replaced(symbols, place % symbols.length, symbol)));
      }),
      { numRuns: 5000 },
    );
  });

  test("with two neighbours swapped is never taken for another reference", () => {
    fc.assert(
      fc.property(references, fc.nat(), ({ text }, where) => {
        const symbols = text.replaceAll("-", "");
        expect([null, text]).toContain(readAs(swapped(symbols, where % (symbols.length - 1))));
      }),
      { numRuns: 5000 },
    );
  });

  test("has every swap of neighbours refused across the agreement's letters and the station: all of them tried", () => {
    for (const last of LETTERS) {
      for (const first of BODY_SYMBOLS) {
        const text = makeReference(`S${last}`, `${first}K7`, 82);
        const symbols = text.replaceAll("-", "");
        for (let place = 0; place < symbols.length - 1; place += 1) {
          expect([null, text]).toContain(readAs(swapped(symbols, place)));
        }
      }
    }
  });

  test("that fails its check says what to do", () => {
    const refused = parseReference("ST-4K7-7WM");
    expect(refused).toMatchObject({ ok: false, error: { kind: "CheckFailed" } });
    expect(parseReference("ST-4A7-7WL")).toMatchObject({
      ok: false,
      error: { kind: "UnusedCharacter", character: "A" },
    });
    for (const nonsense of ["", "hello", "ST-4", "12-4K7-7WL", "ST-4K7-7WL-7WL-7WL-7WL-7WL"]) {
      expect(parseReference(nonsense)).toMatchObject({ ok: false });
    }
  });
});

test("the check has a value of its own for every letter and every symbol, and a prime modulus", () => {
  expect(new Set([...LETTERS].map(valueOf)).size).toBe(26);
  expect([...CHECK_SYMBOLS].map(valueOf)).toEqual([...CHECK_SYMBOLS].map((_, value) => value));
  expect(CHECK_SYMBOLS.length).toBe(MODULUS);
  expect([...BODY_SYMBOLS].every((symbol) => CHECK_SYMBOLS.includes(symbol))).toBe(true);
  for (let divisor = 2; divisor < MODULUS; divisor += 1) expect(MODULUS % divisor).not.toBe(0);
});

test("two stations never issue the same reference, and one station never issues it twice", () => {
  const issued = new Set<string>();
  for (const station of [0, 1, 4912].map(stationCodeFrom)) {
    for (let sequence = 0; sequence < 6000; sequence += 1) issued.add(makeReference("ST", station, sequence));
  }
  expect(issued.size).toBe(18_000);
});

test("a station's code comes from any random number, always three speakable characters", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (random) => {
      expect(stationCodeFrom(random)).toMatch(/^[2346789FHKLMQRWXY]{3}$/);
    }),
  );
});

test("making a reference from what no station has is a bug, not an answer", () => {
  expect(() => makeReference("S", "4K7", 1)).toThrow(RangeError);
  expect(() => makeReference("ST", "4O7", 1)).toThrow(RangeError);
  expect(() => makeReference("ST", "4K7", -1)).toThrow(RangeError);
});
