import { describe, expect, test } from "vitest";
import { example, fixture, logged, problems, run } from "./replayed.ts";

const START = logged("2026-06-08T10:00", "P2");

describe("A history that cannot be run is named, and takes no other with it", () => {
  test.each([
    ["without a call", (history: object[]) => history.slice(1), "the call had not been logged yet"],
    ["backwards", (history: object[]) => history.toReversed(), "stands after event"],
    [
      "with an event in the year 2500",
      (history: object[]) => [...history, { seq: 99, at: "2500-01-01T10:00", type: "responded" }],
      "outside the years 1970 to 2200",
    ],
    [
      "begun in the year 2500",
      ([call]: object[]) => [{ ...call, at: "2500-01-01T10:00", instant: "2500-01-01T10:00:00Z" }],
      "beyond the years 1970 to 2200",
    ],
    ["with nothing in it", () => [], "history"],
    ["with something else in it", () => "none", "history"],
  ])("%s", (_, change, sentence) => {
    const file = fixture();
    const [first] = file.examples;
    if (first === undefined) throw new Error("The fixture has examples.");
    const changed = { ...first, history: change(first.history) };
    const outcome = run({ ...file, examples: [changed, ...file.examples.slice(1)] });
    expect(JSON.stringify(outcome.examples[0]?.differences)).toContain(sentence);
    expect({ agreed: outcome.agreed, of: outcome.examples.length }).toEqual({ agreed: 29, of: 30 });
  });

  test("an example that is no object is called by its place", () => {
    expect(run({ examples: [null] }).examples[0]).toMatchObject({ id: "example 1", agrees: false });
  });

  test("an agreement nobody knows, and one not in force yet", () => {
    expect(problems(example("atlantis", [START]))).toEqual(['the agreement "atlantis" is not known.']);
    expect(problems(example("coventry", [logged("2014-06-09T10:00", "P2")]))).toEqual([
      'no version of "coventry" was in force at its first event.',
    ]);
  });
});

describe("What cannot have happened is named", () => {
  const impossible: readonly (readonly [string, Parameters<typeof example>[1], string])[] = [
    ["a response before the call", [["2026-06-08T09:00", "responded"], START], "the call had not been logged yet"],
    ["two calls", [START, logged("2026-06-08T10:30", "P3")], "the call had been logged already"],
    ["an end without a beginning", [START, ["2026-06-08T11:00", "third-party-end"]], "no such wait had begun"],
    [
      "the end of another wait",
      [START, ["2026-06-08T11:00", "hold-start"], ["2026-06-08T12:00", "customer-wait-end"]],
      "no such wait had begun",
    ],
    [
      "two ends of one wait",
      [START, ["2026-06-08T11:00", "hold-start"], ["2026-06-08T12:00", "hold-end"], ["2026-06-08T13:00", "hold-end"]],
      "no such wait had begun",
    ],
    ["a reopening of an open ticket", [START, ["2026-06-08T11:00", "reopened"]], "neither resolved nor closed"],
    [
      "two reopenings in a row",
      [START, ["2026-06-08T11:00", "resolved"], ["2026-06-08T12:00", "reopened"], ["2026-06-08T13:00", "reopened"]],
      "neither resolved nor closed",
    ],
    [
      "work on a closed ticket",
      [START, ["2026-06-08T11:00", "resolved"], ["2026-06-08T12:00", "closed"], ["2026-06-08T13:00", "responded"]],
      "the ticket was closed",
    ],
    [
      "two resolutions in a row",
      [START, ["2026-06-08T11:00", "resolved"], ["2026-06-08T12:00", "auto-resolved"]],
      "the ticket was resolved already",
    ],
    [
      "an event later than the next",
      [START, ["2026-06-08T12:00", "responded"], ["2026-06-08T11:00", "resolved"]],
      "stands after",
    ],
    ["a priority nobody has", [logged("2026-06-08T10:00", "P9")], 'has no priority "P9"'],
    ["a change to no priority", [START, ["2026-06-08T11:00", "priority-changed"]], "names no priority"],
    ["one number twice", [START, ["2026-06-08T11:00", "responded", { seq: 1 }]], 'two events have the "seq" 1'],
  ];
  test.each(impossible)("%s", (_, lines, sentence) => {
    const found = problems(example("stockport", lines));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });
});

describe("Events of one instant may stand in any order", () => {
  const at = "2026-06-08T11:00";
  const possible: readonly (readonly [string, Parameters<typeof example>[1]])[] = [
    ["a response beside the call", [["2026-06-08T10:00", "responded"], START]],
    ["an end before its beginning", [START, [at, "third-party-end"], [at, "third-party-start"]]],
    ["a closing before the resolution", [START, [at, "closed"], [at, "resolved"], [at, "update-given"]]],
    ["a reopening before the resolution", [START, [at, "reopened"], [at, "resolved"]]],
    ["a closed ticket that comes back", [START, [at, "closed"], [at, "reopened"], ["2026-06-08T12:00", "resolved"]]],
    [
      "an answer that comes after the resolution",
      [START, [at, "hold-start"], [at, "resolved"], ["2026-06-08T12:00", "hold-end"]],
    ],
  ];
  test.each(possible)("%s", (_, lines) => {
    expect(problems(example("stockport", lines))).toEqual([]);
  });

  test("a wait after a reopening stays after it, though the closing shares their instant", () => {
    const [call, closed, reopened] = [logged(at, "P2"), [at, "closed"], [at, "reopened"]] as const;
    const lines = [call, closed, reopened, [at, "customer-wait-start"], ["2026-06-08T12:00", "responded"]] as const;
    expect(problems(example("calderdale", lines, { pausedSeconds: 3600 }))).toEqual([]);
  });

  test("two waits of one kind both end", () => {
    const lines = [
      START,
      ["2026-06-08T11:00", "customer-wait-start"],
      ["2026-06-08T11:30", "customer-wait-start"],
      ["2026-06-08T12:00", "customer-wait-end"],
      ["2026-06-08T13:00", "customer-wait-end"],
      ["2026-06-08T14:00", "responded"],
    ] as const;
    expect(problems(example("calderdale", lines, { pausedSeconds: 7200 }))).toEqual([]);
  });
});
