import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../build/run-child.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const ROOMS = ["electron", "renderer", "shared", "build", "test"];

describe("the layout", () => {
  test("the top level holds the five rooms, four files, and what tools insist on", () => {
    const made = new Set([...read(".gitignore").matchAll(/^(\S+)\/$/gm)].map(([, name]) => name));
    const shown = readdirSync(ROOT).filter((name) => !name.startsWith(".") && !made.has(name));
    expect(shown.filter((name) => !/[.]desk(-.*)?$/.test(name)).toSorted()).toEqual(
      [...ROOMS, "package.json", "tsconfig.json", "electron-builder.yml", "README.md", "package-lock.json"].toSorted(),
    );
  });

  const foldersOf = (room: string): string[] =>
    readdirSync(join(ROOT, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, room, entry.name)).length > 0)
      .map((entry) => `${room}/${entry.name}`);
  // A screen is a room as well: it has doors of its own.
  const inner = ["electron", "renderer", "shared", "renderer/features"].flatMap(foldersOf);
  test.for([...ROOMS, ...inner])("%s explains itself in at most 25 lines", (room) => {
    expect(existsSync(join(ROOT, room, "README.md"))).toBe(true);
    expect(read(`${room}/README.md`).trimEnd().split("\n").length).toBeLessThanOrEqual(25);
  });

  const sources = globSync(`{${ROOMS.join(",")}}/**/*.{ts,tsx,mjs,css}`, { cwd: ROOT }).filter(
    (file) => !/fixtures|node_modules/.test(file),
  );

  test("files are named in kebab-case, and for what they hold", () => {
    expect(sources.length).toBeGreaterThan(50);
    const names = sources.map((file) => basename(file));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*([.][a-z]+)+$/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(utils?|helpers?|common|managers?|services?)[.]/.test(name))).toEqual([]);
  });

  test("nothing is put off in a comment", () => {
    const shipped = sources.filter((file) => !file.startsWith("test"));
    expect(shipped.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(read(file)))).toEqual([]);
  });
});
