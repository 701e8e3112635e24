import { describe, expect, test } from "vitest";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Target } from "../../../shared/agreement/target-schema.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { instantOfLocal, localTimeOf } from "../../../shared/calendar/local-time.ts";
import { stretches } from "../../../shared/calendar/stretches.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bundled } from "./bundled.ts";

type Promised = readonly ["h" | "e" | "d", number] | null;

/** `h` service hours, `e` elapsed hours, `d` working days, null no moment of its own (none, or to be agreed). */
const TARGETS: Readonly<Record<string, Readonly<Record<string, readonly [response: Promised, fix: Promised]>>>> = {
  stockport: {
    Critical: [
      ["h", 1],
      ["d", 1],
    ],
    P1: [
      ["h", 1],
      ["d", 1],
    ],
    P2: [
      ["d", 1],
      ["d", 2],
    ],
    P3: [
      ["d", 1],
      ["d", 5],
    ],
    P4: [
      ["d", 1],
      ["d", 10],
    ],
  },
  calderdale: {
    P1: [null, null],
    P2: [["d", 1], null],
    P3: [["d", 2], null],
    P4: [["d", 5], null],
    "enquiry-telephone": [["e", 48], null],
    "enquiry-written": [["d", 10], null],
    "pay-as-you-use": [null, null],
  },
  coventry: {
    P1: [
      ["d", 1],
      ["h", 4],
    ],
    P2: [
      ["d", 1],
      ["h", 7],
    ],
    P3: [
      ["d", 1],
      ["d", 3],
    ],
    P4: [
      ["d", 1],
      ["d", 5],
    ],
    SR: [
      ["d", 1],
      ["d", 10],
    ],
    project: [["d", 1], null],
  },
  sips: {
    P1: [null, ["h", 4]],
    P2: [null, ["h", 8]],
    P3: [null, ["d", 3]],
    P4: [null, ["d", 5]],
    "P4-consultancy": [["d", 5], null],
  },
  columbia: {
    P1: [
      ["e", 1],
      ["e", 4],
    ],
    P2: [
      ["h", 4],
      ["d", 2],
    ],
    P3: [
      ["e", 24],
      ["d", 3],
    ],
    P4: [
      ["d", 1],
      ["d", 5],
    ],
    P5: [["d", 2], null],
  },
};

const UNITS = { "service-hours": "h", "elapsed-hours": "e", "working-days": "d" } as const;

function promised(target: Target): Promised {
  return target.unit === "agreed" || target.unit === "none" ? null : [UNITS[target.unit], target.amount];
}

describe("the times an agreement promises", () => {
  test.each(Object.keys(TARGETS))("given %s, then every priority promises what its table says", (id) => {
    const table = bundled(id).priorities.map((each) => [each.id, [promised(each.response), promised(each.fix)]]);
    expect(Object.fromEntries(table)).toEqual(TARGETS[id]);
  });

  test("given Coventry, then the response time is for e-mails alone (11.1)", () => {
    for (const { response } of bundled("coventry").priorities) expect(response).toMatchObject({ channels: ["email"] });
  });

  test("given SIPS P4, whose row ends the document without a line break, then its words are kept", () => {
    expect(bundled("sips").priorities[3]?.fix.label).toBe("5 days or timeframe agreed");
  });

  test("given projects and long-range work, then the time is to be agreed, not absent", () => {
    const agreed = bundledAgreements().flatMap(({ id, priorities }) =>
      priorities.filter(({ fix }) => fix.unit === "agreed").map((priority) => `${id} ${priority.id}`),
    );
    expect(new Set(agreed)).toEqual(new Set(["coventry project", "sips P4-consultancy", "columbia P5"]));
  });
});

/** The open stretches of one local date, as an administrator would write them. */
function hoursOn(id: string, date: string): string {
  const calendar = expectOk(compileCalendar(calendarDataOf(bundled(id))), id);
  const from = expectOk(instantOfLocal(calendar, `${date}T00:00`), date);
  const to = expectOk(instantOfLocal(calendar, `${date}T24:00`), date);
  return stretches(calendar, from, to)
    .filter(({ open }) => open)
    .map((each) => `${localTimeOf(calendar, each.from).slice(0, 5)}-${localTimeOf(calendar, each.to).slice(0, 5)}`)
    .join(", ");
}

/** Why the desk is closed at noon. */
function closedBecause(id: string, date: string): unknown {
  const calendar = expectOk(compileCalendar(calendarDataOf(bundled(id))), id);
  const noon = expectOk(instantOfLocal(calendar, `${date}T12:00`), date);
  return stretches(calendar, noon, noon + 60_000)[0]?.reason;
}

describe("the hours an agreement is served", () => {
  test.each([
    ["stockport", "2025-09-16", "08:00-17:00", "in term, for every support team (STK-18, STK-21)"],
    ["stockport", "2025-10-27", "09:00-16:00", "at half-term (STK-19)"],
    ["stockport", "2026-07-21", "08:00-17:00", "on the last day of the summer term"],
    ["stockport", "2025-12-29", "09:00-16:00", "between Christmas and New Year"],
    ["stockport", "2026-05-04", "", "on a bank holiday in term"],
    ["calderdale", "2026-02-04", "08:30-17:00", "on an ordinary Wednesday (CAL-03)"],
    ["calderdale", "2025-12-29", "08:30-17:00", "between Christmas and New Year"],
    ["calderdale", "2026-04-06", "", "on Easter Monday"],
    ["coventry", "2026-06-18", "08:00-17:00", "on a Thursday (COV-28)"],
    ["coventry", "2026-06-19", "08:00-16:30", "on a Friday (COV-29)"],
    ["coventry", "2026-06-20", "", "on a Saturday (COV-32)"],
    ["coventry", "2026-05-25", "", "on the spring bank holiday (COV-31)"],
    ["coventry", "2025-12-29", "", "in the Christmas closure (COV-33)"],
    ["coventry", "2026-01-02", "08:00-16:30", "on the first Friday after it"],
    ["sips", "2026-06-15", "08:30-16:30", "on a Monday in term (SIP-01)"],
    ["sips", "2026-06-19", "08:30-16:00", "on a Friday in term (SIP-01)"],
    ["sips", "2026-07-21", "08:30-16:00", "the day after the summer term (SIP-02)"],
    ["sips", "2026-08-14", "08:30-15:30", "on a Friday out of term (SIP-02)"],
    ["sips", "2026-08-12", "07:00-16:00", "on an exam download day (SIP-03)"],
    ["sips", "2025-12-29", "", "in the Christmas shutdown"],
    ["columbia", "2025-10-15", "07:00-17:00", "on an ordinary Wednesday (CPS-06)"],
    ["columbia", "2025-10-18", "", "on the Saturday of maintenance"],
    ["columbia", "2025-10-13", "07:00-17:00", "on a federal holiday the district does not keep"],
  ])("given %s on %s, then it is open %j (%s)", (id, date, hours) => {
    expect(hoursOn(id, date)).toBe(hours);
  });

  test.each([
    ["coventry", "2025-12-29", { kind: "recurring-closure", name: "Christmas closure" }],
    ["sips", "2025-12-29", { kind: "recurring-closure", name: "Christmas shutdown" }],
    ["columbia", "2025-11-28", { kind: "holiday", name: "Day after Thanksgiving" }],
    ["columbia", "2026-07-03", { kind: "holiday", name: "Independence Day (observed)" }],
  ])("given %s closed on %s, then the reason has its name", (id, date, reason) => {
    expect(closedBecause(id, date)).toEqual(reason);
  });
});

describe("what an agreement does beside its times", () => {
  test("given the five agreements, then these waits suspend these clocks and no others", () => {
    const rules = ["stockport", "calderdale", "coventry", "sips", "columbia"].map((id) => [
      id,
      Object.fromEntries(bundled(id).waits.map((wait) => [wait.kind, wait.suspends.join("+")])),
    ]);
    expect(Object.fromEntries(rules)).toEqual({
      stockport: { customer: "", "third-party": "", parts: "", hold: "" },
      calderdale: { hold: "response", customer: "response" },
      coventry: { "third-party": "fix", customer: "", approval: "fix" },
      sips: { customer: "", "third-party": "", parts: "" },
      columbia: { customer: "fix", parts: "fix" },
    });
  });

  test("given Stockport, then 65 % warns the officer and 85 % the officer and the line manager", () => {
    expect(bundled("stockport").escalations.map(({ percent, of, to }) => [percent, of, to])).toEqual([
      [65, "fix", ["assigned support officer"]],
      [85, "fix", ["assigned support officer", "line manager"]],
    ]);
    expect(bundledAgreements().filter(({ escalations }) => escalations.length > 0)).toHaveLength(1);
  });

  test("given Columbia, then after 4 PM is the next working day, but not for a Priority 1 phoned while open", () => {
    expect(bundled("columbia").intakeCutoff).toMatchObject({
      after: "16:00",
      except: [{ priorities: ["P1"], channels: ["phone"] }],
    });
  });

  test("given each agreement, then updates are owed as it says", () => {
    const cadences = bundledAgreements().flatMap(({ id, version, priorities, waits }) => [
      ...priorities.map((each) => [`${id} ${version} ${each.id}`, each.updates] as const),
      ...waits.map((each) => [`${id} ${version} ${each.kind}`, each.cadence] as const),
    ]);
    const told = cadences.flatMap(([name, cadence]) =>
      cadence === null
        ? []
        : [[name, cadence.every.amount, cadence.every.unit, cadence.starts, cadence.audience, cadence.rhythm]],
    );
    const beat = [30, "service-minutes", "identification", "caller", "steady-beat"];
    expect(told).toEqual([
      ["calderdale 1 P1", 1, "working-days", "logged", "caller", "from-each-update"],
      ["calderdale 1 P2", 2, "working-days", "assessment", "caller", "from-each-update"],
      ["calderdale 1 P3", 5, "working-days", "assessment", "caller", "from-each-update"],
      ["calderdale 1 P4", 1, "months", "assessment", "caller", "from-each-update"],
      ["calderdale 1 hold", 1, "months", "wait", "desk", "from-each-update"],
      ["calderdale 1 customer", 1, "months", "wait", "desk", "from-each-update"],
      ["coventry 1.1 P1", ...beat],
      ["coventry 1.1 P2", ...beat],
      ["coventry 1.2 P1", ...beat],
      ["coventry 1.2 P2", ...beat],
      ["columbia 1 customer", 1, "working-days", "wait", "caller", "each-working-day"],
    ]);
  });

  test("given each agreement, then closing and reopening follow its own rules", () => {
    const { closure: stockport } = bundled("stockport");
    expect(stockport.autoClose?.after).toEqual({ unit: "working-days", amount: 3 });
    expect(stockport.sameIncidentFor?.span).toEqual({ unit: "working-days", amount: 1 });
    const { closure: coventry } = bundled("coventry");
    expect(coventry.noResponse).toMatchObject({ outcome: "resolved", after: { amount: 3 } });
    expect(coventry.afterNoResponse).toBe("new-record");
    expect(coventry.reopenLimits.map(({ kinds, limit }) => [kinds, limit])).toEqual([
      [["incident"], { unit: "working-days", amount: 5 }],
      [["service-request"], "never"],
    ]);
    const { closure: columbia } = bundled("columbia");
    expect(columbia.noResponse).toMatchObject({ outcome: "closed", needsDocumentedContacts: true });
    for (const id of ["calderdale", "sips", "columbia"]) {
      expect(bundled(id).closure.reopenLimits.map(({ limit }) => limit)).toEqual(["any-time"]);
      expect(bundled(id).closure.autoClose).toBeNull();
    }
  });

  test("given Coventry 1.1 and 1.2, then only the telephone figure, the title and the dates differ (COV-01)", () => {
    const older = bundled("coventry", "1.1");
    const newer = bundled("coventry", "1.2");
    const { title, version, effectiveFrom, effectiveFromSource, kpis, ...rest } = newer;
    expect(older).toEqual({ ...older, ...rest });
    expect([older.effectiveFrom, effectiveFrom]).toEqual(["2015-01-01", "2022-01-17"]);
    expect(older.kpis.map((kpi) => kpi.label)).toEqual([
      "Service Desk telephone calls answered within 20 seconds",
      ...kpis.slice(1).map((kpi) => kpi.label),
    ]);
    expect(older.kpis.slice(1)).toEqual(kpis.slice(1));
    expect([title, version, effectiveFromSource?.basis]).not.toEqual([
      older.title,
      older.version,
      older.effectiveFromSource?.basis,
    ]);
  });
});
