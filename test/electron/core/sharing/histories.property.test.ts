import { describe, expect, test } from "vitest";
import { judge } from "../../../support/share/simulation/judge.ts";
import { PLANTS, type Plant } from "../../../support/share/simulation/plants.ts";
import { simulate } from "../../../support/share/simulation/simulate.ts";

/** Each opens three to ten real files and takes some seconds; the nightly setting tries as many as it takes. */
const HISTORIES = process.env["DESKWATCH_NIGHTLY"] === undefined ? 6 : 10_000;
const MOST_TRIES = 12;
/** Those that a history or two show; the others want more of them, or run long, and are left to the nightly setting. */
const QUICK: readonly Plant[] = ["acknowledge before commit", "cursor by sequence without the lock"];
const PLANTED = process.env["DESKWATCH_NIGHTLY"] === undefined ? QUICK : PLANTS;

async function faultsOf(seed: number, plant: Plant | null): Promise<readonly string[]> {
  const history = await simulate(seed, plant);
  try {
    return judge(history);
  } finally {
    history.close();
  }
}

describe("consoles of one desk, over lines that lose, delay and double", () => {
  test(
    "end with one log, everything that was told stored in it once, and nothing waiting",
    async () => {
      const begun = performance.now();
      let events = 0;
      let aside = 0;
      let rounds = 0;
      for (let seed = 1; seed <= HISTORIES; seed += 1) {
        const history = await simulate(seed, null);
        try {
          expect(judge(history), `history ${seed}`).toEqual([]);
          events += history.shared.events.length;
          aside += history.shared.events.filter(({ type }) => type === "CommandSetAside").length;
          rounds = Math.max(rounds, history.rounds);
        } finally {
          history.close();
        }
      }
      const seconds = ((performance.now() - begun) / 1000).toFixed(0);
      console.info(
        `${HISTORIES} histories, ${events} events, ${aside} set aside, at most ${rounds} rounds, ${seconds} s`,
      );
    },
    HISTORIES * 20_000,
  );

  test.each(PLANTED)("are caught where the bug is: %s", { timeout: 600_000 }, async (plant) => {
    for (let seed = 1; seed <= MOST_TRIES; seed += 1) {
      const faults = await faultsOf(seed, plant).catch((fault: unknown) => [String(fault)]);
      if (faults.length > 0) {
        console.info(`${plant}: history ${seed}: ${faults[0]}`);
        return;
      }
    }
    expect.unreachable(`${MOST_TRIES} histories did not show it`);
  });
});
