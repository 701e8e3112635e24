import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { openDesk } from "../../support/store/desk.ts";
import { compare, type Model, type Real, steps } from "../../support/store/model.ts";

test("through any appends, transactions given up, crashes and restarts the file holds what a list on paper would", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(steps, (run) => {
      const real: Real = { store: openDesk() };
      const model: Model = { tickets: new Map(), commands: new Map(), references: 0 };
      fc.modelRun(() => ({ model, real }), run);
      compare(model, real.store);
      const faults = verifyDesk(real.store.file, real.store.connection, null).checks.flatMap((check) => check.faults);
      expect(faults).toEqual([]);
      real.store.close();
    }),
    { numRuns: process.env["DESKWATCH_NIGHTLY"] === "1" ? 1_000 : 25 },
  );
});
