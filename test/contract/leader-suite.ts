import { describe, expect, test } from "vitest";
import { ask, logCall, setUp } from "../support/ticket/calls.ts";
import type { Bench } from "./bench.ts";

/** What a host answers a team leader: the wall, the month, and the tickets behind a figure. */
export function leaderSuite(bench: Bench): void {
  describe("a team leader", () => {
    test("sees on the wall what falls due next, with no name in it", async () => {
      await setUp(bench.bridge);
      await logCall(bench.bridge, { priority: "P1" });
      const wall = await ask(bench.bridge, "wallboard.show", {});
      expect(wall).toMatchObject({ next: [{ priority: "P1", initials: null }], missed: { count: 0 } });
      expect(JSON.stringify(wall)).not.toContain("Jo Lee");
    });

    test("opens a month and the tickets behind its figures", async () => {
      await setUp(bench.bridge);
      const { ticketId } = await logCall(bench.bridge);
      const asked = { agreement: "stockport", month: "2026-03" };
      const month = await ask(bench.bridge, "report.month", asked);
      expect(month).toMatchObject({ logged: 1, resolved: 0, openAtEnd: 1, isRunning: true });
      expect(month.figures.map(({ kpi }) => kpi.id)).toContain("incidents-in-time");
      bench.desk.setTime(bench.desk.now() + 3 * 86_400_000);
      const tickets = await ask(bench.bridge, "report.tickets", { ...asked, figure: "overruns" });
      expect(tickets).toMatchObject({ total: 1, rows: [{ id: ticketId, result: "missed" }] });
      const nothing = await bench.bridge.request("report.tickets", { ...asked, figure: "no-such" });
      expect(nothing).toMatchObject({ ok: false, error: { kind: "not-found" } });
    });
  });
}
