import { describe, expect, test } from "vitest";
import { type File, fixture, run } from "./replayed.ts";

/** What is said when the file of worked examples, cut down to its first, is changed in one place. */
function said(change: (file: File) => void) {
  const file = fixture();
  file.examples = file.examples.slice(0, 1);
  change(file);
  return run(file);
}
const problemsOf = (change: (file: File) => void): readonly string[] => said(change).problems;
const notesOf = (change: (file: File) => void): readonly string[] => said(change).notes;

/** A section of the file's calendars, to be changed. */
function section(file: File, name: string): Record<string, unknown> {
  const found = file.calendars?.[name];
  if (found === undefined || Array.isArray(found)) throw new Error(`The fixture has a calendar of ${name}.`);
  return found;
}

describe("The semantics of a file", () => {
  test("are known however they are spaced and wrapped", () => {
    expect(
      notesOf((file) => void (file.semantics = file.semantics.map((line) => `  ${line.replaceAll(" ", "  ")}`))),
    ).toEqual([]);
    expect(notesOf((file) => void (file.semantics = [file.semantics.join(" ")]))).toEqual([]);
    expect(notesOf((file) => void (file.semantics = file.semantics.slice(3, 9)))).toEqual([]);
  });

  test("that say something else are named line by line", () => {
    expect(notesOf((file) => void file.semantics.push("a day is 24 hours"))).toEqual([
      'the line "a day is 24 hours" of the semantics is not known, so time may be counted otherwise here.',
    ]);
    const spoiled = (file: File) =>
      void (file.semantics = file.semantics.map((line) => line.replace("strictly later", "or later")));
    expect(notesOf(spoiled)).toHaveLength(2);
  });
});

describe("The targets of a file", () => {
  const target = (file: File, agreement: string, priority: string): Record<string, unknown> => {
    const found = file.targets[agreement]?.[priority];
    if (found === undefined) throw new Error(`The fixture has a target of ${agreement} ${priority}.`);
    return found;
  };
  test.each([
    ["coventry", "P1", ["h", 5], "targets.coventry.P1.fix says 5 service hours, the agreement 4 service hours."],
    ["coventry", "P3", ["h", 3], "targets.coventry.P3.fix says 3 service hours, the agreement 3 working days."],
    ["cps", "P1", ["h", 4], "targets.cps.P1.fix says 4 service hours, the agreement 4 elapsed hours."],
    ["calderdale", "P2", ["d", 10], "targets.calderdale.P2.fix says 10 working days, the agreement no target."],
    ["sips", "P2", null, "targets.sips.P2.fix says no target, the agreement 8 service hours."],
    ["sips", "P2", "8 h", 'targets.sips.P2.fix says "8 h", which is not a unit and an amount.'],
  ] as const)("of %s %s that are others than the agreement's are named", (agreement, priority, fix, sentence) => {
    expect(problemsOf((file) => void (target(file, agreement, priority)["fix"] = fix))).toEqual([sentence]);
  });

  test("may count a week as five working days, and leave out what is promised to some channels alone", () => {
    expect(problemsOf((file) => void (target(file, "stockport", "P4")["fix"] = ["w", 2]))).toEqual([]);
    expect(problemsOf((file) => void (target(file, "coventry", "P1")["response"] = ["d", 1]))).toEqual([]);
  });

  test("of an agreement or a priority nobody knows, or of something else, are named", () => {
    expect(problemsOf((file) => void (file.targets = { atlantis: {} }))).toEqual([
      "targets.atlantis: there is no such agreement.",
    ]);
    expect(problemsOf((file) => void (file.targets = { sips: { P9: {} } }))).toEqual([
      "targets.sips.P9: SIPS has no such priority.",
    ]);
    expect(problemsOf((file) => void (target(file, "sips", "P1")["update"] = null))).toEqual([
      'the field "update" of targets.sips.P1 is not known.',
    ]);
  });
});

describe("The calendars of a file", () => {
  test("shape the weekdays the histories run on", () => {
    const file = fixture();
    Object.assign(section(file, "calderdale"), { days: "Sun-Sat" });
    const outcome = run(file);
    expect(outcome.problems).toEqual([]);
    // CAL-EX03 runs over a weekend, CAL-EX05 and its like stay within a week.
    expect(outcome.examples.find(({ id }) => id === "CAL-EX03")?.agrees).toBe(false);
    expect(outcome.examples.find(({ id }) => id === "CAL-EX05")?.agrees).toBe(true);
  });

  test("name weekdays in many ways", () => {
    for (const days of [
      "Monday to Friday",
      "mon - fri",
      "Mon,Tue,Wed,Thu,Fri",
      "Mon, Tue, Wed and Thu-Fri",
      ["Mon-Thu", "Fri"],
    ])
      expect(problemsOf((file) => void Object.assign(section(file, "calderdale"), { days }))).toEqual([]);
    const spelled = fixture();
    const { monThu, fri, ...rest } = section(spelled, "coventry");
    spelled.calendars = { ...spelled.calendars, coventry: { ...rest, mon: monThu, tueThu: monThu, fri } };
    expect(run(spelled)).toMatchObject({ agreed: 30, problems: [] });
  });

  test.each([
    ["calderdale", { days: "weekdays" }, '"days" says "weekdays", which names no weekdays.'],
    ["calderdale", { open: 8 }, '"open" and "close" are not two times like 08:00.'],
    [
      "stockport",
      { termTime: { days: "Mon-Fri", open: "08:00", close: "17:00", lunch: "12:00" } },
      'the field "lunch" of "termTime" of the calendar is not known.',
    ],
    ["stockport", { termDates: "always" }, '"termDates" is not a list.'],
    [
      "stockport",
      { closedOn: "never" },
      '"closedOn" says "never", which is read only where it names the bank holidays.',
    ],
    ["coventry", { monThu: "08:00-17:00" }, '"monThu" is not a pair of times like ["08:00", "17:00"].'],
    [
      "coventry",
      { closure: [[20251225, 20260101]] },
      '"closure" holds [20251225,20260101], which is not a pair of dates.',
    ],
    ["cps", { holidays: [25] }, '"holidays" holds 25, which is not a date.'],
    ["cps", { moon: "full" }, 'the field "moon" of the calendar is not known.'],
    [
      "cps",
      { afterHour: "15:00:00" },
      '"afterHour" says "15:00:00", the agreement of Columbia says strictly later than 16:00.',
    ],
    [
      "cps",
      { afterHour: "16:00:00 (at or later)" },
      '"afterHour" says "16:00:00 (at or later)", the agreement of Columbia says strictly later than 16:00.',
    ],
    ["sips", { afterHour: "16:00" }, '"afterHour" says "16:00", the agreement of SIPS has no such rule.'],
  ])("of %s with %j are named", (name, change, sentence) => {
    expect(problemsOf((file) => void Object.assign(section(file, name), change))).toContain(
      `calendars.${name}: ${sentence}`,
    );
  });

  test("name what no history uses too, and an agreement nobody knows", () => {
    const spoil = (file: File) => void Object.assign(section(file, "cps"), { days: "weekdays" });
    expect(problemsOf(spoil)).toHaveLength(1);
    expect(problemsOf((file) => void (file.calendars = { ...file.calendars, atlantis: {} }))).toEqual([
      "calendars.atlantis: there is no such agreement.",
    ]);
  });

  test("that say nothing of holidays and closures leave the agreement's", () => {
    const file = fixture();
    delete file.calendars?.["englishBankHolidays"];
    for (const [name, field] of [
      ["cps", "holidays"],
      ["coventry", "closure"],
      ["sips", "christmasShutdown"],
    ] as const)
      delete section(file, name)[field];
    expect(run(file)).toMatchObject({ agreed: 30, problems: [] });
  });
});
