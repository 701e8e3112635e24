import { expect, test } from "vitest";
import { fixtureText, readText, rowsOf } from "../../../support/import/import-desk.ts";

const HEADER = "number,incident_state,opened_at,sys_updated_at,priority";

test("rows are gathered by incident, wherever they stand in the file", () => {
  const row = (number: string, state: string) => `${number},${state},01-03-2016 09:00,01-03-2016 09:00,3 - Moderate`;
  const file = readText([HEADER, row("A", "New"), row("B", "New"), row("A", "Active")].join("\n"));
  expect(file.rows).toBe(3);
  expect([...file.records].map(([number, rows]) => [number, rows.map(({ line }) => line)])).toEqual([
    ["A", [2, 4]],
    ["B", [3]],
  ]);
});

test("a question mark is a missing value", () => {
  const file = readText(`${HEADER},location\nA,New,?,01-03-2016 09:00,3 - Moderate,?`);
  expect(file.records.get("A")?.[0]?.values).toMatchObject({ openedAt: "", site: "" });
});

test("semicolons and tabs divide fields as well as commas", () => {
  for (const mark of [";", "\t"]) {
    const text = `${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,3 - Moderate`.replaceAll(",", mark);
    expect(readText(text).records.get("A")?.[0]?.values.priority).toBe("3 - Moderate");
  }
});

test.each([",", ";", "\t", "|"])("a first line sep=%s says what divides the fields, and is no row", (mark) => {
  for (const [before, end] of [
    ["sep=", "\r\n"],
    ["\uFEFFSEP=", "\n"],
  ] as const) {
    const rows = `${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,3 - Moderate`.replaceAll(",", mark);
    const file = readText(`${before}${mark}${end}${rows}`);
    expect(file.rows).toBe(1);
    expect(file.records.get("A")?.[0]).toMatchObject({ line: 3, values: { priority: "3 - Moderate" } });
  }
});

test("a file of something else is refused with the columns it lacks", () => {
  expect(rowsOf("name,age\nAda,36")).toEqual({
    ok: false,
    error:
      'This is not a ServiceNow incident event log: the columns number, incident_state, opened_at, sys_updated_at, priority cannot be found in its first line. It has "name", "age".',
  });
  expect(rowsOf("")).toMatchObject({ ok: false });
  expect(rowsOf(`${HEADER}\n`)).toEqual({ ok: false, error: "The file has a header and no rows." });
});

test("the line of a row counts line breaks inside fields before it", () => {
  const file = readText(
    `${HEADER}\n"A\nB",New,01-03-2016 09:00,01-03-2016 09:00,4 - Low\nC,New,01-03-2016 09:00,01-03-2016 09:00,4 - Low`,
  );
  expect(file.records.get("A B")?.[0]?.line).toBe(2);
  expect(file.records.get("C")?.[0]?.line).toBe(4);
});

test("what cannot be read is told row by row", () => {
  const { report, rows } = readText(fixtureText("broken-event-log.csv"));
  expect(rows).toBe(22);
  expect(report).toEqual([
    {
      line: 1,
      ticket: "",
      severity: "noted",
      message: 'The column "colour" is not known to this profile: what stands in it is kept in the ticket\'s words.',
    },
    { line: 3, ticket: "INC9100001", severity: "changed", message: "It has 30 fields instead of 37." },
    {
      line: 18,
      ticket: "",
      severity: "skipped",
      message: "There is no incident number, so nobody can say to which ticket it belongs.",
    },
  ]);
});

test("a quotation mark that never closes is told", () => {
  const { report } = readText(`${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,4 - Low\n"B,New,1,2,3\nC,New,1,2,3`);
  expect(report.some(({ message }) => message.startsWith("A quotation mark is opened and not closed"))).toBe(true);
});

test("a field far longer than a line keeps all it holds", () => {
  const [row] =
    readText(`${HEADER},category\nA,New,01-03-2016 09:00,01-03-2016 09:00,4 - Low,${"x".repeat(5_000)}`).records.get(
      "A",
    ) ?? [];
  expect(row?.values.category).toHaveLength(5_000);
});

test("a field beyond any sense is cut, and the row says that something was left out", () => {
  const { report } = readText(
    `${HEADER},category\nA,New,01-03-2016 09:00,01-03-2016 09:00,4 - Low,${"x".repeat(100_001)}`,
  );
  expect(report).toEqual([
    { line: 2, ticket: "A", severity: "skipped", message: "A field was cut after 100,000 of 100,001 characters." },
  ]);
});

test("a column that stands several times loses none of its values", () => {
  const text =
    "number,incident_state,opened_at,sys_updated_at,priority,category,category,category\nA,New,01-03-2016 09:00,01-03-2016 09:00,3,Network,Wifi,Urgent";
  const file = readText(text);
  const [row] = file.records.get("A") ?? [];
  expect(row?.values.category).toBe("Network");
  expect(row?.kept.get("category")).toBe("Wifi\nUrgent");
  expect(file.report[0]?.message).toMatch(/^The column "category" stands 3 times/);
});

test.each(["null", "NULL", "Null", "#N/A", "N/A", "(empty)", "-", "none", "?", "<null>", "(blank)", "n/a", "\\N"])(
  'the text "%s" is nobody and nowhere',
  (text) => {
    const file = readText(
      `${HEADER},caller_id,location,assigned_to\nA,New,01-03-2016 09:00,01-03-2016 09:00,3,${text},${text},${text}`,
    );
    expect(file.records.get("A")?.[0]?.values).toMatchObject({ caller: "", site: "", owner: "" });
  },
);

test("what stood for nothing is told once for the file, with how often", () => {
  const rows = ["A", "B"].map((number) => `${number},New,01-03-2016 09:00,01-03-2016 09:00,3,NULL`);
  const { report } = readText([`${HEADER},caller_id`, ...rows].join("\n"));
  expect(report.map(({ message }) => message)).toEqual(['Read as "nothing given": "NULL" (2 times).']);
});

test.each(["Nan Byrne", "Noel Null", "Nora", "Na Li", "Nil Desperandum"])("%s is somebody", (name) => {
  const file = readText(`${HEADER},caller_id\nA,New,01-03-2016 09:00,01-03-2016 09:00,3,${name}`);
  expect(file.records.get("A")?.[0]?.values.caller).toBe(name);
});

test("a row with a field too many is left out with the reason, under its number", () => {
  const { records, report } = readText(
    `${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,3,more\nB,New,01-03-2016 09:00,01-03-2016 09:00,3`,
  );
  expect([...records.keys()]).toEqual(["B"]);
  expect(report).toMatchObject([
    { line: 2, ticket: "A", severity: "skipped", message: expect.stringContaining("6 fields instead of 5") },
  ]);
});

test("delimiters at the end of every line, as spreadsheets write them, are no fields", () => {
  const { records, report } = readText(`${HEADER},,\nA,New,01-03-2016 09:00,01-03-2016 09:00,3,,`);
  expect({ numbers: [...records.keys()], report }).toEqual({ numbers: ["A"], report: [] });
});

test.each([
  ["case", "INC-1a", "INC-1A"],
  ["accents", "INC-\u00e9", "INC-e\u0301"],
  ["leading zeros", "0017", "17"],
  ["their last letter", `${"9".repeat(199)}1`, `${"9".repeat(199)}2`],
])("numbers that differ in %s are two records", (_what, one, other) => {
  const rows = [one, other].map((number) => `${number},New,01-03-2016 09:00,01-03-2016 09:00,3`);
  expect([...readText([HEADER, ...rows].join("\n")).records.keys()]).toEqual([one, other]);
});

test("a number too long to be one is left out, never cut to another's", () => {
  const { records, report } = readText(`${HEADER}\n${"9".repeat(201)},New,01-03-2016 09:00,01-03-2016 09:00,3`);
  expect(records.size).toBe(0);
  expect(report[0]).toMatchObject({
    line: 2,
    severity: "skipped",
    message: "Its number has 201 characters: that is no number.",
  });
});
