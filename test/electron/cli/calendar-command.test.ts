import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { deskHere, freshFolder } from "./run-desk-command.ts";

const eventsIn = (text: string): readonly ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));

test("the schedule is written as a feed, replaced whole, and one entry is printed alone", async () => {
  const folder = freshFolder();
  const db = join(folder, "example.desk");
  const out = join(folder, "schedule.ics");
  await deskHere("example", "--db", db, "--at", "2026-03-10T10:30");
  const span = ["--from", "2026-03-01T00:00", "--until", "2026-05-01T00:00"];
  const { code, out: said } = await deskHere("calendar", "--db", db, "--out", out, ...span);
  expect({ code, said: said.trim() }).toEqual({
    code: 0,
    said: expect.stringMatching(/: 6 entries of the schedule[.]$/),
  });
  const first = readFileSync(out, "utf8");
  const events = eventsIn(first);
  expect(events.map(({ summary }) => summary)).toContain("Patches on the file servers");
  await deskHere("calendar", "--db", db, "--out", out, ...span);
  expect(readFileSync(out, "utf8")).toBe(first);
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  const [entry] = events[0]?.uid.split("@") ?? [];
  const alone = await deskHere("calendar", "--db", db, "--entry", entry ?? "", ...span);
  expect(eventsIn(alone.out)).toHaveLength(1);
});

test.each([
  [["--until", "2020-01-01T00:00"], 2, "--until has to lie after --from."],
  [["--entry", "nothing"], 1, "There is no such entry on the schedule then."],
  [["--out", "/nowhere/at/all.ics"], 1, "cannot be written"],
])("%j is answered in a sentence", async (flags, code, sentence) => {
  const db = join(freshFolder(), "example.desk");
  await deskHere("example", "--db", db, "--at", "2026-03-10T10:30");
  const ran = await deskHere("calendar", "--db", db, ...flags);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(sentence);
  expect(ran.err).not.toContain("    at ");
});
