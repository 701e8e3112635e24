import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { type BroughtIn, bringIn, openTestDesk, refusalOf, type TestDesk } from "../../support/import/import-desk.ts";

/** Files of every kind that once lost something, as they lie on a disk. */
const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/import/kinds/${name}.csv`, import.meta.url));

/** Raw rows by nothing but line breaks; none of these files breaks a line inside a field. */
const rawRows = (bytes: Uint8Array): number => {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = isWide ? new TextDecoder("utf-16le").decode(bytes) : Buffer.from(bytes).toString("latin1");
  return text.split(/\r\n|\n/).filter((line) => line.trim() !== "").length - 1;
};

type Logged = Extract<TicketEvent, { type: "TicketLogged" }>;

/** Every ticket as it was logged, by the words it is known by. */
function logged(desk: TestDesk): readonly Logged[] {
  const streams = desk.store.streamsOf("ticket").map((id) => readTicket(desk.store, asId<"ticket">(id)).events);
  return streams.flatMap((events) => events.flatMap(({ event }) => (event.type === "TicketLogged" ? [event] : [])));
}
const saidOf = ({ summary }: BroughtIn): string =>
  [...summary.notes, ...summary.report.map(({ message }) => message)].join("\n");

describe("Every record of the raw file is in the report", () => {
  test.each([
    ["a-1252", 2],
    ["e-lower", 1],
    ["g-iso", 1],
    ["m3-startquote", 3],
    ["null", 2],
    ["p-1st-utf16", 2],
    ["p-2nd", 1],
    ["p-dup2", 1],
  ])("%s", async (name, records) => {
    const bytes = bytesOf(name);
    const desk = openTestDesk();
    const first = await bringIn(desk, bytes);
    expect(first.summary).toMatchObject({ rows: rawRows(bytes), tickets: records, imported: records, isWhole: true });
    const again = await bringIn(desk, bytes);
    expect(again.summary).toMatchObject({ imported: 0, alreadyPresent: records, differing: 0, isWhole: true });
    expect(again.summary.counts.equal).toBe(records);
  });
});

describe("What each kind of file once lost", () => {
  test("letters of Windows-1252 are read, and it is said that they were", async () => {
    const desk = openTestDesk();
    const done = await bringIn(desk, bytesOf("a-1252"));
    expect(logged(desk).map(({ caller, site }) => `${caller.name}, ${site}`)).toContain(
      "Zoë Müller, Collège Saint-André",
    );
    expect(saidOf(done)).toContain("it was read as Windows-1252");
    expect(JSON.stringify(logged(desk))).not.toContain("\uFFFD");
  });

  test("a quotation mark keeps to its own row, as a letter, and this is said", async () => {
    const desk = openTestDesk();
    const done = await bringIn(desk, bytesOf("m3-startquote"));
    expect(logged(desk)).toHaveLength(3);
    expect(saidOf(done)).toMatch(/A quotation mark is opened and not closed rightly in u_symptom/);
  });

  test("one number of two customers' systems is two tickets, each under its own agreement", async () => {
    const desk = openTestDesk();
    await bringIn(desk, bytesOf("p-1st-utf16"), "stockport");
    const second = await bringIn(desk, bytesOf("p-2nd"), "coventry");
    expect(second.summary).toMatchObject({ imported: 1, alreadyPresent: 0 });
    const both = logged(desk).filter(({ summary }) => summary.includes("INC0000411"));
    expect(both.map(({ caller, agreementId }) => `${caller.name} ${agreementId}`).toSorted()).toEqual([
      "Caller A stockport",
      "Someone Else coventry",
    ]);
  });

  test("the same number that says something else is here already but not equal: what differs is said, and nothing changes", async () => {
    const desk = openTestDesk();
    await bringIn(desk, bytesOf("p-1st-utf16"), "stockport");
    const position = desk.store.position();
    const second = await bringIn(desk, bytesOf("p-2nd"), "stockport");
    expect(second.summary).toMatchObject({ imported: 0, alreadyPresent: 1, differing: 1, isWhole: false });
    expect(saidOf(second)).toContain('site is "School C" here and "Other School" in the file');
    expect(desk.store.position()).toBe(position);
    const apart = await bringIn(desk, bytesOf("p-2nd"), "stockport", undefined, { source: "Other School's system" });
    expect(apart.summary).toMatchObject({ imported: 1, alreadyPresent: 0, isWhole: true });
  });

  test("every value of a column that stands several times is kept", async () => {
    const desk = openTestDesk();
    const done = await bringIn(desk, bytesOf("p-dup2"));
    const words = JSON.stringify(logged(desk));
    for (const value of ["Network", "Wifi", "Urgent"]) expect(words).toContain(value);
    expect(saidOf(done)).toContain('The column "category" stands 3 times');
  });

  test("words for nothing are no people and no places, and it is said which were taken as such", async () => {
    const desk = openTestDesk();
    const done = await bringIn(desk, bytesOf("null"));
    const words = JSON.stringify(
      desk.store.streamsOf("ticket").map((id) => readTicket(desk.store, asId<"ticket">(id)).events),
    );
    expect(words).not.toMatch(/"(null|NULL|N\/A|#N\/A|\(empty\)|none|-)"/);
    expect(saidOf(done)).toContain('"null" (once)');
    expect([...desk.directory.people.values()]).toEqual([]);
  });

  test("true and false count in any letters", async () => {
    const desk = openTestDesk();
    const done = await bringIn(desk, bytesOf("e-lower"));
    expect(done.summary.isWhole).toBe(true);
    const upper = new TextDecoder()
      .decode(bytesOf("e-lower"))
      .replace(/\b(true|false)\b/g, (word) => word.toUpperCase());
    const other = openTestDesk();
    await bringIn(other, upper);
    expect(logged(other).map(({ details }) => details)).toEqual(logged(desk).map(({ details }) => details));
    expect((await bringIn(desk, upper)).summary).toMatchObject({ differing: 0, alreadyPresent: 1 });
  });

  test("dates as ISO writes them and with AM and PM are times, and the zone they were read in is said", async () => {
    const desk = openTestDesk();
    const iso = await bringIn(desk, bytesOf("g-iso"));
    const early = { dates: "month-first", now: Date.parse("2026-12-01T00:00Z") } as const;
    const noon = await bringIn(desk, bytesOf("g-ampm"), "stockport", undefined, early);
    expect(
      logged(desk)
        .map(({ at }) => new Date(at).toISOString())
        .toSorted(),
    ).toEqual(["2026-02-03T14:15:00.000Z", "2026-03-02T14:15:00.000Z"]);
    expect(saidOf(iso)).toContain("Times were read in Europe/London");
    expect(saidOf(noon)).toContain("Dates were read month first, as you said.");
    expect(await refusalOf(bytesOf("g-ampm"))).toMatchObject({ kind: "DateOrderOpen" });
  });
});
