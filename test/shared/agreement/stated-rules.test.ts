import { describe, expect, test } from "vitest";
import { bundled } from "./bundled.ts";

/** Two answers of the caller, the priority the desk proposes for them, and how the agreement defines it. */
const DEFINITIONS = [
  ["STK-24", "stockport", "many-schools", "cannot-work", "P1", /unavailable.*major impact to schools/],
  ["STK-25", "stockport", "number-of-people", "cannot-work", "P2", /significant impact to schools/],
  ["STK-26", "stockport", "one-person", "hindered", "P3", /minor inconvenience/],
  ["STK-27", "stockport", "nobody", "can-wait", "P4", /Non-urgent calls/],
  [
    "CAL-08",
    "calderdale",
    "some-users",
    "stopped",
    "P2",
    /not widespread.*no adequate workaround|no adequate workaround/,
  ],
  ["CAL-12", "calderdale", "some-users", "affected", "P3", /affected, but not enough to prevent it/],
  ["CAL-16", "calderdale", "one-irritated", "irritation", "P4", /irritation or a simple request/],
  ["COV-41", "coventry", "site", "adverse", "P2", /adversely affected/],
  ["COV-43", "coventry", "one", "adverse", "P3", /single customer impacting/],
  ["COV-45", "coventry", "one", "continue", "P4", /can continue to work/],
  ["SIP-11", "sips", "critical", "poor", "P2", /Critical system - issue with access/],
  ["SIP-11", "sips", "several", "none", "P2", /non-critical issues impacting multiple users/],
  ["SIP-13", "sips", "single", "poor", "P3", /Non-critical function unusable or slow/],
  ["SIP-15", "sips", "single", "available", "P4", /limited impact on users/],
  ["CPS-09", "columbia", "more-than-five", "no-workaround", "P1", /more than five individuals/],
  ["CPS-09", "columbia", "one", "critical", "P1", /mission critical.*security or safety/],
  ["CPS-12", "columbia", "one", "no-workaround", "P2", /one to five individuals/],
  ["CPS-15", "columbia", "two-to-five", "workaround", "P3", /more than one person AND a workaround/],
  ["CPS-18", "columbia", "one", "minimal", "P4", /Minimal to no effect/],
  ["CPS-21", "columbia", "one", "long-range", "P5", /long range completion date/],
] as const;

test.for(DEFINITIONS)(
  "%s: %s, hit %s and %s, is proposed as %s and defined so",
  ([, id, impact, urgency, priority, words]) => {
    const agreement = bundled(id);
    expect(agreement.matrix?.cells[impact]?.[urgency]).toBe(priority);
    expect(agreement.priorities.find((each) => each.id === priority)?.definition).toMatch(words);
  },
);

const channelsOf = (id: string): readonly string[] => bundled(id).channels.map(({ channel }) => channel);

describe("how a customer reaches the desk", () => {
  test.for([
    ["STK-10", "stockport", ["phone", "voicemail", "email", "web", "post", "fax"]],
    ["CPS-01", "columbia", ["phone", "web"]],
  ] as const)("%s: %s accepts %j", ([, id, channels]) => {
    expect(channelsOf(id)).toEqual(channels);
  });

  test("Stockport's support team answers for everything, under its telephone and e-mail (STK-08)", () => {
    expect(bundled("stockport").contacts[0]).toMatchObject({
      role: "ICT Schools Support Team",
      phone: "0161 474 4100",
      email: "ictschools.support@stockport.gov.uk",
    });
  });

  test.for([
    ["COV-38", "coventry", "email", ["P1", "P2"], /telephone/],
    ["CPS-02", "columbia", "web", ["P1"], /must be called/],
  ] as const)("%s: who writes to %s by %s about %j is advised to call", ([, id, channel, priorities, words]) => {
    const rule = bundled(id).channels.find((each) => each.channel === channel);
    expect(rule?.adviceFor).toMatchObject({ priorities, advice: expect.stringMatching(words) });
  });
});

describe("what is asked and told while a call is taken", () => {
  test("Stockport's requests are told from incidents by their examples (STK-15)", () => {
    const request = bundled("stockport").requestTypes.find(({ kind }) => kind === "service-request");
    const examples = request?.examples.join("; ") ?? "";
    for (const words of [/advice or guidance/i, /web site/i, /personal folders/i, /another mailbox/i]) {
      expect(examples).toMatch(words);
    }
  });

  test.for([
    ["STK-111", "stockport", "own-checks", "incident"],
    ["COV-78", "coventry", "licence", "service-request"],
  ] as const)("%s: %s asks for %s with every %s", ([, id, question, kind]) => {
    expect(bundled(id).intakeQuestions.find((each) => each.id === question)?.kinds ?? []).toContain(kind);
  });

  test.for([
    ["CPS-03", "columbia", /called immediately if an issue arises after 4 PM/],
    ["CPS-05", "columbia", /unless the request is a long-range project/],
    ["SIP-06", "sips", /every day of the school week/],
  ] as const)("%s: %s says it in words to whoever reads the agreement", ([, id, words]) => {
    expect(bundled(id).provisions?.filter(({ rule }) => words.test(rule))).toHaveLength(1);
  });
});
