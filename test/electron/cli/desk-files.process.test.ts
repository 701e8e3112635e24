import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openDirectory } from "../../../electron/core/records/directory.ts";
import { openStore } from "../../../electron/store/open.ts";
import { desk, deskHere, deskWith, fixture, freshFolder } from "./run-desk-command.ts";

// Each test starts several processes, and a busy machine may take its time over every one.
vi.setConfig({ testTimeout: 120_000 });

const LOG = fixture("import/small-event-log.csv");
const importing = (db: string, ...more: string[]): string[] => [
  "import",
  LOG,
  "--profile",
  "servicenow-event-log",
  "--agreement",
  "stockport",
  "--db",
  db,
  ...more,
];

function settingsOf(db: string) {
  const opened = openStore({ file: db, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.message);
  const { deskId } = opened.value;
  const { agreements } = openDirectory(opened.value, deskId).settings();
  const settings = { agreements, position: opened.value.position() };
  opened.value.close();
  return settings;
}

describe("desk import", () => {
  test("imports, prints the report, and adds nothing the second time", async () => {
    const db = join(freshFolder(), "new.desk");
    const first = await desk(...importing(db));
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining("stockport is now in use at this desk.\n") });
    expect(first.out).toMatch(/Imported +13\n/);
    expect(first.out).toContain('Note: Stockport knows the dates of "Term time" for 1 Sep 2025');
    expect(first.out).toMatch(/57 {2}INC9000012 {2}changed {2}27-03-2016 01:30 does not exist/);
    expect(first.out).toMatch(/3 {2}line 3 +Someone saved it again/);
    const second = await deskHere(...importing(db, "--json"));
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).toMatchObject({ imported: 0, alreadyPresent: 13, rows: 63, skippedRows: 0 });
  });

  test("--all lists every row that is worth a note, --dry-run stores nothing", async () => {
    const db = join(freshFolder(), "new.desk");
    const { code, out, err } = await deskHere(...importing(db, "--all", "--dry-run"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/3 {2}INC9000001 {2}noted +Updated by 11 saved it again/);
    expect(out).toMatch(/Would import +13\n/);
    expect(existsSync(db), "no desk is made either").toBe(false);
    expect(JSON.parse((await deskHere(...importing(db, "--json"))).out)).toMatchObject({ stored: true, imported: 13 });
  });

  test("an agreement comes into use with its first incident, not with a look or with nothing to add", async () => {
    const db = join(freshFolder(), "used.desk");
    await deskHere(...importing(db));
    const before = settingsOf(db);
    expect(before.agreements).toEqual(["stockport"]);
    const under = (...more: string[]) => deskHere(...importing(db, ...more).with(5, "coventry"));
    const looked = await under("--dry-run", "--json");
    expect(JSON.parse(looked.out)).toMatchObject({ stored: false, imported: 13, alreadyPresent: 0 });
    expect((await deskHere(...importing(db))).err).toBe("");
    expect(settingsOf(db)).toEqual(before);
    expect((await under()).err).toContain("coventry is now in use at this desk.");
  });

  test("reads what Excel saves: UTF-16 either way round, with tabs, or with a line that names the divider", async () => {
    const folder = freshFolder();
    const csv = readFileSync(LOG, "utf8").replace(/^\uFEFF/, "");
    const little = Buffer.from(`\uFEFF${csv.replaceAll(",", "\t")}`, "utf16le");
    const files = { little, big: Buffer.from(little).swap16(), sep: Buffer.from(`sep=,\r\n${csv}`) };
    for (const [name, bytes] of Object.entries(files)) {
      const file = join(folder, `${name}.csv`);
      writeFileSync(file, bytes);
      const args = ["import", file, ...importing(join(folder, "none.desk"), "--dry-run", "--json").slice(2)];
      const { code, out } = await deskHere(...args);
      expect({ name, code }).toEqual({ name, code: 0 });
      expect(JSON.parse(out)).toMatchObject({ rows: 63, tickets: 13, imported: 13, skippedRows: 0 });
    }
  });

  test("rows that could not be used are the exit code, with what was imported all the same", async () => {
    const db = join(freshFolder(), "new.desk");
    const broken = ["import", fixture("import/broken-event-log.csv"), ...importing(db, "--json").slice(2)];
    const { code, out } = await deskHere(...broken);
    const { imported, skippedRows } = JSON.parse(out) as { imported: number; skippedRows: number };
    expect({ code, skippedRows }).toEqual({ code: 1, skippedRows: 7 });
    expect(imported).toBeGreaterThan(0);
  });

  test("Ctrl-C stops between two incidents; what was imported stays and the file is sound", async () => {
    const folder = freshFolder();
    const db = join(folder, "new.desk");
    const large = join(folder, "large.csv");
    const [header = "", ...rows] = readFileSync(LOG, "utf8").trimEnd().split("\r\n");
    const copies = Array.from({ length: 400 }, (_, copy) => rows.map((row) => row.replace("INC9", `INC${copy}X`)));
    writeFileSync(large, [header, ...copies.flat()].join("\r\n"));
    const args = ["import", large, ...importing(db).slice(2)];
    let isAsked = false;
    const stopped = await deskWith({
      args,
      onErr: (text, kill) => {
        if (!isAsked && text.includes("incidents")) kill("SIGINT");
        isAsked = text.includes("incidents");
      },
    });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain("Stopped. What was imported stays; run it again to add the rest.");
    const imported = Number(/Imported +(\d+)/.exec(stopped.out)?.[1]);
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(5_200);
    expect((await desk("verify", "--db", db)).code).toBe(0);
  });

  test("refuses in a sentence what it cannot do", async () => {
    const folder = freshFolder();
    const db = join(folder, "new.desk");
    const wrong = join(folder, "people.csv");
    writeFileSync(wrong, "name,age\nAda,36\n");
    const asked = (file: string, ...more: string[]) => deskHere("import", file, ...importing(db, ...more).slice(2));
    expect(await asked(wrong)).toMatchObject({
      code: 1,
      err: expect.stringContaining("not a ServiceNow incident event log"),
    });
    expect(existsSync(db)).toBe(false);
    expect(await asked("nowhere.csv")).toMatchObject({
      code: 2,
      err: expect.stringContaining("nowhere.csv cannot be read"),
    });
    expect(await deskHere("import", LOG, "--profile", "remedy", "--agreement", "sips", "--db", db)).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no profile "remedy". There are: servicenow-event-log, servicenow, jira,'),
    });
    expect(await deskHere("import", LOG, "--profile", "jira", "--agreement", "sips", "--db", db)).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        "It looks like a ServiceNow incident event log: choose the profile servicenow-event-log.",
      ),
    });
    expect(await deskHere("import", LOG, "--db", db)).toMatchObject({
      code: 2,
      err: expect.stringContaining("--profile is missing"),
    });
    expect(await deskHere("import")).toMatchObject({
      code: 2,
      err: expect.stringContaining("Name the file to import"),
    });
  });

  test("a file another host has open says who holds it", async () => {
    const db = join(freshFolder(), "held.desk");
    const held = openStore({ file: db, now: Date.now, host: "desktop window" });
    if (!held.ok) throw new Error(held.error.message);
    const { code, err } = await desk(...importing(db));
    held.value.close();
    expect(code).toBe(1);
    expect(err).toContain("is already open in Deskwatch (desktop window");
  });
});

describe("desk example", () => {
  test("makes the example desk in a new file, which verifies; the same time makes the same week", async () => {
    const folder = freshFolder();
    const made = await Promise.all(
      ["one", "two"].map((name) => desk("example", "--db", join(folder, name), "--at", "2026-03-10T10:30", "--json")),
    );
    expect(made.map(({ code }) => code)).toEqual([0, 0]);
    const [one, two] = made.map(({ out }) => JSON.parse(out) as { tickets: number; file: string });
    expect({ ...one, file: "" }).toEqual({ ...two, file: "" });
    expect(one?.tickets).toBeGreaterThanOrEqual(60);
    expect((await desk("verify", "--db", join(folder, "one"))).code).toBe(0);
  });

  test("never goes into a file that is there", async () => {
    const db = join(freshFolder(), "there.desk");
    writeFileSync(db, "something");
    expect(await desk("example", "--db", db)).toMatchObject({
      code: 1,
      err: expect.stringContaining("is already there"),
    });
    expect(readFileSync(db, "utf8")).toBe("something");
    expect(await deskHere("example")).toMatchObject({ code: 2, err: expect.stringContaining("--db is missing") });
    expect(await deskHere("example", "--db", `${db}2`, "--at", "noon")).toMatchObject({ code: 2 });
  });
});

describe("desk verify and desk backup", () => {
  test("a sound file is told check by check, and its backup is as sound", async () => {
    const folder = freshFolder();
    const [db, copy] = [join(folder, "one.desk"), join(folder, "copy.desk")];
    await deskHere(...importing(db));
    const verified = await desk("verify", "--db", db);
    expect(verified.code).toBe(0);
    expect(verified.out).toContain("sound    projections  The queue is what the log says.");
    expect(verified.out).toContain("The desk file is sound.");
    const backup = await desk("backup", "--db", db, "--to", copy);
    expect(backup).toMatchObject({ code: 0, err: "" });
    expect(backup.out).toContain("Done: it was written, read again and is sound.");
    const [own, copied] = await Promise.all([db, copy].map((file) => deskHere("verify", "--db", file, "--json")));
    const link = (out = "{}") => (JSON.parse(out) as { lastHash: string }).lastHash;
    expect(link(copied?.out)).toBe(link(own?.out));
    expect(await desk("backup", "--db", db, "--to", copy)).toMatchObject({
      code: 1,
      err: expect.stringContaining("is already there. Choose another name; backups are never overwritten."),
    });
  });

  test("a damaged file is not sound, and that is the exit code", async () => {
    const db = join(freshFolder(), "torn.desk");
    await deskHere(...importing(db));
    truncateSync(db, Math.floor(statSync(db).size / 2));
    const { code, out, err } = await desk("verify", "--db", db);
    expect(code).toBe(1);
    expect(out).toMatch(/UNSOUND +file +The file is damaged/);
    expect(out).toContain("The desk file is not sound. Keep it, and open the newest backup.");
    expect(err).not.toContain("    at ");
  });

  test("pages overwritten anywhere are a verdict too, however SQLite comes upon them", async () => {
    const db = join(freshFolder(), "scratched.desk");
    await deskHere(...importing(db));
    const sound = readFileSync(db);
    const pages = sound.length / 4_096;
    for (const [from, step] of [
      [1, 1],
      [2, 3],
      [5, 7],
    ] as const) {
      const bytes = Buffer.from(sound);
      for (let page = from; page < pages; page += step) bytes.fill(page * 7 + 1, page * 4_096, (page + 1) * 4_096);
      writeFileSync(db, bytes);
      const { code, out } = await deskHere("verify", "--db", db, "--json");
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ isSound: false, checks: [{ name: "file", isSound: false }] });
    }
  });

  test("what is not there or no desk file is refused in a sentence, and never made", async () => {
    const missing = join(freshFolder(), "missing.desk");
    const absent = { code: 1, err: expect.stringContaining("missing.desk cannot be opened: there is no such file.") };
    expect(await desk("verify", "--db", missing)).toMatchObject(absent);
    expect(await deskHere("backup", "--db", missing, "--to", `${missing}.copy`)).toMatchObject(absent);
    expect(existsSync(missing)).toBe(false);
    expect(await deskHere("verify", "--db", LOG)).toMatchObject({
      code: 1,
      err: expect.stringContaining("is not a desk file"),
    });
    expect(await deskHere("verify")).toMatchObject({ code: 2, err: expect.stringContaining("--db is missing") });
    expect(await deskHere("backup", "--db", LOG)).toMatchObject({
      code: 2,
      err: expect.stringContaining("--to is missing"),
    });
    expect(await deskHere("verify", LOG)).toMatchObject({
      code: 2,
      err: expect.stringContaining("Name the desk file with --db"),
    });
  });
});
