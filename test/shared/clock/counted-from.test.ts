import { expect, test } from "vitest";
import type { PromiseKind } from "../../../shared/clock/clock-report.ts";
import { type Call, deskOf, logged, promiseIn, reportAt } from "../../support/clock/fixtures.ts";

/** From when time counts for a call that came while the desk was closed, or after the hour from which it is tomorrow's. */
const CALLS: readonly (readonly [
  id: string,
  agreement: string,
  call: Call,
  at: string,
  promise: PromiseKind,
  from: string,
])[] = [
  ["STK-13", "stockport", { priority: "P2", channel: "phone" }, "2026-03-03T18:00", "response", "2026-03-04T08:00"],
  ["STK-20", "stockport", { priority: "P2", channel: "voicemail" }, "2026-03-06T18:00", "response", "2026-03-09T08:00"],
  ["COV-30", "coventry", { priority: "P3", channel: "email" }, "2026-06-20T10:00", "fix", "2026-06-22T08:00"],
  ["COV-34", "coventry", { priority: "P1", channel: "phone" }, "2026-06-18T20:00", "fix", "2026-06-19T08:00"],
  ["SIP-04", "sips", { priority: "P2", channel: "portal" }, "2026-06-14T12:00", "fix", "2026-06-15T08:30"],
  ["CPS-07", "columbia", { priority: "P2", channel: "web" }, "2026-04-12T12:00", "fix", "2026-04-13T07:00"],
  ["CPS-04", "columbia", { priority: "P2", channel: "web" }, "2026-04-14T16:01", "fix", "2026-04-15T07:00"],
];

test.for(CALLS)("%s, %s %o at %s: the %s counts from %s", ([, agreement, call, at, promise, from]) => {
  const desk = deskOf(agreement);
  const event = logged(desk.at(at), call);
  expect(promiseIn(reportAt(desk, [event], desk.at(from)), promise).startedAt).toBe(desk.at(from));
});
