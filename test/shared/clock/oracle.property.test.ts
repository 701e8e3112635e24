import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replayFile } from "../../../electron/cli/replay/replay-file.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { historyFile, type OracleExample, oracleExample, randomExample } from "../../support/clock/oracle-histories.ts";

const RUNS = process.env["DESKWATCH_NIGHTLY"] === undefined ? 300 : 4_000;
const FOR_READERS = ["responseTarget", "fixTarget", "recurrenceOutcome"];

/** Our own fixtures, whose shape the oracle's type describes. */
function examplesOf(name: string): readonly OracleExample[] {
  const url = new URL(`../../fixtures/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { examples: OracleExample[] }).examples;
}

function recomputed({ id, agreement, title, history }: OracleExample): Record<string, unknown> {
  return oracleExample(id, agreement, title, history).expected;
}

function replayed(examples: readonly OracleExample[]) {
  return expectOk(replayFile(historyFile(examples), bundledAgreements()), "the file is well formed").examples;
}

describe("The minute-stepping clock, which shares no code with ours", () => {
  test.each(examplesOf("worked-examples").map((example) => [example.id, example] as const))(
    "finds everything that is expected of %s, and nothing else",
    (_, example) => {
      const expected = Object.entries(example.expected).filter(([field]) => !FOR_READERS.includes(field));
      expect(recomputed(example)).toEqual(Object.fromEntries(expected));
    },
  );
});

describe("The other half of the examples, written by us and computed by it", () => {
  const examples = examplesOf("more-examples");
  test.each(examples.map((example) => [example.id, example] as const))("%s is still what it says", (_, example) => {
    expect(recomputed(example)).toEqual(example.expected);
  });

  test.each(replayed(examples).map((outcome) => [outcome.id, outcome.title, outcome.differences] as const))(
    "%s: %s; our clock agrees",
    (_, __, differences) => {
      expect(differences).toEqual([]);
    },
  );
});

describe("Our clock and the minute-stepping one say the same of any history", () => {
  test.each(["stockport", "calderdale", "coventry", "sips", "cps"] as const)(
    "of %s",
    (agreement) => {
      fc.assert(
        fc.property(randomExample(agreement), (example) => {
          expect(replayed([example])[0]?.differences).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    900_000,
  );
});
