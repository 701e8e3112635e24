import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask, setUp } from "../support/ticket/calls.ts";
import type { Bench } from "./bench.ts";

/** Who works at a desk, and what is known of them. */
export function peopleSuite(bench: Bench): void {
  describe("people", () => {
    test("are listed, changed, and forgotten when an administrator says so", async () => {
      await setUp(bench.bridge);
      const { id: personId } = await ask(bench.bridge, "people.add", { name: "Lee Okafor", team: "Desk" });
      const command = { type: "ChangeTeam", team: "Field" } as const;
      const change = { commandId: randomUUID(), personId, expectedVersion: 1, command };
      expect(await ask(bench.bridge, "people.command", change)).toEqual({ personId, version: 2, wasRepeat: false });
      expect(await ask(bench.bridge, "people.command", change)).toMatchObject({ version: 2, wasRepeat: true });
      const { people } = await ask(bench.bridge, "people.list", {});
      expect(people.map(({ name, team, version }) => [name, team, version])).toEqual([
        ["Asha Bello", "Service Desk", 1],
        ["Lee Okafor", "Field", 2],
      ]);
      const erase = { commandId: randomUUID(), records: [personId], order: "2026/14" };
      expect(await ask(bench.bridge, "words.erase", erase)).toEqual({ erased: 2 });
    });
  });
}
