import { describe, expect, test } from "vitest";
import { fixture, run } from "./replayed.ts";

describe("Replaying the worked examples", () => {
  const outcome = run(fixture());
  test.each(outcome.examples.map((example) => [example.id, example] as const))(
    "%s agrees in every expected field",
    (_, example) => {
      expect(example.differences).toEqual([]);
    },
  );

  test("all thirty are there and nothing in the file is unknown", () => {
    expect(outcome.examples).toHaveLength(30);
    expect(outcome.agreed).toBe(30);
    expect(outcome.problems).toEqual([]);
  });

  test("they agree on the agreements' own calendars too, without the file's", () => {
    const file = fixture();
    delete file.calendars;
    expect(run(file).examples.filter((example) => !example.agrees)).toEqual([]);
  });
});

/** Every expected value, moved a little, must be noticed: otherwise the comparison would not compare it. */
describe("A wrong expectation is noticed", () => {
  const fields = [...new Set(fixture().examples.flatMap((example) => Object.keys(example.expected)))];
  const forReaders = ["responseTarget", "fixTarget", "recurrenceOutcome"];
  test.each(fields.filter((field) => !forReaders.includes(field)))("in %s", (field) => {
    const file = fixture();
    const chosen = file.examples.filter((example) => isTelling(example.expected[field]));
    expect(chosen.length).toBeGreaterThan(0);
    for (const example of chosen) example.expected[field] = spoiled(example.expected[field]);
    const outcome = run(file);
    for (const example of chosen)
      expect(outcome.examples.find((one) => one.id === example.id)?.agrees, example.id).toBe(false);
  });
});

describe("A notice that says something else is noticed", () => {
  const notice = (change: Record<string, unknown>) => {
    const file = fixture();
    const [example] = file.examples;
    if (example === undefined) throw new Error("The fixture has examples.");
    const [first, second] = example.expected["escalations"] as object[]; // our own fixture, its first example
    example.expected["escalations"] = [first, { ...second, ...change }];
    return JSON.stringify(run(file).examples[0]?.differences);
  };

  test("of whom it goes to", () => {
    expect(notice({ to: ["the headteacher"] })).toContain("to assigned support officer, line manager");
    expect(notice({ to: ["line manager"] })).not.toBe("[]");
    expect(notice({ to: ["Line manager", "assigned  support officer"] })).toBe("[]");
  });

  test("of which deadline it is a share", () => {
    expect(notice({ basis: "revised deadline" })).toContain("(target 1 Day)");
    expect(notice({ basis: null })).not.toBe("[]");
    expect(notice({ basis: undefined, to: undefined })).toBe("[]");
  });

  test("of its level, share, moment and verdict", () => {
    for (const change of [{ level: 1 }, { percent: 65 }, { at: "2025-09-17T08:38:00+01:00" }, { fires: false }])
      expect(notice(change)).not.toBe("[]");
  });
});

function isTelling(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** A value with its first number, moment, word or truth value changed. */
function spoiled(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string")
    return value.includes("T") ? new Date(Date.parse(value) + 60_000).toISOString() : `${value}x`;
  if (Array.isArray(value)) return [spoiledEntry(value[0]), ...value.slice(1)];
  return spoiledEntry(value);
}

function spoiledEntry(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null) return spoiled(entry);
  const fields = Object.entries(entry);
  const key =
    ["dueAt", "at", "fix", "fixDueAt", "clockStartAt"].find((name) =>
      fields.some(([field, value]) => field === name && isTelling(value)),
    ) ?? "response";
  return Object.fromEntries(fields.map(([field, value]) => [field, field === key ? spoiled(value) : value]));
}

describe("What a file holds that this version does not know is named", () => {
  test("an expected field", () => {
    const file = fixture();
    file.examples[0]!.expected["closedBy"] = "someone";
    expect(run(file).examples[0]?.differences).toMatchObject([
      { field: "closedBy", actual: "a field this version does not know" },
    ]);
  });

  test("an event type and a field of an event", () => {
    const file = fixture();
    file.examples[0]!.history[1] = { ...file.examples[0]!.history[1], type: "teleported" };
    file.examples[1]!.history[1] = { ...file.examples[1]!.history[1], mood: "cross" };
    const [first, second] = run(file).examples;
    expect(JSON.stringify(first?.differences)).toContain("teleported");
    expect(JSON.stringify(second?.differences)).toContain("mood");
  });

  test("an instant that is not the local time it stands beside", () => {
    const file = fixture();
    file.examples[0]!.history[0]!["instant"] = "2025-09-16T10:01:00+01:00";
    expect(JSON.stringify(run(file).examples[0]?.differences)).toContain("is not the");
  });

  test("a local time that the clock change skipped, and the second pass of a repeated one", () => {
    const file = fixture();
    file.examples[0]!.history[0] = { ...file.examples[0]!.history[0], at: "2026-03-29T01:30:00", instant: undefined };
    expect(JSON.stringify(run(file).examples[0]?.differences)).toContain("does not exist");
    file.examples[0]!.history[0] = {
      ...file.examples[0]!.history[0],
      at: "2026-10-25T01:30:00",
      fold: 1,
      instant: "2026-10-25T01:30:00+00:00",
    };
    expect(JSON.stringify(run(file).examples[0]?.differences)).not.toContain("is not the");
  });
});

describe("Every kind of event a history may hold is known", () => {
  /** What has to happen before some of them can. */
  const before: Record<string, readonly string[]> = {
    "hold-end": ["hold-start"],
    "third-party-end": ["third-party-start"],
    "customer-wait-end": ["customer-wait-start"],
    "parts-arrived": ["parts-wait-start"],
    reopened: ["resolved"],
    recurrence: ["resolved"],
    "customer-returned-after-auto-resolve": ["auto-resolved"],
  };
  const steps: Record<string, unknown>[] = [
    { type: "responded" },
    { type: "update-given", phase: "receipt" },
    { type: "transferred-to-support-team" },
    { type: "priority-changed", priority: "P3" },
    { type: "hold-start" },
    { type: "hold-end" },
    { type: "third-party-start" },
    { type: "third-party-end" },
    { type: "customer-wait-start" },
    { type: "customer-wait-end" },
    { type: "parts-wait-start" },
    { type: "parts-arrived" },
    { type: "revised-deadline-agreed", newDeadline: "2026-02-20T12:00:00" },
    { type: "converted", ticketType: "service-request", priority: "SR" },
    { type: "resolved" },
    { type: "reopened" },
    { type: "auto-resolved" },
    { type: "customer-returned-after-auto-resolve" },
    { type: "recurrence" },
    { type: "closed" },
  ];

  test.each(steps.map((step) => [String(step["type"]), step] as const))("%s", (_, step) => {
    const logged = {
      seq: 1,
      at: "2026-02-02T09:00:00",
      type: "logged",
      priority: "P2",
      channel: "phone",
      ticketType: "incident",
    };
    const first = (before[String(step["type"])] ?? []).map((type) => ({ seq: 2, at: "2026-02-02T09:30:00", type }));
    const example = {
      id: "X",
      agreement: "coventry",
      zone: "Europe/London",
      history: [logged, ...first, { seq: 3, at: "2026-02-02T10:00:00", ...step }],
      expected: { clockStartAt: "2026-02-02T09:00:00+00:00" },
    };
    expect(run({ examples: [example] }).examples[0]?.differences).toEqual([]);
  });

  test("a converted ticket keeps its start and takes the other target (COV-22)", () => {
    const history = [
      { seq: 1, at: "2026-02-02T09:00:00", type: "logged", priority: "P3", channel: "phone", ticketType: "incident" },
      { seq: 2, at: "2026-02-03T10:00:00", type: "converted", ticketType: "service-request", priority: "SR" },
    ];
    const expected = {
      clockStartAt: "2026-02-02T09:00:00+00:00",
      fixDueAt: "2026-02-16T09:00:00+00:00",
      finalPriority: "SR",
      reopenAllowed: null,
    };
    expect(
      run({ examples: [{ id: "X", agreement: "coventry", zone: "Europe/London", history, expected }] }).examples[0]
        ?.differences,
    ).toEqual([]);
  });

  test("a reopening after Coventry's five working days is a new record with its own clock (COV-54)", () => {
    const history = [
      { seq: 1, at: "2026-02-02T09:00:00", type: "logged", priority: "P3", channel: "phone", ticketType: "incident" },
      { seq: 2, at: "2026-02-03T10:00:00", type: "resolved" },
      { seq: 3, at: "2026-02-10T10:00:01", type: "reopened" },
    ];
    const expected = {
      reopenAllowed: false,
      reopenAllowedUntil: "2026-02-10T10:00:00+00:00",
      newTicket: { clockStartAt: "2026-02-10T10:00:01+00:00", fixDueAt: "2026-02-13T10:00:01+00:00" },
      timeline: [{ afterEvent: 3, clock: "stopped" }],
    };
    expect(
      run({ examples: [{ id: "X", agreement: "coventry", zone: "Europe/London", history, expected }] }).examples[0]
        ?.differences,
    ).toEqual([]);
  });
});
