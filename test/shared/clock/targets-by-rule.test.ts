import { describe, expect, test } from "vitest";
import type { WaitKind } from "../../../shared/agreement/source.ts";
import type { PromiseKind } from "../../../shared/clock/clock-report.ts";
import {
  type Call,
  contacted,
  deskOf,
  logged,
  promiseIn,
  reopened,
  reportAt,
  resolved,
  waitStarted,
} from "../../support/clock/fixtures.ts";

/** Worked out by hand from the agreement's text and its hours; null where nothing is due. */
type Due = string | null;

const request = (priority: string): Call => ({ priority, kind: "service-request" });

/** When a call of each kind is due, by the rule that promises it. */
const TARGETS: readonly (readonly [
  id: string,
  agreement: string,
  call: Call,
  at: string,
  promise: PromiseKind,
  due: Due,
])[] = [
  // Stockport, in term: 08:00-17:00; "1 Day" is the same time of the next working day.
  ["STK-34", "stockport", { priority: "P1" }, "2026-03-03T10:00", "response", "2026-03-03T11:00"],
  ["STK-34", "stockport", { priority: "P1" }, "2026-03-03T10:00", "fix", "2026-03-04T10:00"],
  ["STK-35", "stockport", { priority: "P2" }, "2026-03-03T10:00", "response", "2026-03-04T10:00"],
  ["STK-35", "stockport", { priority: "P2" }, "2026-03-03T10:00", "fix", "2026-03-05T10:00"],
  ["STK-36", "stockport", { priority: "P3" }, "2026-03-03T10:00", "response", "2026-03-04T10:00"],
  ["STK-36", "stockport", { priority: "P3" }, "2026-03-03T10:00", "fix", "2026-03-10T10:00"],
  ["STK-37", "stockport", { priority: "P4" }, "2026-03-03T10:00", "response", "2026-03-04T10:00"],
  ["STK-37", "stockport", { priority: "P4" }, "2026-03-03T10:00", "fix", "2026-03-17T10:00"],
  // Calderdale, 08:30-17:00: attention within working days, 48 hours that run through the night for telephone enquiries.
  [
    "CAL-01",
    "calderdale",
    { priority: "enquiry-telephone", kind: "enquiry" },
    "2026-02-04T10:00",
    "response",
    "2026-02-06T10:00",
  ],
  [
    "CAL-02",
    "calderdale",
    { priority: "enquiry-written", kind: "enquiry", channel: "post" },
    "2026-02-04T10:00",
    "response",
    "2026-02-18T10:00",
  ],
  ["CAL-03", "calderdale", { priority: "P2" }, "2026-02-06T16:30", "response", "2026-02-09T16:30"],
  ["CAL-09", "calderdale", { priority: "P2" }, "2026-02-04T10:00", "response", "2026-02-05T10:00"],
  ["CAL-13", "calderdale", { priority: "P3" }, "2026-02-04T10:00", "response", "2026-02-06T10:00"],
  ["CAL-17", "calderdale", { priority: "P4" }, "2026-02-04T10:00", "response", "2026-02-11T10:00"],
  ["CAL-55", "calderdale", request("pay-as-you-use"), "2026-02-04T10:00", "response", null],
  // Coventry, 08:00-17:00, on Fridays to 16:30: a response is promised for e-mails alone.
  ["COV-40", "coventry", { priority: "P1" }, "2026-06-15T10:00", "fix", "2026-06-15T14:00"],
  ["COV-42", "coventry", { priority: "P2" }, "2026-06-18T11:00", "fix", "2026-06-19T09:00"],
  ["COV-44", "coventry", { priority: "P3" }, "2026-06-18T10:00", "fix", "2026-06-23T10:00"],
  ["COV-46", "coventry", { priority: "P4" }, "2026-06-18T10:00", "fix", "2026-06-25T10:00"],
  ["COV-47", "coventry", { priority: "P3" }, "2026-06-18T10:00", "response", null],
  ["COV-70", "coventry", request("SR"), "2026-06-18T10:00", "fix", "2026-07-02T10:00"],
  ["COV-72", "coventry", request("project"), "2026-06-18T10:00", "fix", null],
  // SIPS, in term 08:30-16:30, on Fridays to 16:00.
  ["SIP-10", "sips", { priority: "P1" }, "2026-06-15T10:00", "fix", "2026-06-15T14:00"],
  ["SIP-12", "sips", { priority: "P2" }, "2026-06-15T10:00", "fix", "2026-06-16T10:00"],
  ["SIP-14", "sips", { priority: "P3" }, "2026-06-15T10:00", "fix", "2026-06-18T10:00"],
  ["SIP-16", "sips", { priority: "P4" }, "2026-06-15T10:00", "fix", "2026-06-22T10:00"],
  ["SIP-17", "sips", request("P4-consultancy"), "2026-06-15T10:00", "response", "2026-06-22T10:00"],
  ["SIP-17", "sips", request("P4-consultancy"), "2026-06-15T10:00", "fix", null],
  // Columbia, 07:00-17:00.
  ["CPS-10", "columbia", { priority: "P1" }, "2026-04-14T10:00", "response", "2026-04-14T11:00"],
  ["CPS-11", "columbia", { priority: "P1" }, "2026-04-14T10:00", "fix", "2026-04-14T14:00"],
  ["CPS-13", "columbia", { priority: "P2" }, "2026-04-14T15:00", "response", "2026-04-15T09:00"],
  ["CPS-14", "columbia", { priority: "P2" }, "2026-04-14T10:00", "fix", "2026-04-16T10:00"],
  ["CPS-16", "columbia", { priority: "P3" }, "2026-04-14T10:00", "response", "2026-04-15T10:00"],
  ["CPS-17", "columbia", { priority: "P3" }, "2026-04-14T10:00", "fix", "2026-04-17T10:00"],
  ["CPS-19", "columbia", { priority: "P4" }, "2026-04-14T10:00", "response", "2026-04-15T10:00"],
  ["CPS-20", "columbia", { priority: "P4" }, "2026-04-14T10:00", "fix", "2026-04-21T10:00"],
  ["CPS-22", "columbia", { priority: "P5" }, "2026-04-14T10:00", "response", "2026-04-16T10:00"],
  ["CPS-23", "columbia", { priority: "P5" }, "2026-04-14T10:00", "fix", null],
];

describe("what is promised of a call", () => {
  test.for(TARGETS)("%s, %s %o logged at %s: the %s is due at %s", ([, agreement, call, at, promise, due]) => {
    const desk = deskOf(agreement);
    const report = reportAt(desk, [logged(desk.at(at), call)], desk.at(at));
    // What is promised of no such call is not among its promises at all.
    const promised = report.promises.find((each) => each.promise === promise);
    expect(promised?.dueAt ?? null).toBe(due === null ? null : desk.at(due));
  });
});

/** Whether a promise stands still an hour after the wait began. */
const WAITS: readonly (readonly [
  id: string,
  agreement: string,
  wait: WaitKind,
  promise: PromiseKind,
  state: "paused" | "running",
])[] = [
  ["STK-41", "stockport", "customer", "fix", "running"],
  ["STK-41", "stockport", "third-party", "fix", "running"],
  ["STK-41", "stockport", "parts", "fix", "running"],
  ["STK-41", "stockport", "hold", "fix", "running"],
  ["CAL-20", "calderdale", "hold", "response", "paused"],
  ["CAL-23", "calderdale", "customer", "response", "paused"],
  ["COV-62", "coventry", "third-party", "fix", "paused"],
  ["SIP-18", "sips", "customer", "fix", "running"],
  ["SIP-18", "sips", "third-party", "fix", "running"],
  ["CPS-27", "columbia", "customer", "fix", "paused"],
];

test.for(WAITS)("%s: while %s waits (%s), its %s is %s", ([, agreement, wait, promise, state]) => {
  const desk = deskOf(agreement);
  const events = [
    logged(desk.at("2026-06-15T10:00"), { priority: "P3" }),
    waitStarted(desk.at("2026-06-15T11:00"), wait),
  ];
  expect(promiseIn(reportAt(desk, events, desk.at("2026-06-15T12:00")), promise).state).toBe(state);
});

describe("what a promise is measured by", () => {
  const desk = deskOf("columbia");
  const events = [
    logged(desk.at("2026-04-14T10:00"), { priority: "P2" }),
    contacted(desk.at("2026-04-14T11:30")),
    resolved(desk.at("2026-04-15T09:00")),
  ];
  const report = reportAt(desk, events, desk.at("2026-04-16T10:00"));

  test("response time, from the receipt of the case to its acknowledgement (CPS-24)", () => {
    expect(promiseIn(report, "response")).toMatchObject({
      state: "kept",
      startedAt: desk.at("2026-04-14T10:00"),
      metAt: desk.at("2026-04-14T11:30"),
    });
  });

  test("resolution time, from the receipt of the request to its resolution (CPS-25)", () => {
    expect(promiseIn(report, "fix")).toMatchObject({
      state: "kept",
      startedAt: desk.at("2026-04-14T10:00"),
      metAt: desk.at("2026-04-15T09:00"),
    });
  });

  test("Stockport's fix, by a resolution that lasts: what the customer sends back runs on (STK-40)", () => {
    const stockport = deskOf("stockport");
    const call = logged(stockport.at("2026-03-03T10:00"), { priority: "P2" });
    const solved = [call, resolved(stockport.at("2026-03-03T12:00"))];
    const later = stockport.at("2026-03-06T10:00");
    expect(promiseIn(reportAt(stockport, solved, later), "fix").state).toBe("kept");
    const back = [...solved, reopened(stockport.at("2026-03-03T13:00"))];
    expect(promiseIn(reportAt(stockport, back, later), "fix").state).toBe("missed");
  });
});
