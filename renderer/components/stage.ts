import type { PromiseState } from "../../shared/clock/clock-report.ts";
import type { Instant } from "../../shared/kernel/instant.ts";

/** How a promise stands, as the glyph tells it. `none`: there is no deadline to count to. */
export type Stage =
  | "running"
  | "warned"
  | "urgent"
  | "missed"
  | "kept"
  | "paused"
  | "outside-hours"
  | "not-started"
  | "none";

/** The word beside the glyph: nobody has to learn shapes to read a row. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  running: "running",
  warned: "65% used",
  urgent: "85% used",
  missed: "missed",
  kept: "kept",
  paused: "paused",
  "outside-hours": "outside hours",
  "not-started": "not started",
  none: "no deadline",
};

export interface StageFacts {
  readonly state: PromiseState;
  readonly dueAt: Instant | null;
  readonly warnAt: Instant | null;
  readonly urgentAt: Instant | null;
  /** Whether time counts at this moment: the desk is open, or the promise runs on elapsed time. */
  readonly isCounting: boolean;
}

/** The stage of a promise at `now`. Exactly at the due moment it is not yet missed; at a threshold it is reached. */
export function stageAt(facts: StageFacts, now: Instant): Stage {
  const settled = settledStage(facts.state);
  if (settled !== null) return settled;
  if (facts.dueAt === null) return "none";
  if (now > facts.dueAt) return "missed";
  if (!facts.isCounting) return "outside-hours";
  if (facts.urgentAt !== null && now >= facts.urgentAt) return "urgent";
  return facts.warnAt !== null && now >= facts.warnAt ? "warned" : "running";
}

function settledStage(state: PromiseState): Stage | null {
  switch (state) {
    case "kept":
    case "missed":
    case "paused":
    case "not-started":
      return state;
    case "no-target":
      return "none";
    case "running":
    case "outside-hours":
      return null;
  }
}
