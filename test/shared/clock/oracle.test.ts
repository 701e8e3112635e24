import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replayFile } from "../../../electron/cli/replay/replay-file.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { historyFile, type OracleExample, randomExample } from "../../support/clock-oracle-histories.ts";

const RUNS = process.env["DESKWATCH_NIGHTLY"] === undefined ? 300 : 4_000;

function differences(example: OracleExample) {
  const outcome = expectOk(replayFile(historyFile([example]), bundledAgreements()), "the file is well formed");
  return outcome.examples[0]?.differences;
}

describe("The clock and a minute-stepping one that shares no code with it say the same of any history", () => {
  test.each(["stockport", "calderdale", "coventry", "sips", "cps"] as const)(
    "of %s",
    (agreement) => {
      fc.assert(
        fc.property(randomExample(agreement), (example) => {
          expect(differences(example)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    600_000,
  );
});
