import { randomUUID } from "node:crypto";
import { describe } from "vitest";
import { CONSOLE_CATEGORIES } from "../../../electron/share/set-up.ts";
import { createMemorySharedDesk, type MemoryStation } from "../../support/share/memory-shared-log.ts";
import { sharedLogSuite } from "./shared-log-suite.ts";

describe("a shared log in memory", () => {
  sharedLogSuite(async () => {
    const desk = randomUUID();
    const shared = createMemorySharedDesk(desk);
    const station = (mayWrite: readonly string[]): MemoryStation => ({ id: randomUUID(), mayWrite, state: "open" });
    const first = station(CONSOLE_CATEGORIES);
    return {
      desk,
      one: shared.as(first),
      two: shared.as(station(CONSOLE_CATEGORIES)),
      narrow: shared.as(station(["ticket"])),
      close: async (which) => {
        first.state = which;
      },
      now: () => shared.clock,
    };
  });
});
