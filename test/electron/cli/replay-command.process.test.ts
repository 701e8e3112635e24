import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { desk, deskHere, fixture, freshFolder } from "./run-desk-command.ts";

const FILE = fixture("worked-examples.json");

interface File {
  examples: { id: string; expected: Record<string, unknown>; history: Record<string, unknown>[] }[];
  [field: string]: unknown;
}

/** The worked examples with something changed, in a file of their own. */
function changed(change: (file: File) => void): string {
  const file = JSON.parse(readFileSync(FILE, "utf8")) as File; // our own fixture
  change(file);
  const path = join(freshFolder(), "changed.json");
  writeFileSync(path, JSON.stringify(file));
  return path;
}

describe("desk replay", () => {
  test("runs the thirty worked examples and ends with the count", async () => {
    const { code, out, err } = await desk("replay", FILE);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.trimEnd().split("\n").at(-1)).toBe("30 of 30 examples agree");
    expect(out).toContain("agrees   COV-EX01");
  });

  test("lists a difference with field, expected and actual in the agreement's own time", async () => {
    const path = changed(({ examples }) => {
      const example = examples.find(({ id }) => id === "COV-EX03");
      if (example) example.expected["fixDueAt"] = "2026-01-05T09:00:00Z";
    });
    const { code, out } = await desk("replay", path);
    expect(code).toBe(1);
    expect(out).toMatch(/DIFFERS {2}COV-EX03/);
    expect(out).toMatch(/fixDueAt +2026-01-05T09:00:00\+00:00 +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00/);
    expect(out.trimEnd().split("\n").at(-1)).toBe("29 of 30 examples agree");
  });

  test("names a field and an event type it does not know, and does not agree while there is any", async () => {
    const path = changed((file) => {
      const [example] = file.examples;
      if (example) {
        example.expected["moonPhase"] = "full";
        const [, second] = example.history;
        if (second) second["type"] = "teleported";
      }
      file["weather"] = "rain";
    });
    const { code, out } = await deskHere("replay", path);
    expect(code).toBe(1);
    expect(out).toContain("teleported");
    expect(out).toContain('Problem: the field "weather" of the file is not known.');
    const unknownField = changed(({ examples }) => {
      if (examples[0]) examples[0].expected["moonPhase"] = "full";
    });
    expect((await deskHere("replay", unknownField)).out).toContain("moonPhase");
  });

  test("an unknown field of the file alone is enough to fail", async () => {
    const { code, out } = await desk(
      "replay",
      changed((file) => void (file["weather"] = "rain")),
    );
    expect(code).toBe(1);
    expect(out.trimEnd().split("\n").at(-1)).toBe("30 of 30 examples agree");
  });

  test("answers as JSON", async () => {
    const { code, out } = await deskHere("replay", FILE, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ agreed: 30, problems: [] });
  });

  test("refuses what is no such file in a sentence", async () => {
    const text = join(freshFolder(), "not.json");
    writeFileSync(text, "{");
    expect(await deskHere("replay", text)).toMatchObject({ code: 1, err: expect.stringContaining("is not JSON") });
    expect(await deskHere("replay", fixture("import/README.md"))).toMatchObject({ code: 1 });
    expect(await deskHere("replay", "nowhere.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("nowhere.json cannot be read"),
    });
    expect(await deskHere("replay")).toMatchObject({
      code: 2,
      err: expect.stringContaining("Name the file of histories"),
    });
    expect(await deskHere("replay", "a.json", "b.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("One file at a time"),
    });
    writeFileSync(text, '{"examples":[]}');
    expect(await deskHere("replay", text)).toMatchObject({
      code: 1,
      err: expect.stringContaining("not a file of histories"),
    });
  });
});
