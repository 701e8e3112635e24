import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { calendarDataOf } from "../../../../shared/agreement/calendar-data-of.ts";
import { agreementInForce, bundledAgreements } from "../../../../shared/agreement/registry.ts";
import { bundledChangeRules, changeRulesOf } from "../../../../shared/change/rules/rules-registry.ts";
import {
  checkSchedule,
  type ScheduleAround,
  type ScheduleSubject,
} from "../../../../shared/change/schedule/check-schedule.ts";
import { earliestStart, latestNotice } from "../../../../shared/change/schedule/notice-time.ts";
import type { PlannedEntry } from "../../../../shared/change/schedule/planned-entry.ts";
import { calendarOf } from "../../../support/change/change-scene.ts";

const at = (agreement: string, local: string) =>
  DateTime.fromISO(local, { zone: calendarOf(agreement).zone.name }).toMillis();

interface Plan extends Omit<Partial<ScheduleSubject>, "from" | "until" | "told"> {
  readonly now: string;
  readonly from: string;
  readonly until: string;
  readonly told?: readonly { readonly channel: "email" | "website"; readonly at: string }[];
  readonly planned?: readonly PlannedEntry[];
}

/** What the rules of an agreement have against a plan: rule, effect and kind of finding. */
function against(agreement: string, plan: Plan) {
  const rules = changeRulesOf(agreement);
  if (rules === undefined) throw new Error(`No rules of ${agreement}`);
  const subject: ScheduleSubject = {
    kind: plan.kind ?? "planned-maintenance",
    affectsAvailability: plan.affectsAvailability ?? true,
    services: plan.services ?? [],
    consultations: plan.consultations ?? [],
    from: at(agreement, plan.from),
    until: at(agreement, plan.until),
    told: (plan.told ?? []).map(({ channel, at: told }) => ({ channel, at: at(agreement, told) })),
  };
  const around: ScheduleAround = {
    rules,
    calendar: calendarOf(agreement),
    now: at(agreement, plan.now),
    planned: plan.planned ?? [],
  };
  return checkSchedule(subject, around);
}
const ids = (agreement: string, plan: Plan) =>
  against(agreement, plan).map(({ ruleId, effect }) => `${effect} ${ruleId}`);

const night = { from: "2026-03-17T20:00", until: "2026-03-17T22:00" };

test("COV-81: planned maintenance needs five working days' notice, to the minute", () => {
  const plan = { ...night, consultations: [], told: [{ channel: "website", at: "2026-03-10T20:00" }] } as const;
  expect(ids("coventry", { ...plan, now: "2026-03-10T20:00" })).toEqual([]);
  const [late] = against("coventry", { ...night, now: "2026-03-11T09:00" });
  expect(late).toMatchObject({
    ruleId: "five-working-days",
    effect: "refuse",
    clause: "COV-81: 8.1; 10.1",
    what: { kind: "short-notice", workingDays: 5, earliestAt: at("coventry", "2026-03-18T09:00") },
  });
});

test("COV-81: a notice sent earlier counts from when it was sent", () => {
  const told = [{ channel: "website", at: "2026-03-09T10:00" }] as const;
  expect(ids("coventry", { ...night, now: "2026-03-16T10:00", told })).toEqual([]);
});

test("COV-82, COV-83: inside service hours it is warned of unless the key stakeholder agreed", () => {
  const day = { now: "2026-03-02T09:00", from: "2026-03-17T10:00", until: "2026-03-17T11:00" };
  expect(ids("coventry", day)).toEqual(["warn outside-service-hours", "warn published"]);
  expect(ids("coventry", { ...day, consultations: ["agreed"] })).toEqual(["warn published"]);
});

test("COV-82: planned maintenance is published on the website", () => {
  expect(ids("coventry", { ...night, now: "2026-03-02T09:00" })).toEqual(["warn published"]);
});

test("COV-84: emergency maintenance asks for no notice, but whether schools were consulted is on record", () => {
  const now = { ...night, kind: "emergency-maintenance", now: "2026-03-17T19:55" } as const;
  expect(ids("coventry", now)).toEqual(["warn emergency-consulted"]);
  expect(ids("coventry", { ...now, consultations: ["not-possible"] })).toEqual([]);
});

test("COV-85: two working days for what leaves availability alone, five for what does not", () => {
  const change = { ...night, kind: "change", now: "2026-03-13T20:00" } as const;
  expect(ids("coventry", { ...change, affectsAvailability: false })).toEqual([]);
  expect(ids("coventry", { ...change, affectsAvailability: false, now: "2026-03-16T09:00" })).toEqual([
    "refuse two-working-days",
  ]);
  expect(ids("coventry", { ...change, affectsAvailability: true })).toEqual(["refuse five-working-days-changes"]);
});

test("STK-99: what affects availability is warned of in school core time, in term and outside it", () => {
  const inTerm = {
    kind: "change",
    now: "2026-03-02T09:00",
    from: "2026-03-17T17:30",
    until: "2026-03-17T19:00",
    consultations: ["agreed"],
  } as const;
  expect(ids("stockport", inTerm)).toEqual(["warn core-time-term"]);
  expect(ids("stockport", { ...inTerm, from: "2026-03-17T18:00" })).toEqual([]);
  const holiday = { ...inTerm, from: "2026-04-08T16:00", until: "2026-04-08T17:30" };
  expect(ids("stockport", holiday)).toEqual([]);
  expect(ids("stockport", { ...holiday, from: "2026-04-08T15:59" })).toEqual(["warn core-time-holiday"]);
  expect(ids("stockport", { ...inTerm, affectsAvailability: false })).toEqual([]);
});

test("STK-99: the schools' agreement is asked for, and notice as long as possible", () => {
  const plan = { kind: "change", from: "2026-03-17T19:00", until: "2026-03-17T20:00" } as const;
  expect(ids("stockport", { ...plan, now: "2026-03-02T09:00" })).toEqual(["warn schools-agree"]);
  expect(ids("stockport", { ...plan, now: "2026-03-17T12:00", consultations: ["agreed"] })).toEqual([
    "warn as-much-notice-as-possible",
  ]);
});

test("STK-113, COV-86: what a school has told of is warned of", () => {
  const exam: PlannedEntry = {
    entryId: "a1",
    kind: "activity",
    title: "GCSE computing exam",
    services: [],
    from: at("stockport", "2026-03-17T19:30"),
    until: at("stockport", "2026-03-17T21:00"),
  };
  const plan = {
    kind: "change",
    ...night,
    until: "2026-03-17T20:30",
    now: "2026-03-02T09:00",
    consultations: ["agreed"],
  } as const;
  expect(against("stockport", { ...plan, planned: [exam] })).toMatchObject([
    { ruleId: "school-activities", effect: "warn", what: { kind: "activity", title: "GCSE computing exam" } },
  ]);
  expect(
    ids("coventry", {
      ...night,
      now: "2026-03-02T09:00",
      planned: [exam],
      told: [{ channel: "website", at: "2026-03-02T09:00" }],
    }),
  ).toEqual(["warn school-activities"]);
});

test("two things on one service at one time collide; on two services, or one after the other, they do not", () => {
  const other: PlannedEntry = {
    entryId: "c2",
    kind: "change",
    title: "CH-2M1",
    services: ["internet", "vle"],
    from: at("stockport", "2026-03-17T19:00"),
    until: at("stockport", "2026-03-17T20:00"),
  };
  const plan = {
    kind: "change",
    now: "2026-03-02T09:00",
    consultations: ["agreed"],
    planned: [other],
    services: ["internet"],
  } as const;
  expect(ids("stockport", { ...plan, from: "2026-03-17T19:59", until: "2026-03-17T21:00" })).toEqual([
    "refuse collision",
  ]);
  expect(ids("stockport", { ...plan, from: "2026-03-17T20:00", until: "2026-03-17T21:00" })).toEqual([]);
  expect(ids("stockport", { ...plan, services: ["dns"], from: "2026-03-17T19:00", until: "2026-03-17T21:00" })).toEqual(
    [],
  );
});

test("nothing is changed during a freeze", () => {
  const freeze: PlannedEntry = {
    entryId: "f1",
    kind: "freeze",
    title: "Results week",
    services: [],
    from: at("stockport", "2026-08-10T00:00"),
    until: at("stockport", "2026-08-22T00:00"),
  };
  const plan = {
    kind: "change",
    now: "2026-06-02T09:00",
    from: "2026-08-12T20:00",
    until: "2026-08-12T21:00",
    consultations: ["agreed"],
  } as const;
  expect(ids("stockport", { ...plan, planned: [freeze] })).toEqual(["refuse freeze"]);
});

test("CPS-08, CPS-34: outside Saturday from 8 to 12 it is warned of, with the announcement that is then needed", () => {
  const now = "2026-03-02T09:00";
  expect(ids("columbia", { now, from: "2026-03-14T08:00", until: "2026-03-14T12:00" })).toEqual([]);
  expect(ids("columbia", { now, from: "2026-03-14T08:00", until: "2026-03-14T12:30" })).toEqual([
    "warn saturday-window",
    "warn announced",
  ]);
});

test("CPS-35: for other times it is announced by e-mail and on the website before it starts", () => {
  const plan = { now: "2026-03-02T09:00", from: "2026-03-12T18:00", until: "2026-03-12T19:00" };
  const byMail = { channel: "email", at: "2026-03-03T09:00" } as const;
  expect(against("columbia", { ...plan, told: [byMail] })).toMatchObject([
    { ruleId: "saturday-window" },
    { ruleId: "announced", what: { kind: "needs-notice", channels: ["website"] } },
  ]);
  const onSite = { channel: "website", at: "2026-03-03T09:00" } as const;
  expect(ids("columbia", { ...plan, told: [byMail, onSite] })).toEqual(["warn saturday-window"]);
  expect(ids("columbia", { ...plan, told: [byMail, { ...onSite, at: "2026-03-12T18:00" }] })).toContain(
    "warn announced",
  );
});

test("CPS-33: an upgrade is told of in advance", () => {
  const plan = {
    kind: "managed-upgrade",
    now: "2026-03-02T09:00",
    from: "2026-03-12T18:00",
    until: "2026-03-12T19:00",
  } as const;
  expect(ids("columbia", plan)).toEqual(["warn told-before"]);
  expect(ids("columbia", { ...plan, told: [{ channel: "email", at: "2026-03-10T09:00" }] })).toEqual([]);
});

test("SIP-39: schools get notice of an upgrade by e-mail before it starts", () => {
  const plan = {
    kind: "managed-upgrade",
    now: "2026-03-02T09:00",
    from: "2026-03-12T18:00",
    until: "2026-03-12T19:00",
  } as const;
  expect(ids("sips", plan)).toEqual(["warn upgrade-told"]);
  expect(ids("sips", { ...plan, told: [{ channel: "email", at: "2026-03-10T09:00" }] })).toEqual([]);
});

test("SIP-65: a change of domain names asks for reasonable notice; the agreement gives no number", () => {
  const plan = {
    kind: "change",
    services: ["dns"],
    now: "2026-03-12T14:00",
    from: "2026-03-12T18:00",
    until: "2026-03-12T18:10",
  } as const;
  expect(ids("sips", plan)).toEqual(["warn dns-notice"]);
  expect(ids("sips", { ...plan, services: ["email"] })).toEqual([]);
});

test("exam download days are left alone", () => {
  const plan = {
    kind: "change",
    now: "2026-08-01T09:00",
    from: "2026-08-12T18:00",
    until: "2026-08-12T19:00",
  } as const;
  expect(ids("sips", plan)).toEqual(["warn exam-days"]);
});

test("the last moment of a notice is the last: a millisecond later the earliest start lies after it", () => {
  for (const agreement of ["stockport", "coventry", "sips", "columbia", "calderdale"]) {
    const calendar = calendarOf(agreement);
    for (const start of [
      "2026-03-17T20:00",
      "2026-03-28T09:00",
      "2026-04-08T07:00",
      "2026-12-28T12:00",
      "2026-05-05T10:00",
    ]) {
      for (const days of [1, 2, 5]) {
        const from = at(agreement, start);
        const last = latestNotice(calendar, from, days);
        expect(earliestStart(calendar, last, days)).toBeLessThanOrEqual(from);
        expect(earliestStart(calendar, last + 1, days)).toBeGreaterThan(from);
      }
    }
  }
});

test("every agreement has rules of change, and what they name of its calendar is there", () => {
  for (const rules of bundledChangeRules()) {
    const agreement = agreementInForce(bundledAgreements(), rules.id, Date.UTC(2026, 5, 1));
    expect(agreement, rules.id).toBeDefined();
    const layers = agreement === undefined ? [] : calendarDataOf(agreement).layers.map(({ name }) => name);
    for (const rule of rules.schedule) {
      const hours = rule.kind === "not-during" || rule.kind === "only-within" ? rule.hours : null;
      const named =
        rule.kind === "not-on-layer"
          ? [rule.layer]
          : hours === null || hours === "service-hours"
            ? []
            : [hours.layer, hours.notLayer];
      for (const layer of named) if (layer !== undefined) expect(layers).toContain(layer);
    }
  }
});
