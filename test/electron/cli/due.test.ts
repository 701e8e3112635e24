import { describe, expect, test } from "vitest";
import { desk, deskHere } from "./run-desk-command.ts";

const ASKED = ["due", "--agreement", "coventry", "--type", "incident", "--priority", "P2"] as const;

interface Answer {
  promises: {
    promise: string;
    dueAt: string | null;
    budgetSeconds: number | null;
    totalSeconds: number | null;
    thresholds: { percent: number; at: string | null }[];
    ledger: { from: string; to: string; countedSeconds: number; sentence: string }[];
  }[];
  clockStartAt: string;
  raisedAt: string;
}
async function answer(...args: string[]): Promise<Answer> {
  const { out, err, code } = await deskHere(...args, "--json");
  expect({ err, code }).toEqual({ err: "", code: 0 });
  return JSON.parse(out) as Answer; // printed by the command under test
}

/** The question with these flags instead of its own; `twice` keeps its own as well. */
function askedWith(args: readonly string[]): readonly string[] {
  const [command, ...flags] = ASKED;
  const isGiven = (index: number): boolean => args.includes(flags[index - (index % 2)] ?? "");
  const isTwice = args.includes("--twice");
  return [
    command,
    ...flags.filter((_, index) => isTwice || !isGiven(index)),
    ...args.filter((arg) => arg !== "--twice"),
  ];
}

describe("desk due", () => {
  test("prints when a Friday afternoon P2 is due, its thresholds and the ledger with totals", async () => {
    const { code, out } = await desk(...ASKED, "--at", "2026-03-27T15:00");
    expect(code).toBe(0);
    expect(out).toContain("Coventry, version 1.2");
    expect(out).toMatch(
      /fix {2,}Mon 2026-03-30 13:30 \+01:00 {2}Mon 2026-03-30 11:03 \+01:00 {2,}Mon 2026-03-30 12:27 \+01:00/,
    );
    expect(out).toContain("65%");
    expect(out).toMatch(/Fri 2026-03-27 15:00 \+00:00 {2}Fri 2026-03-27 16:30 \+00:00 +1 h 30 +1 h 30 {2}counted/);
    expect(out).toContain("weekend, not counted");
    expect(out).toContain("Total 7 h 00 = the whole allowance, used at Mon 2026-03-30 13:30 +01:00.");
  });

  test("as JSON the ledger leads from the call to the due moment without a gap and sums to the allowance", async () => {
    const { promises } = await answer(...ASKED, "--at", "2026-03-27T15:00");
    const [fix] = promises;
    expect(fix).toMatchObject({
      promise: "fix",
      dueAt: "2026-03-30T13:30:00+01:00",
      budgetSeconds: 25_200,
      totalSeconds: 25_200,
    });
    expect(fix?.thresholds.map(({ percent }) => percent)).toEqual([65, 85]);
    const ledger = fix?.ledger ?? [];
    expect(ledger[0]?.from).toBe("2026-03-27T15:00:00+00:00");
    ledger.slice(1).forEach((line, index) => expect(Date.parse(line.from)).toBe(Date.parse(ledger[index]?.to ?? "")));
    expect(ledger.reduce((sum, { countedSeconds }) => sum + countedSeconds, 0)).toBe(25_200);
    expect(ledger.at(-1)?.to).toBe(fix?.dueAt);
  });

  test("a time with its offset is that instant; another zone reads and shows local times of its own", async () => {
    const here = await answer(...ASKED, "--at", "2026-03-27T15:00");
    const utc = await answer(...ASKED, "--at", "2026-03-27T15:00Z");
    const paris = await answer(...ASKED, "--at", "2026-03-27T16:00", "--zone", "Europe/Paris");
    expect(utc.promises).toEqual(here.promises);
    expect(paris.raisedAt).toBe("2026-03-27T16:00:00+01:00");
    expect(Date.parse(paris.promises[0]?.dueAt ?? "")).toBe(Date.parse(here.promises[0]?.dueAt ?? ""));
  });

  test("an alias names its agreement, and how a call came in decides Columbia's 4 PM rule", async () => {
    const asked = ["due", "--agreement", "cps", "--type", "incident", "--priority", "p2", "--at", "2026-03-10T16:30"];
    expect((await answer(...asked, "--channel", "web")).clockStartAt).toBe("2026-03-11T07:00:00-05:00");
    const names = await deskHere(
      "due",
      "--agreement",
      "CPS",
      "--type",
      "incident",
      "--priority",
      "P5",
      "--at",
      "2026-03-10T10:00",
    );
    expect(names.out).toContain("Columbia, version");
    expect(names.out).toMatch(/fix +none/);
  });

  test("what must be attended to at once is said so, with the alarm that is no breach (CAL-05)", async () => {
    const asked = ["due", "--agreement", "calderdale", "--type", "incident", "--priority"];
    const at = ["--at", "2026-06-08T10:00"];
    const { out } = await deskHere(...asked, "P1", ...at);
    expect(out).toMatch(/Attend +at once, from Mon 2026-06-08 10:00 \+01:00\n/);
    expect(out).toMatch(
      /Alarm +Tue 2026-06-09 10:00 \+01:00: Critical without attention for 1 working day; to the desk, never a breach \(CAL-05/,
    );
    expect(await answer(...asked, "P1", ...at)).toMatchObject({
      immediate: {
        attend: "at once",
        startedAt: "2026-06-08T10:00:00+01:00",
        alarmAt: "2026-06-09T10:00:00+01:00",
        label: "Critical without attention for 1 working day",
        isBreach: false,
        source: { requirement: ["CAL-05"] },
      },
    });
    expect((await deskHere(...asked, "P2", ...at)).out).not.toContain("at once");
    expect(await answer(...asked, "P2", ...at)).toMatchObject({ immediate: null });
  });

  test.each([
    [
      "columbia",
      "P3",
      "2027-01-15T10:00",
      "Columbia lists its holidays for 1 Sep 2025 to 1 Jan 2027 only; outside those dates every weekday counts as a working day.",
    ],
    [
      "stockport",
      "P2",
      "2028-03-01T10:00",
      'Stockport knows the dates of "Term time" for 1 Sep 2025 to 21 Jul 2027 only; this answer runs from 1 Mar to 3 Mar 2028, so outside those dates its other hours were used.',
    ],
    [
      "stockport",
      "P4",
      "2027-07-20T10:00",
      'Stockport knows the dates of "Term time" for 1 Sep 2025 to 21 Jul 2027 only; this answer runs from 20 Jul to 3 Aug 2027, so outside those dates its other hours were used.',
    ],
    ["coventry", "P2", "2061-03-01T10:00", "Public holidays are known for 1 Jan 2000 to 31 Dec 2060 only."],
  ])(
    "where %s %s at %s touches days its calendar does not know, the answer says which",
    async (agreement, priority, at, sentence) => {
      const asked = ["due", "--agreement", agreement, "--type", "incident", "--priority", priority, "--at", at];
      expect((await deskHere(...asked)).out.replaceAll(/\s+/g, " ")).toContain(`Note ${sentence}`);
      expect(await answer(...asked)).toMatchObject({ notes: [], unknownDays: [sentence] });
    },
  );

  test("and says nothing of them where it touches known days alone", async () => {
    expect(await answer(...ASKED, "--at", "2026-03-27T15:00")).toMatchObject({ unknownDays: [] });
    const asked = [
      "due",
      "--agreement",
      "columbia",
      "--type",
      "incident",
      "--priority",
      "P3",
      "--at",
      "2026-12-28T10:00",
    ];
    expect(await answer(...asked)).toMatchObject({ unknownDays: [] });
  });

  test("of an hour that comes twice the first pass is meant, and --fold chooses", async () => {
    const asked = [
      "due",
      "--agreement",
      "columbia",
      "--type",
      "incident",
      "--priority",
      "P1",
      "--at",
      "2026-11-01T01:30",
    ];
    const said = await deskHere(...asked);
    expect(said.out).toContain(
      "2026-11-01T01:30 comes twice in America/Chicago: the first pass was taken, --fold 1 takes the second.",
    );
    const first = await answer(...asked, "--fold", "0");
    const second = await answer(...asked, "--fold", "1");
    expect(first.raisedAt).toBe("2026-11-01T01:30:00-05:00");
    expect(second.raisedAt).toBe("2026-11-01T01:30:00-06:00");
  });

  test.each([
    [["--at", "2026-03-29T01:30"], "2026-03-29T01:30 does not exist in Europe/London: the clocks go forward over it."],
    [["--at", "2026-03-27T15:00", "--fold", "1"], "2026-03-27T15:00 occurs only once in Europe/London."],
    [
      ["--at", "2026-03-27T15:00", "--fold", "2"],
      '--fold is 0 for the first pass of a repeated hour or 1 for the second, not "2".',
    ],
    [
      ["--at", "2026-03-27T15:00Z", "--fold", "0"],
      "2026-03-27T15:00Z has an offset and so comes once: leave --fold out.",
    ],
    [["--at", "Friday"], '"Friday" is not a date and time like 2026-03-27T15:00.'],
    [["--at", "2026-02-30T10:00Z"], '"2026-02-30T10:00Z" is not a date and time like 2026-03-27T15:00+00:00.'],
    [["--at", "2014-03-27T15:00"], "No version of Coventry was in force at that moment."],
    [["--at", "2026-03-27T15:00", "--zone", "Mars"], '"Mars" is not a time zone like Europe/London.'],
    [["--at", "2026-03-27T15:00", "--channel", "pigeon"], '"pigeon" is not a channel. There are: phone, email,'],
    [
      ["--at", "2026-03-27T15:00", "--priority", "P9"],
      'Coventry has no priority "P9" for the type incident. It has: P1, P2, P3, P4.',
    ],
    [
      ["--at", "2026-03-27T15:00", "--type", "enquiry"],
      "Coventry does not know the type enquiry. It knows: incident, service-request.",
    ],
    [
      ["--at", "2026-03-27T15:00", "--type", "wish"],
      '"wish" is not a type. There are: incident, service-request, enquiry.',
    ],
    [
      ["--at", "2026-03-27T15:00", "--agreement", "atlantis"],
      'There is no agreement "atlantis". There are: stockport, calderdale, coventry, sips, columbia.',
    ],
    [["--at", "2026-03-27T15:00", "--priority", "P1", "--twice"], "--priority is given twice. Which one is meant?"],
    [[], "--at is missing, for instance --at 2026-03-27T15:00."],
    [["--at"], "--at needs a value after it."],
    [["--at", "2026-03-27T15:00", "--json=yes"], "--json stands alone, without a value."],
    [["--at", "2026-03-27T15:00", "extra"], "due takes flags alone: extra is not one."],
  ])("%j is refused in a sentence", async (args, sentence) => {
    const { code, out, err } = await deskHere(...askedWith(args));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(sentence);
    expect(err).toContain("See: desk due --help");
  });
});

test("the process itself ends with 2 and says why on its standard error", async () => {
  expect(await desk(...ASKED, "--at", "2026-03-29T01:30")).toEqual({
    code: 2,
    out: "",
    err: "2026-03-29T01:30 does not exist in Europe/London: the clocks go forward over it.\nSee: desk due --help\n",
  });
});

describe("desk", () => {
  test("without a command, and with one it does not have, says which there are", async () => {
    const bare = await deskHere();
    expect(bare.code).toBe(2);
    expect(bare.out).toMatch(/due +When a call would be due/);
    const unknown = await desk("dew");
    expect(unknown).toMatchObject({ code: 2, out: "" });
    expect(unknown.err).toBe(
      'There is no command "dew". There are: due, replay, import, verify, backup, restore, erase, example, report, calendar, share, invite, join, share-status, leave, revoke, schema.\n',
    );
  });

  test("explains itself and each command when asked", async () => {
    expect(await deskHere("--help")).toMatchObject({ code: 0 });
    const help = await deskHere("due", "--help");
    expect(help.code).toBe(0);
    expect(help.out).toContain("--fold 0|1");
    expect((await deskHere("help", "backup")).out).toContain("desk backup --db FILE --to FILE");
  });

  test("names a flag it does not have, and those it has", async () => {
    const { code, err } = await deskHere("verify", "--database", "x.desk");
    expect(code).toBe(2);
    expect(err).toContain("There is no flag --database for verify. There are: --db, --json.");
  });
});
