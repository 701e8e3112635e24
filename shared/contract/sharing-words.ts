import type { Instant } from "../kernel/instant.ts";
import { agoText } from "../words/time-text.ts";
import type { SharingView } from "./views.ts";

const MINUTE_MS = 60_000;

/**
 * How a console stands with the desk it shares, for the status line: "on this PC only" for a desk of one PC and for what
 * is not shared yet, with how many changes that are.
 */
export function sharingText(sharing: SharingView | null, now: Instant): string {
  if (sharing === null) return "on this PC only";
  return [stateText(sharing, now), waitingText(sharing.waiting), clockText(sharing)]
    .filter((each) => each !== "")
    .join(", ");
}

function stateText({ state, syncedAt }: SharingView, now: Instant): string {
  const since = syncedAt === null ? "" : `, last in step ${agoText(now - syncedAt)}`;
  switch (state) {
    case "connecting":
      return "shared: connecting";
    case "in-step":
      return "shared";
    case "offline":
      return `shared: offline${since}`;
    case "stopped":
      return `shared: stopped${since}`;
  }
}

function waitingText(waiting: number): string {
  if (waiting === 0) return "";
  return `on this PC only: ${waiting === 1 ? "1 change" : `${waiting} changes`}`;
}

/** A clock that is off by more than a minute is told; what is recorded has both times. */
function clockText({ clockOffsetMs }: SharingView): string {
  if (clockOffsetMs === null || Math.abs(clockOffsetMs) <= MINUTE_MS) return "";
  const minutes = Math.round(Math.abs(clockOffsetMs) / MINUTE_MS);
  return `this PC's clock is ${minutes} min ${clockOffsetMs < 0 ? "ahead" : "behind"}`;
}
