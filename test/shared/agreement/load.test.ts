import { expect, test } from "vitest";
import type { AgreementFault } from "../../../shared/agreement/fault.ts";
import { loadAgreement } from "../../../shared/agreement/load.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { bundled, changed } from "./bundled.ts";

function faultsOf(json: unknown): readonly AgreementFault[] {
  const loaded = loadAgreement(json);
  return loaded.ok ? [] : loaded.error;
}

test("given the bundled agreements, when they are loaded, then none is faulty", () => {
  expect(bundledAgreements().map(({ id, version }) => `${id} ${version}`)).toEqual([
    "stockport 1",
    "calderdale 1",
    "coventry 1.1",
    "coventry 1.2",
    "sips 1",
    "columbia 1",
  ]);
  for (const agreement of bundledAgreements()) expect(faultsOf(agreement)).toEqual([]);
});

test("given a document broken in many places, when it is loaded, then every fault is told at once with its place and a sentence", () => {
  const broken = changed("stockport", {
    title: undefined,
    colour: "green",
    code: "st",
    "priorities.1.fix": { unit: "day", amount: 1 },
    "priorities.2.fix.amount": -1,
    "priorities.3.rank": "third",
    "priorities.4.updates": { ...bundled("coventry").priorities[0]?.updates, starts: "wait" },
    "matrix.cells.one-person.hindered": "P9",
    "matrix.cells.nobody.can-wait": undefined,
    "escalations.0.percent": 90,
    "waits.1.kind": "customer",
    "waits.2.onEnd": "fix-due-at-close-of-next-working-day",
    "closure.reopenLimits.0.limit": "sometimes",
    "closure.reopenLimits.1.kinds": ["incident"],
    "majorIncident.priorities": ["Urgent"],
    "calendar.zone": "Mars/Base",
    "calendar.weekly.mon.0.to": "08:00",
    "calendar.layers.0.ranges.0.from": "1/9/25",
  });
  expect(faultsOf(broken)).toEqual([
    { path: "code", message: 'Here stands "st"; a code is two capital letters.' },
    { path: "title", message: "This is missing: text is expected." },
    { path: "calendar.layers[0].ranges[0].from", message: 'Here stands "1/9/25"; a date is written YYYY-MM-DD.' },
    {
      path: "priorities[1].fix.unit",
      message: 'Here stands "day"; one of service-hours, elapsed-hours, working-days, agreed, none is expected.',
    },
    { path: "priorities[2].fix.amount", message: "Here stands -1; more than 0 is expected." },
    { path: "priorities[3].rank", message: 'Here stands "third"; a number is expected.' },
    {
      path: "closure.reopenLimits[0].limit",
      message: 'Here stands "sometimes"; one of any-time, never, or a group of fields is expected.',
    },
    { path: "colour", message: "An agreement has no such field here." },
    { path: "waits[1].kind", message: 'There is a wait "customer" already; each may stand once.' },
    { path: "majorIncident.priorities[0]", message: 'This agreement has no priority "Urgent".' },
    { path: "matrix.cells.one-person.hindered", message: 'This agreement has no priority "P9".' },
    { path: "matrix.cells.nobody.can-wait", message: 'No priority is given for "nobody" with "can-wait".' },
    {
      path: "escalations[1].percent",
      message: "Level 2 comes at 85%, not later than the 90% of the level before it.",
    },
    { path: "priorities[4].updates.starts", message: "Updates of a priority cannot start with a wait." },
    { path: "waits[2].onEnd", message: "A new fix time can follow only a wait that suspends the fix clock." },
    { path: "closure.reopenLimits", message: '2 limits say until when the kind "incident" may be reopened.' },
    { path: "closure.reopenLimits", message: 'Nothing says until when the kind "service-request" may be reopened.' },
    { path: "calendar.zone", message: '"Mars/Base" is not a time zone like Europe/London.' },
    expect.objectContaining({ path: "calendar.weekly.mon[0].to", message: expect.stringMatching(/\.$/) }),
  ]);
});

const source = bundled("columbia").dispute.source;
const beat = (unit: string, starts = "transfer") => ({
  every: { unit, amount: 1 },
  starts,
  rhythm: "steady-beat",
  audience: "caller",
  label: "Updates",
  source,
});
const none = { unit: "none", label: "not promised", source };

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ["a priority standing twice", { "priorities.2.id": "P1" }, "priorities[2].id"],
  [
    "a late-request rule for an unknown priority",
    { "intakeCutoff.except.0.priorities": ["P9"] },
    "intakeCutoff.except[0].priorities[0]",
  ],
  [
    "a late-request rule for a channel not offered",
    { "intakeCutoff.except.0.channels": ["fax"] },
    "intakeCutoff.except[0].channels[0]",
  ],
  [
    "a target for a channel not offered",
    { "priorities.0.response.channels": ["post"] },
    "priorities[0].response.channels[0]",
  ],
  ["a kind of ticket that has no priority", { "requestTypes.1.kind": "enquiry" }, "requestTypes[1].kind"],
  ["a wait whose updates start elsewhere", { "waits.0.cadence.starts": "logged" }, "waits[0].cadence.starts"],
  ["no answer counted from an unknown wait", { "closure.noResponse.wait": "approval" }, "closure.noResponse.wait"],
  ["a time to be agreed that may not be agreed", { "revisedDeadline.priorities": ["P1"] }, "priorities[4].fix"],
  ["a day that is in no calendar", { effectiveFrom: "2022-02-30" }, "effectiveFrom"],
  ["two priorities of one rank", { "priorities.2.rank": 1 }, "priorities[2].rank"],
  [
    "a beat of updates in working days",
    { "priorities.0.updates": beat("working-days") },
    "priorities[0].updates.every.unit",
  ],
  [
    "a beat that starts with the call",
    { "priorities.0.updates": beat("service-minutes", "logged") },
    "priorities[0].updates.starts",
  ],
  [
    "a figure of more than everything",
    {
      kpis: [
        {
          id: "all",
          label: "All",
          target: 140,
          unit: "percent",
          measure: "All",
          figure: { from: "telephone", withinSeconds: 20 },
          source,
        },
      ],
    },
    "kpis[0].target",
  ],
  ["a matrix row for nothing", { "matrix.cells.everybody": {} }, "matrix.cells.everybody"],
  [
    "a warning about a promise nobody makes",
    {
      ...Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`priorities.${at}.response`, none])),
      escalations: [{ level: 1, percent: 50, of: "response", to: ["officer"], action: "E-mail", source }],
    },
    "escalations[0].of",
  ],
  ["a desk that never opens", { "calendar.weekly": {} }, "calendar.weekly"],
])("given %s, when the agreement is loaded, then it is refused there", (_what, fields, path) => {
  expect(faultsOf(changed("columbia", fields)).map((fault) => fault.path)).toContain(path);
});

test.each([null, "agreement", 7, []])(
  "given %j instead of a document, when it is loaded, then one fault says so",
  (json) => {
    expect(faultsOf(json)).toEqual([
      { path: "agreement", message: `Here stands ${JSON.stringify(json)}; a group of fields is expected.` },
    ]);
  },
);

test("given faulty documents, then every sentence begins with a capital or a quotation and ends with a stop", () => {
  const sentences = [{}, changed("sips", { priorities: [{}], closure: {}, calendar: {} })].flatMap(faultsOf);
  expect(sentences.length).toBeGreaterThan(30);
  for (const { message } of sentences) expect(message).toMatch(/^["A-Z].*\.$/);
});
