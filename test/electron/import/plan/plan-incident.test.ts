import { describe, expect, test } from "vitest";
import { createAgreementShelf } from "../../../../electron/core/agreement-shelf.ts";
import { ownerId } from "../../../../electron/import/plan/plan-handling.ts";
import { type IncidentPlan, planIncident } from "../../../../electron/import/plan/plan-incident.ts";
import { serviceNowEventLog } from "../../../../electron/import/profiles/servicenow-event-log.ts";
import { bundledAgreements } from "../../../../shared/agreement/registry.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { fixtureText, NOW, readText } from "../../../support/import/import-desk.ts";

const by = { kind: "import", id: asId<"import">("i1") } as const;
const shelf = createAgreementShelf(bundledAgreements());
const small = readText(fixtureText("small-event-log.csv"));
const broken = readText(fixtureText("broken-event-log.csv"));

const zone = (agreementId: string) => shelf.calendarOf(expectDefined(shelf.inForce(agreementId, NOW)));
const expectDefined = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error("It is not there.");
  return value;
};

function plan(number: string, agreementId = "stockport"): IncidentPlan {
  const file = small.records.has(number) ? small : broken;
  const { headingOf } = file;
  const times = { order: "day-first", place: zone(agreementId) } as const;
  const settings = { shelf, profile: serviceNowEventLog, headingOf, times, agreementId, source: "", by, now: NOW };
  return planIncident({ ...settings, fileName: "small.csv" }, number, file.records.get(number) ?? []);
}
const steps = (number: string, agreementId?: string) =>
  plan(number, agreementId).steps.map(
    ({ request: { at, command } }) => `${new Date(at).toISOString().slice(0, 16)} ${command.type}`,
  );
const commands = (number: string, type: string, agreementId?: string) =>
  plan(number, agreementId)
    .steps.map(({ request: { command } }) => command)
    .filter((command) => command.type === type);
const told = (number: string, agreementId?: string) =>
  plan(number, agreementId).report.map(({ line, severity, message }) => `${line} ${severity}: ${message}`);

describe("An ordinary incident", () => {
  test("keeps every time of the log", () => {
    expect(steps("INC9000001")).toEqual([
      "2016-03-01T09:00 LogTicket",
      "2016-03-01T09:02 AssignTicket",
      "2016-03-01T10:00 AssignTicket",
      "2016-03-01T10:00 AddNote",
      "2016-03-01T11:30 PauseClock",
      "2016-03-02T09:15 ResumeClock",
      "2016-03-02T10:00 ResolveTicket",
      "2016-03-07T10:00 CloseTicket",
    ]);
  });

  test("is logged with what the log knows of it, its number and its file where a search finds them", () => {
    expect(commands("INC9000001", "LogTicket")[0]).toMatchObject({
      kind: "incident",
      agreementId: "stockport",
      channel: "phone",
      priority: "P3",
      site: "Location 5",
      caller: { name: "Caller 7" },
      summary: "Category 4, Subcategory 8, Symptom 1 (INC9000001)",
      answers: { "imported-number": "INC9000001", "imported-from": "small.csv" },
      proposal: { impact: "2 - Medium", urgency: "2 - Medium", callerSays: "", callerWants: null },
    });
  });

  test("a row that changes nothing is told, not dropped", () => {
    expect(told("INC9000001")).toEqual([
      "3 noted: Updated by 11 saved it again; nothing that the log shows changed, so no event came of it.",
    ]);
  });

  test("every station makes the same commands of it", () => {
    expect(plan("INC9000001")).toEqual(plan("INC9000001"));
    expect(new Set(plan("INC9000001").steps.map(({ request }) => request.commandId)).size).toBe(8);
  });
});

describe("What the log says against itself", () => {
  test("a resolution counts from the row that shows it, not from the later resolved_at", () => {
    expect(steps("INC9000002")).toContain("2016-02-29T08:53 ResolveTicket");
    expect(told("INC9000002")).toContain(
      "10 noted: resolved_at (Mon 29 Feb 2016, 11:29) is later than the row that shows it resolved (Mon 29 Feb 2016, 08:53): the row was believed.",
    );
  });

  test("a missing resolved_at is told", () => {
    expect(told("INC9000005")).toEqual([
      "24 noted: resolved_at is missing; the row's own time was taken, Mon 29 Feb 2016, 08:56.",
    ]);
  });

  test("a row older than the opening counts from the opening, and rows stand in the order of their times", () => {
    expect(steps("INC9000006").slice(0, 3)).toEqual([
      "2016-02-29T09:41 LogTicket",
      "2016-02-29T09:41 AssignTicket",
      "2016-02-29T09:59 AssignTicket",
    ]);
    expect(commands("INC9000006", "AssignTicket")).toMatchObject([
      { team: "Group 72" },
      { team: "Group 73" },
      { owner: ownerId("servicenow", "Resolver 198") },
    ]);
    expect(told("INC9000006")).toEqual([
      "26 changed: sys_mod_count puts it after line 27 (Mon 29 Feb 2016, 09:59), but its own time is Mon 29 Feb 2016, 07:27: it was placed by its time.",
      "28 noted: sys_mod_count 2 stands in line 26 too.",
      "26 changed: It was written Mon 29 Feb 2016, 07:27, before the incident was opened: it counts from Mon 29 Feb 2016, 09:41.",
      "26 noted: The record was created Mon 29 Feb 2016, 07:17, before the incident was opened.",
    ]);
  });

  test("New after Resolved without a reopening leaves the ticket resolved", () => {
    expect(steps("INC9000007").map((step) => step.slice(17))).toEqual([
      "LogTicket",
      "AssignTicket",
      "ResolveTicket",
      "CloseTicket",
    ]);
    expect(told("INC9000007")).toContain(
      "31 changed: The state goes back: New after it was resolved, and reopen_count does not rise. The ticket stays resolved.",
    );
  });

  test("of two Closed rows the first closes it", () => {
    expect(steps("INC9000010")).toContain("2016-02-29T15:44 CloseTicket");
    expect(told("INC9000010")).toContain(
      "51 noted: closed_at (Wed 9 Mar 2016, 16:27) is later than the row that shows it closed (Mon 29 Feb 2016, 15:44): the row was believed.",
    );
  });

  test("a time that does not exist and times that came twice are told", () => {
    expect(told("INC9000012")[0]).toBe(
      "57 changed: 27-03-2016 01:30 does not exist, the clocks went forward: Sun 27 Mar 2016, 02:30 was taken.",
    );
    expect(steps("INC9000013").slice(1, 3)).toEqual(["2016-10-30T00:45 AssignTicket", "2016-10-30T01:20 AddNote"]);
  });
});

describe("Reopening", () => {
  test("the same day is nothing special", () => {
    expect(steps("INC9000004")).toContain("2016-03-02T14:00 ReopenTicket");
    expect(told("INC9000004")).toEqual([]);
  });

  test("later than the agreement would allow it is kept, and told", () => {
    expect(steps("INC9000003")).toContain("2016-03-17T16:27 ReopenTicket");
    expect(told("INC9000003")).toEqual([
      "16 noted: Stockport would have had a new ticket here, after Mon 14 Mar 2016, 16:00, but the other tool reopened it: so it is reopened.",
    ]);
  });

  test("Active again without a reopening counted is reopened, a count without Active again is not", () => {
    expect(steps("INC9100003").map((step) => step.slice(17))).toEqual([
      "LogTicket",
      "AssignTicket",
      "ResolveTicket",
      "ReopenTicket",
      "ResolveTicket",
      "ReopenTicket",
    ]);
    expect(told("INC9100003")).toEqual(
      expect.arrayContaining([
        "11 noted: It is Active again, but reopen_count does not rise: it was reopened all the same.",
        "12 noted: reopen_count rises, but the state is Resolved: not reopened.",
        "13 noted: reopen_count falls, which a count cannot do.",
      ]),
    );
  });
});

describe("Awaiting states", () => {
  test("become the waits Stockport has, with the reason where the state does not say it", () => {
    expect(commands("INC9000008", "PauseClock")).toMatchObject([
      { kind: "third-party", party: "Problem ID 2" },
      { kind: "third-party", party: "Vendor 1" },
      { kind: "customer", party: "Caller 7" },
    ]);
    expect(told("INC9000008")).toEqual([
      '36 changed: Awaiting Problem became "With a third party" of Stockport: the investigation of the problem is in other hands than the desk\'s.',
      '38 changed: Awaiting Evidence became "Waiting for the customer" of Stockport: the evidence has to come from whoever saw the fault.',
    ]);
  });

  test("stop the clock also where the agreement wants more on record than the log knows; nobody is made to have approved", () => {
    const empty = { expectedAt: null, customerTold: false, approvedBy: null };
    expect(commands("INC9000008", "PauseClock", "coventry")).toMatchObject([
      { kind: "third-party", ...empty },
      { kind: "third-party", ...empty },
      { kind: "customer" },
    ]);
    expect(told("INC9000008", "coventry")).toContain(
      '37 changed: Awaiting Vendor became "With a third party" of Coventry. The log does not say when an answer is likely, and that the customer was told.',
    );
    expect(commands("INC9000008", "PauseClock", "calderdale")).toMatchObject([
      { kind: "hold", ...empty },
      { kind: "hold", ...empty },
      { kind: "customer" },
    ]);
    expect(told("INC9000008", "calderdale")).toContain(
      '36 changed: Awaiting Problem became "Hold" of Calderdale: there a case on which nothing is to be done for now is on Hold (CAL-20). The log does not say who approved it.',
    );
    expect(commands("INC9000008", "PauseClock", "columbia").map((wait) => "kind" in wait && wait.kind)).toEqual([
      "parts",
      "parts",
      "customer",
    ]);
  });

  test.each(["stockport", "calderdale", "coventry", "sips", "columbia"])("become pauses, every one, under %s", (id) => {
    expect(commands("INC9000008", "PauseClock", id)).toHaveLength(3);
    expect(told("INC9000008", id).join("\n")).not.toContain("became a note");
  });
});

describe("Priorities", () => {
  test("follow the log with its impact and urgency; a double check is no agreement with the caller", () => {
    expect(commands("INC9000009", "ChangePriority")).toMatchObject([{ priority: "P1" }, { priority: "P2" }]);
    expect(commands("INC9000009", "ProposePriority")).toMatchObject([
      { priority: "P1", impact: "1 - High", urgency: "1 - High" },
      { priority: "P2", impact: "1 - High", urgency: "2 - Medium" },
    ]);
    expect(commands("INC9000009", "AgreePriority")).toEqual([]);
    expect(JSON.stringify(commands("INC9000009", "AddNote"))).toContain("The priority was double-checked there");
  });

  test("unknown ones are the least urgent at first and change nothing later", () => {
    expect(commands("INC9100002", "LogTicket")[0]).toMatchObject({ priority: "P4", channel: "phone" });
    expect(told("INC9100002")).toContain('6 changed: The priority "urgent" is not known: it was taken as P4.');
    expect(told("INC9100003")).toContain('13 changed: The priority "none" is not known: it stays P3.');
  });
});

test("a group that stays while the count rises, a person taken away and changed fields are all kept", () => {
  expect(told("INC9000011")).toEqual(["54 noted: reassignment_count rises, but the group is the same."]);
  expect(commands("INC9000011", "AssignTicket").at(-1)).toMatchObject({ owner: null, team: "Group 29" });
  expect(JSON.stringify(commands("INC9000011", "AddNote"))).toContain(
    "Category: Category 9; Subcategory: Subcategory 3",
  );
});

test("closed without a resolution is resolved at the same moment, and told", () => {
  expect(steps("INC9100001").slice(-3)).toEqual([
    "2016-03-01T11:00 ResolveTicket",
    "2016-03-01T11:00 CloseTicket",
    "2016-03-01T11:00 AddNote",
  ]);
  expect(told("INC9100001")).toEqual(
    expect.arrayContaining([
      '3 changed: The state "-100" is not known: the ticket stays as it was.',
      "4 changed: It is closed without having been resolved: a resolution was recorded at the same moment.",
      "5 changed: The state goes back: Resolved after it was closed. The ticket stays closed.",
    ]),
  );
});

test.each([
  ["INC9100004", "No version of Stockport was in force when it was opened."],
  ["INC9100005", "It was opened in the future: check the dates, they are read day first."],
  ["INC9100006", "No row has a usable time, so nothing can be said about its clocks."],
])("%s cannot be a ticket, and each of its rows says why", (number, message) => {
  const { steps: planned, report } = plan(number);
  expect(planned).toEqual([]);
  expect(report.length).toBe(broken.records.get(number)?.length);
  expect(new Set(report.map((each) => `${each.severity}: ${each.message}`))).toEqual(new Set([`skipped: ${message}`]));
});

test("a repeated row and a row from the future are left out one by one", () => {
  expect(told("INC9100002")).toContain("27 skipped: It repeats line 8 word for word.");
  expect(told("INC9100007")).toContain("24 skipped: Sun 1 Mar 2099, 09:12 has not come yet.");
});
