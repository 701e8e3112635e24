import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskBridge } from "../../shared/contract/bridge.ts";
import { requests } from "../../shared/contract/contract.ts";
import { type CoreDesk, openCoreDesk } from "../support/core/desk.ts";
import { askingSuite } from "./asking-suite.ts";
import type { Adapter } from "./bench.ts";
import { changeSuite } from "./change-suite.ts";
import { commandSuite } from "./command-suite.ts";
import { deskSuite } from "./desk-suite.ts";
import { fillingSuite } from "./filling-suite.ts";
import { leaderSuite } from "./leader-suite.ts";
import { peopleSuite } from "./people-suite.ts";
import { sessionSuite } from "./session-suite.ts";
import { ticketSuite } from "./ticket-suite.ts";

/** What every host must do alike. Run over each adapter, with a real store behind it and a new desk for each test. */
export function contractSuite(host: string, open: (desk: CoreDesk) => Promise<Adapter> | Adapter): void {
  describe(`the contract over ${host}`, () => {
    let desk: CoreDesk;
    let adapter: Adapter;
    const given = new Set<string>();
    /** The same bridge, which remembers what was given where it was asked for. */
    const watched = ({ request, subscribe }: DeskBridge): DeskBridge => ({
      subscribe,
      async request(name, input) {
        const answer = await request(name, input);
        if (answer.ok) given.add(name);
        return answer;
      },
    });
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
        return watched(adapter.bridge);
      },
    };
    askingSuite(bench);
    deskSuite(bench);
    ticketSuite(bench);
    commandSuite(bench);
    changeSuite(bench);
    fillingSuite(bench);
    sessionSuite(bench);
    peopleSuite(bench);
    leaderSuite(bench);

    test("every request there is was asked here, and answered with what was asked for", () => {
      expect(Object.keys(requests).filter((name) => !given.has(name))).toEqual([]);
    });
  });
}
