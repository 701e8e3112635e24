import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { derivedId, momentCommandId } from "../../../shared/kernel/derived-ids.ts";
import {
  bodyBytes,
  derivedIdBytes,
  type EventBody,
  genesisBytes,
  linkBytes,
  momentIdBytes,
  uuidBytes,
  uuidOfHash,
  uuidText,
  wordsBytes,
} from "../../../shared/kernel/log-encoding.ts";
import known from "../../fixtures/log/known-hashes.json" with { type: "json" };

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Uint8Array => Buffer.from(text, "hex");
const hashed = (encoded: Uint8Array): string => hex(sha256(encoded));

const bodyOf = (body: (typeof known.bodies)[number]["body"]): EventBody => ({
  ...body,
  commitment: body.commitment === null ? null : bytes(body.commitment),
});

describe("the bytes of the log, against hashes worked out by another program", () => {
  test.each(known.words)("words: $name", ({ salt, words, sha256: expected }) => {
    expect(hashed(wordsBytes(bytes(salt), words))).toBe(expected);
  });

  test.each(known.bodies)("body: $name", ({ body, sha256: expected }) => {
    expect(hashed(bodyBytes(bodyOf(body)))).toBe(expected);
  });

  test.each(known.links)("link of event $link.position", ({ link, sha256: expected }) => {
    const { previous, bodyHash } = link;
    expect(hashed(linkBytes({ ...link, previous: bytes(previous), bodyHash: bytes(bodyHash) }))).toBe(expected);
  });

  test.each(known.desks)("the link before the first of desk $deskId", ({ deskId, sha256: expected }) => {
    expect(hashed(genesisBytes(deskId))).toBe(expected);
  });

  test.each(known.ids)("id $n of command $commandId", ({ commandId, n, id }) => {
    expect(uuidOfHash(sha256(derivedIdBytes(commandId, n)))).toBe(id);
    expect(derivedId(commandId, n)).toBe(id);
  });

  test.each(known.moments)("the command of moment $moment", ({ moment, id }) => {
    expect(uuidOfHash(sha256(momentIdBytes(moment)))).toBe(id);
    expect(momentCommandId(moment)).toBe(id);
  });

  test("the fixture holds emoji, NUL, half a pair and absent fields", () => {
    const texts = JSON.stringify(known);
    for (const needed of ["🔥", String.raw`\\u0000`, String.raw`\\ud83d`, '"actor":null', '"commitment":null'])
      expect(texts).toContain(needed);
  });
});

describe("what the encoding promises", () => {
  const [first] = known.bodies;
  if (first === undefined) throw new Error("There is no body");
  const plain = bodyOf(first.body);

  test.each(Object.keys(plain) as (keyof EventBody)[])(
    "%s is in the body: another value gives other bytes",
    (field) => {
      const value = plain[field];
      const other = typeof value === "number" ? value + 1 : field === "clockOffset" ? 5 : otherText(field, value);
      expect(hashed(bodyBytes({ ...plain, [field]: other }))).not.toBe(first.sha256);
    },
  );

  test("absent, empty and zero are three things", () => {
    const made = [null, 0].map((clockOffset) => hashed(bodyBytes({ ...plain, clockOffset })));
    const empty = hashed(bodyBytes({ ...plain, commitment: new Uint8Array() }));
    const absent = hashed(bodyBytes({ ...plain, commitment: null }));
    expect(new Set([...made, empty, absent]).size).toBe(4);
  });

  test("letters cannot wander from one field to the next", () => {
    const one = bodyBytes({ ...plain, type: "ab", writtenBy: "c" });
    const other = bodyBytes({ ...plain, type: "a", writtenBy: "bc" });
    expect(hex(one)).not.toBe(hex(other));
  });

  test.each([
    ["half a pair of surrogates", "a\ud83d", /half a pair/],
    ["the other half, alone", "\udd25b", /half a pair/],
    ["a NUL", "a\0b", /NUL/],
  ])("%s is refused: it would read back as something else", (_what, facts, sentence) => {
    expect(() => bodyBytes({ ...plain, facts })).toThrow(sentence);
  });

  test.each([Number.NaN, 1.5, 2 ** 53, Number.POSITIVE_INFINITY])("%s is no number a log could hold", (seen) => {
    expect(() => bodyBytes({ ...plain, seen })).toThrow(/no whole number/);
  });

  test.each(["", "asha", "6a1de2b43c554c0d9b615b0d1f2e3a4c", `${plain.stream}0`, plain.stream.replace("a", "g")])(
    "%j cannot stand where an id does",
    (stream) => {
      expect(() => bodyBytes({ ...plain, stream })).toThrow(/is no UUID/);
    },
  );

  test("any text JSON can write comes out as the platform's own UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const words = JSON.stringify({ text });
        const encoded = wordsBytes(new Uint8Array(16), words);
        const tail = Buffer.from(words, "utf8");
        expect(Buffer.from(encoded).subarray(-tail.length).equals(tail)).toBe(true);
      }),
    );
  });

  test("whole numbers come out as the platform's own big-endian ones", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seen) => {
        const expected = Buffer.alloc(8);
        expected.writeBigInt64BE(BigInt(seen));
        const encoded = hex(bodyBytes({ ...plain, seen, facts: "", commitment: null }));
        expect(encoded.endsWith(`${expected.toString("hex")}00000000ffffffff`)).toBe(true);
      }),
    );
  });

  test("a UUID comes back as it was, in small letters", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(uuidText(uuidBytes(uuid.toUpperCase()))).toBe(uuid);
      }),
    );
  });
});

function otherText(field: string, value: unknown): unknown {
  if (field === "commitment") return new Uint8Array(32);
  return ["commandId", "stream", "actor", "station"].includes(field)
    ? "99999999-9999-4999-8999-999999999999"
    : `${String(value)}x`;
}
