import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { ClockRules } from "../../../shared/agreement/rules-schema.ts";
import type { Channel, TargetKind, TicketKind } from "../../../shared/agreement/source.ts";
import { previewClock } from "../../../shared/clock/preview.ts";
import {
  type Desk,
  deskOf,
  logged,
  priorityChanged,
  promiseIn,
  reopened,
  reportAt,
  resolved,
  waitEnded,
  waitStarted,
} from "../../support/clock/fixtures.ts";

interface Example {
  id: string;
  agreement: string;
  history: { instant: string; type: string; priority?: string; channel?: Channel; ticketType?: TicketKind }[];
  expected: { finalPriority: string };
  alternativeReadings: Record<string, Record<string, string> | undefined>;
}

const file = JSON.parse(readFileSync(new URL("../../fixtures/worked-examples.json", import.meta.url), "utf8")) as {
  examples: Example[];
}; // our own fixture

/** B.2: the standard day of each agreement under D2. */
const HOURS_PER_DAY: Readonly<Record<string, number>> = {
  stockport: 9,
  calderdale: 8.5,
  coventry: 9,
  sips: 8,
  cps: 10,
};

function priorityWhenAnswered(example: Example): string {
  const answered = example.history.findIndex((entry) => entry.type === "responded");
  const before = example.history.slice(0, answered < 0 ? undefined : answered);
  return before.findLast((entry) => entry.priority !== undefined)?.priority ?? "";
}

function withDays(value: ClockRules["dayMeaning"]["value"], hoursPerDay: number) {
  return (agreement: AgreementDocument): AgreementDocument => ({
    ...agreement,
    clockRules: { ...agreement.clockRules, dayMeaning: { ...agreement.clockRules.dayMeaning, value, hoursPerDay } },
  });
}

/** The readings of "n days" that B.2 names and an administrator may choose. */
const READINGS = [
  ["fixedServiceHours", "fixed-service-hours"],
  ["closeOfNthWorkingDayAfterStartDay", "close-of-nth-day-after"],
  ["calendarDays", "calendar-days"],
] as const;

/** A week as seven dates needs a target that says weeks; and a due moment before the clock starts is no due moment. */
const OUT_OF_REACH = ["STK-EX05 fix", "CPS-EX07 response"];

describe.each(READINGS)("Under the reading %s", (name, value) => {
  const cases = file.examples.flatMap((example) =>
    (["response", "fix"] as const).flatMap((promise) => {
      const due = example.alternativeReadings[promise]?.[name];
      const isOut = name === "calendarDays" && OUT_OF_REACH.includes(`${example.id} ${promise}`);
      return due === undefined || isOut ? [] : [[example.id, promise, example, due] as const];
    }),
  );

  test.each(cases)("%s would have its %s due at another moment", (_, promise: TargetKind, example, due) => {
    const desk = deskOf(example.agreement, withDays(value, HOURS_PER_DAY[example.agreement] ?? 0));
    const call = example.history[0]!;
    const report = previewClock(desk.agreement, desk.calendar, {
      at: Date.parse(call.instant),
      kind: call.ticketType ?? "incident",
      // The first response freezes the response on the priority it was logged with.
      priority: promise === "response" ? priorityWhenAnswered(example) : example.expected.finalPriority,
      channel: call.channel ?? "phone",
    });
    expect(new Date(promiseIn(report, promise).dueAt ?? 0).toISOString()).toBe(new Date(Date.parse(due)).toISOString());
  });
});

interface Changed {
  readonly reopening?: ClockRules["reopening"]["value"];
  readonly priorityChange?: ClockRules["priorityChange"]["value"];
}

function changedRules(rules: Changed) {
  return (agreement: AgreementDocument): AgreementDocument => {
    const clockRules = { ...agreement.clockRules };
    if (rules.reopening !== undefined) clockRules.reopening = { ...clockRules.reopening, value: rules.reopening };
    if (rules.priorityChange !== undefined)
      clockRules.priorityChange = { ...clockRules.priorityChange, value: rules.priorityChange };
    return { ...agreement, clockRules };
  };
}

describe("Given STK-EX11, solved and back within a working day", () => {
  const history = (desk: Desk) => [
    logged(desk.at("2026-01-13T10:00"), { priority: "P2" }),
    resolved(desk.at("2026-01-14T11:00")),
    reopened(desk.at("2026-01-15T10:30")),
  ];
  test.each([
    ["continues", "2026-01-16T09:30"],
    ["never-stopped", "2026-01-15T10:00"],
    ["starts-anew", "2026-01-19T10:30"],
  ] as const)("when a reopened clock %s, then the fix is due %s", (reopening, due) => {
    const desk = deskOf("stockport", changedRules({ reopening }));
    expect(promiseIn(reportAt(desk, history(desk), desk.at("2026-01-15T11:00")), "fix").dueAt).toBe(desk.at(due));
  });
});

test("Given CPS-EX11, when a priority change starts the clock anew, then P2 is due two days after the change", () => {
  const desk = deskOf("columbia", changedRules({ priorityChange: "from-the-change" }));
  const events = [
    logged(desk.at("2026-09-08T09:00"), { priority: "P4", channel: "web" }),
    priorityChanged(desk.at("2026-09-09T10:00"), "P2"),
  ];
  const report = reportAt(desk, events, desk.at("2026-09-09T10:00"));
  expect(promiseIn(report, "fix").dueAt).toBe(desk.at("2026-09-11T10:00"));
  expect(promiseIn(report, "response").dueAt).toBe(desk.at("2026-09-09T14:00"));
});

test("Given CPS-EX09, when parts arrive and the clock simply resumes, then the old allowance runs on", () => {
  const desk = deskOf("columbia", (agreement) => ({
    ...agreement,
    waits: agreement.waits.map((rule) => ({ ...rule, onEnd: "resume" as const })),
  }));
  const events = [
    logged(desk.at("2026-04-13T09:00"), { priority: "P2" }),
    waitStarted(desk.at("2026-04-13T15:00"), "parts"),
    waitEnded(desk.at("2026-04-22T14:20"), "parts"),
  ];
  expect(promiseIn(reportAt(desk, events, desk.at("2026-04-22T14:20")), "fix").dueAt).toBe(desk.at("2026-04-24T08:20"));
});

test("Given STK-EX09, when waiting for a supplier suspended the clock, then the fix would be due later", () => {
  const desk = deskOf("stockport", (agreement) => ({
    ...agreement,
    waits: agreement.waits.map((rule) =>
      rule.kind === "third-party" ? { ...rule, suspends: ["fix" as const] } : rule,
    ),
  }));
  const events = [
    logged(desk.at("2026-06-08T09:00"), { priority: "P2" }),
    waitStarted(desk.at("2026-06-08T13:00"), "third-party"),
    waitEnded(desk.at("2026-06-11T10:00"), "third-party"),
  ];
  expect(promiseIn(reportAt(desk, events, desk.at("2026-06-11T10:00")), "fix").dueAt).toBe(desk.at("2026-06-12T15:00"));
});
