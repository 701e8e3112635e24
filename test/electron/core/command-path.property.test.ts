import fc from "fast-check";
import { expect, test } from "vitest";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { CrashingDesk } from "../../support/core/crashing-desk.ts";
import { WEDNESDAY_TEN } from "../../support/core/desk.ts";
import { ask } from "../../support/ticket/calls.ts";
import { commandSteps, compareAll, logTwo, type Paper } from "../../support/ticket/command-steps.ts";
import { PaperDesk } from "../../support/ticket/paper-desk.ts";

const project = bundledProjector();

/** A Stockport desk with two people, and the paper beside it. */
async function begin(): Promise<{ model: Paper; real: CrashingDesk }> {
  const real = new CrashingDesk(WEDNESDAY_TEN);
  const bridge = bridgeTo({ core: real.core, subscribe: () => () => true });
  const setUp = { agreements: ["stockport"], person: "Asha Bello", team: "Desk", sites: ["Bramhall High"] };
  const status = await ask(bridge, "desk.setUp", setUp);
  const ben = await ask(bridge, "people.add", { name: "Ben Okafor", team: "Field" });
  const people = { "Asha Bello": status.people[0]?.id ?? "", "Ben Okafor": ben.id };
  const model: Paper = { desk: new PaperDesk(), people, used: [] };
  await logTwo(model, real);
  return { model, real };
}

test("whatever is asked, refused, repeated, outdated or cut off by a crash, the desk answers and holds what a desk on paper would", {
  timeout: 1_800_000,
}, async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(commandSteps, async (run) => {
      const { model, real } = await begin();
      await fc.asyncModelRun(() => ({ model, real }), run);
      await compareAll(model, real);
      const { checks } = verifyDesk(real.store.file, real.store.connection, project);
      expect(checks.flatMap((check) => check.faults)).toEqual([]);
      done += model.desk.commands.size;
      real.store.close();
    }),
    { numRuns: process.env["DESKWATCH_NIGHTLY"] === "1" ? 2_000 : 25 },
  );
  expect(done, "commands that did something").toBeGreaterThan(150);
});
