import { expect, test } from "vitest";
import { type StageFacts, stageAt } from "../../../renderer/components/stage.ts";

const running: StageFacts = { state: "running", dueAt: 100, warnAt: 65, urgentAt: 85, isCounting: true };

test("a running promise is warned at 65 %, urgent at 85 %, kept exactly at due, missed after", () => {
  expect(stageAt(running, 0)).toBe("running");
  expect(stageAt(running, 64)).toBe("running");
  expect(stageAt(running, 65)).toBe("warned");
  expect(stageAt(running, 85)).toBe("urgent");
  expect(stageAt(running, 100)).toBe("urgent");
  expect(stageAt(running, 101)).toBe("missed");
});

test("while the desk is closed a promise is outside hours, unless it is missed already", () => {
  expect(stageAt({ ...running, isCounting: false }, 70)).toBe("outside-hours");
  expect(stageAt({ ...running, isCounting: false }, 101)).toBe("missed");
});

test("what has been settled stays, whatever the time", () => {
  for (const state of ["kept", "missed", "paused", "not-started"] as const) {
    expect(stageAt({ ...running, state }, 1_000)).toBe(state);
  }
  expect(stageAt({ ...running, state: "no-target" }, 0)).toBe("none");
  expect(stageAt({ ...running, dueAt: null }, 0)).toBe("none");
});
