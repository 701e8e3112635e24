import { afterEach, beforeEach, describe } from "vitest";
import { type CoreDesk, openCoreDesk } from "../support/core-desk.ts";
import { askingSuite } from "./asking-suite.ts";
import type { Adapter } from "./bench.ts";
import { commandSuite } from "./command-suite.ts";
import { deskSuite } from "./desk-suite.ts";
import { ticketSuite } from "./ticket-suite.ts";

/** What every host must do alike. Run over each adapter, with a real store behind it and a new desk for each test. */
export function contractSuite(host: string, open: (desk: CoreDesk) => Promise<Adapter> | Adapter): void {
  describe(`the contract over ${host}`, () => {
    let desk: CoreDesk;
    let adapter: Adapter;
    beforeEach(async () => {
      desk = openCoreDesk();
      adapter = await open(desk);
    });
    afterEach(async () => {
      await adapter.close();
      desk.close();
    });
    const bench = {
      get desk() {
        return desk;
      },
      get bridge() {
        return adapter.bridge;
      },
    };
    askingSuite(bench);
    deskSuite(bench);
    ticketSuite(bench);
    commandSuite(bench);
  });
}
