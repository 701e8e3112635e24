import { expect, test } from "vitest";
import { readEventLog } from "../../../electron/import/read-event-log.ts";
import { fixtureText, readText } from "../../support/import/import-desk.ts";

const HEADER = "number,incident_state,opened_at,sys_updated_at,priority";

test("rows are gathered by incident, wherever they stand in the file", async () => {
  const row = (number: string, state: string) => `${number},${state},01-03-2016 09:00,01-03-2016 09:00,3 - Moderate`;
  const file = await readText([HEADER, row("A", "New"), row("B", "New"), row("A", "Active")].join("\n"));
  expect(file.rows).toBe(3);
  expect([...file.incidents].map(([number, rows]) => [number, rows.map(({ line }) => line)])).toEqual([
    ["A", [2, 4]],
    ["B", [3]],
  ]);
});

test("a question mark is a missing value", async () => {
  const file = await readText(`${HEADER},location\nA,New,?,01-03-2016 09:00,3 - Moderate,?`);
  expect(file.incidents.get("A")?.[0]?.values).toMatchObject({ opened_at: "", location: "" });
});

test("semicolons and tabs divide fields as well as commas", async () => {
  for (const mark of [";", "\t"]) {
    const text = `${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,3 - Moderate`.replaceAll(",", mark);
    expect((await readText(text)).incidents.get("A")?.[0]?.values.priority).toBe("3 - Moderate");
  }
});

test.each([",", ";", "\t", "|"])("a first line sep=%s says what divides the fields, and is no row", async (mark) => {
  for (const [before, end] of [
    ["sep=", "\r\n"],
    ["\uFEFFSEP=", "\n"],
  ] as const) {
    const rows = `${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,3 - Moderate`.replaceAll(",", mark);
    const file = await readText(`${before}${mark}${end}${rows}`);
    expect(file.rows).toBe(1);
    expect(file.incidents.get("A")?.[0]).toMatchObject({ line: 3, values: { priority: "3 - Moderate" } });
  }
});

test("a file of something else is refused with the columns it lacks", async () => {
  expect(await readEventLog("name,age\nAda,36")).toEqual({
    ok: false,
    error:
      "This is not a ServiceNow incident event log: the columns number, incident_state, opened_at, sys_updated_at, priority cannot be found in its first line.",
  });
  expect(await readEventLog("")).toMatchObject({ ok: false });
  expect(await readEventLog(`${HEADER}\n`)).toEqual({ ok: false, error: "The file has a header and no rows." });
});

test("the line of a row counts line breaks inside fields before it", async () => {
  const file = await readText(
    `${HEADER}\n"A\nB",New,01-03-2016 09:00,01-03-2016 09:00,4 - Low\nC,New,01-03-2016 09:00,01-03-2016 09:00,4 - Low`,
  );
  expect(file.incidents.get("A B")?.[0]?.line).toBe(2);
  expect(file.incidents.get("C")?.[0]?.line).toBe(4);
});

test("what cannot be read is told row by row", async () => {
  const { report, rows } = await readText(fixtureText("broken-event-log.csv"));
  expect(rows).toBe(22);
  expect(report).toEqual([
    { line: 1, ticket: "", severity: "noted", message: 'The column "colour" is not known and was not read.' },
    { line: 3, ticket: "INC9100001", severity: "changed", message: "It has 30 fields instead of 37." },
    {
      line: 18,
      ticket: "",
      severity: "skipped",
      message: "There is no incident number, so nobody can say to which ticket it belongs.",
    },
    ...[20, 22, 24].map((line) => ({
      line,
      ticket: "INC9100007",
      severity: "changed",
      message: "category was cut after 200 of 219 characters.",
    })),
  ]);
});

test("a quotation mark that never closes is told", async () => {
  const { report } = await readText(
    `${HEADER}\nA,New,01-03-2016 09:00,01-03-2016 09:00,4 - Low\n"B,New,1,2,3\nC,New,1,2,3`,
  );
  expect(report.some(({ message }) => message.startsWith("A quotation mark is opened and not closed"))).toBe(true);
});

test("others have their turn while a large file is read", async () => {
  const row = "A,New,01-03-2016 09:00,01-03-2016 09:00,3 - Moderate\n";
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 0);
  const file = await readText(`${HEADER}\n${row.repeat(40_000)}`);
  clearInterval(ticking);
  expect(file.rows).toBe(40_000);
  expect(turns).toBeGreaterThan(2);
});
