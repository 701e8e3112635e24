import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readJson } from "../../../electron/http/read-json.ts";

describe("a body that is JSON", () => {
  test("is read as JSON.parse reads it, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, "\t"), (text, space) => {
        const value: unknown = JSON.parse(text);
        expect(readJson(JSON.stringify(value, null, space))).toEqual({ ok: true, value });
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(["", "{", "[1,]", "nul", '"half', '{"a":1}}', "{a:1}", "\\", '{"a" 1}'])(
    "%j is none, and is said so",
    (text) => {
      expect(readJson(text)).toEqual({ ok: false, error: { path: "input", message: "This is not written as JSON." } });
    },
  );
});

describe("a name that stands twice in one group is refused, by its place", () => {
  test.each([
    ['{"a":1,"a":2}', "a"],
    ['{"a":1,"\\u0061":2}', "a"],
    ['{"x":[{"b":{}},{"b":1,"c":"}{,","b":2}]}', "b"],
    ['{"a\\"b":1,"a\\"b":1}', 'a"b'],
  ])("%s", (text, path) => {
    expect(readJson(text)).toEqual({ ok: false, error: { path, message: "This field stands twice." } });
  });

  test("and not where it stands once in each of several", () => {
    for (const text of ['{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', '{"a":"a","b":["a","a"]}', '{"a":",\\"a\\":"}']) {
      expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }
  });
});

describe("more values than any request holds", () => {
  test("are refused before one of them is made", () => {
    const text = `{"agreements":[${"1,".repeat(20_000_000)}1]}`;
    const made = vi.spyOn(JSON, "parse");
    expect(readJson(text)).toMatchObject({ ok: false, error: { message: expect.stringContaining("At most 20,000") } });
    // The field's own name is read, and no more.
    expect(made.mock.calls).toEqual([['"agreements"']]);
    made.mockRestore();
  });

  test("a million fields among them", () => {
    const text = `{${Array.from({ length: 1_000_000 }, (_, number) => `"f${number}":1`).join()}}`;
    expect(readJson(text)).toMatchObject({ ok: false, error: { message: expect.stringContaining("At most 20,000") } });
  });

  test("but a long text is one value", () => {
    const text = JSON.stringify({ text: '"a",b\n'.repeat(2_000_000) });
    expect(readJson(text).ok).toBe(true);
  });
});
