import { expect, test } from "vitest";
import type { Role } from "../../../shared/agreement/roles.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import type { PlannedEntry } from "../../../shared/change/schedule/planned-entry.ts";
import { excludedOutage } from "../../../shared/change/work/planned-work.ts";
import { type WorkCommand, type WorkContext, workActions } from "../../../shared/change/work/work-actions.ts";
import { type WorkEvent, workEvents, workKind } from "../../../shared/change/work/work-kind.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import { expectOk, type Result } from "../../../shared/kernel/result.ts";
import { calendarOf } from "../../support/change/change-scene.ts";
import { base, DAY, kept, NOW } from "../../support/change/kept-events.ts";

function work(
  agreement: string,
  events: readonly WorkEvent[],
  at: number,
  { type, ...input }: WorkCommand,
  planned: readonly PlannedEntry[] = [],
  roles: readonly Role[] = ["change-manager"],
) {
  const found = changeRulesOf(agreement);
  if (found === undefined) throw new Error("No rules");
  const state = foldRecord(workKind, events).state;
  const context: WorkContext = {
    ...base(at),
    rules: found,
    calendar: calendarOf(agreement),
    roles,
    planned: () => planned,
  };
  const action = workActions[type];
  return action.decide(state, action.input.parse(input) as never, context) as Result<
    readonly WorkEvent[],
    { kind: string }
  >;
}
const plan = (over: object = {}) =>
  ({
    type: "PlanWork",
    kind: "planned-maintenance",
    rulesId: "coventry",
    title: "Switch firmware",
    description: "Ten minutes without internet.",
    site: "",
    services: ["network"],
    affectsAvailability: true,
    from: NOW + 15 * DAY + 11 * 3_600_000,
    until: NOW + 15 * DAY + 12 * 3_600_000,
    overrideReason: "",
    ...over,
  }) as const;

test("COV-81: planned maintenance told too late is refused with its clause, and overridden with a reason by the change manager", () => {
  const soon = plan({ from: NOW + 2 * DAY, until: NOW + 2 * DAY + 60_000 });
  const refused = work("coventry", [], NOW, soon);
  expect(refused).toMatchObject({ error: { kind: "ScheduleRefused", findings: [{ clause: "COV-81: 8.1; 10.1" }] } });
  expect(
    work("coventry", [], NOW, { ...soon, overrideReason: "The switch is failing." }, [], ["specialist"]),
  ).toMatchObject({ error: { kind: "OverrideNotAllowed" } });
  expect(work("coventry", [], NOW, { ...soon, overrideReason: "The switch is failing." })).toMatchObject({
    value: [{ overridden: ["five-working-days"], isShortNotice: true }],
  });
});

test("STK-113, COV-86: what a school is doing is recorded, and marked where it was told less than two working days before", () => {
  const activity = plan({
    kind: "school-activity",
    title: "Power work",
    from: NOW + DAY,
    until: NOW + DAY + 3_600_000,
  });
  expect(work("coventry", [], NOW, activity)).toMatchObject({
    value: [{ kind: "school-activity", isShortNotice: true }],
  });
  expect(work("coventry", [], NOW, { ...activity, from: NOW + 10 * DAY, until: NOW + 11 * DAY })).toMatchObject({
    value: [{ isShortNotice: false }],
  });
});

test("STK-99: an outage that was planned and agreed is one availability leaves out, as far as it kept to its time", () => {
  const events = kept(
    workEvents,
    expectOk(work("stockport", [], NOW, plan({ rulesId: "stockport", services: ["internet"] })), "planned"),
  );
  const state = () => foldRecord(workKind, events).state;
  const before = state();
  if (before.status === "none") throw new Error("Nothing planned");
  expect(excludedOutage(before)).toBeNull();
  const agreed = kept(
    workEvents,
    expectOk(
      work("stockport", events, NOW, {
        type: "RecordWorkConsultation",
        kind: "agreed",
        whom: "Heads",
        how: "email",
        text: "",
      }),
      "agreed",
    ),
  );
  const over = { from: before.from, until: before.until + 3_600_000 };
  const done = kept(
    workEvents,
    expectOk(
      work("stockport", [...events, ...agreed], over.until, { type: "RecordWorkDone", ...over, text: "Took longer." }),
      "done",
    ),
  );
  const after = foldRecord(workKind, [...events, ...agreed, ...done]).state;
  if (after.status === "none") throw new Error("Nothing planned");
  expect(after.actual).toEqual(over);
  expect(excludedOutage(after)).toEqual({ from: before.from, until: before.until });
});
