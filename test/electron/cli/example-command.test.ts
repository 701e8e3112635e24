import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type * as module from "../../../electron/example/open-example.ts";
import { deskHere, freshFolder } from "./run-desk-command.ts";

const filling = vi.hoisted(() => ({ fails: false }));
vi.mock("../../../electron/example/open-example.ts", async (original) => {
  const real = await original<typeof module>();
  return {
    fillWithExample: (...args: Parameters<typeof module.fillWithExample>) => {
      if (!filling.fails) return real.fillWithExample(...args);
      throw new Error("The disk is full");
    },
  };
});

test.each([
  [["--person", ""], "--person is empty."],
  [["--person", "  "], "--person: Give a name."],
  [["--person", "x".repeat(500)], "--person: "],
  [
    ["--at", "1990-01-01T10:00"],
    "The example week cannot end at 1990-01-01T10:00: it can from 2015-02-01 to the end of 2196.",
  ],
  [["--at", "1969-01-01T10:00"], "1969"],
  [["--at", "2199-06-01T10:00"], "2199"],
  [["--at", "9999-06-01T10:00"], "9999"],
])("%j is refused in a sentence before any file is made", async (flags, sentence) => {
  const folder = freshFolder();
  const { code, err, out } = await deskHere("example", "--db", join(folder, "new.desk"), ...flags);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(sentence);
  expect(err).not.toContain("    at ");
  expect(readdirSync(folder)).toEqual([]);
});

test("the first and the last week there can be are made", async () => {
  const folder = freshFolder();
  for (const at of ["2015-02-01T10:00", "2196-12-30T10:00"]) {
    const { code, err } = await deskHere("example", "--db", join(folder, at.slice(0, 4)), "--at", at, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
  }
});

test("where it fails half-way nothing is left behind, and what else is in the folder stays", async () => {
  const folder = freshFolder();
  const db = join(folder, "new.desk");
  writeFileSync(join(folder, "other.desk"), "mine");
  filling.fails = true;
  await expect(deskHere("example", "--db", db)).rejects.toThrow("The disk is full");
  filling.fails = false;
  expect(readdirSync(folder)).toEqual(["other.desk"]);
  expect((await deskHere("example", "--db", db, "--person", "Ines Marsh")).code).toBe(0);
});
