import type { ThresholdPromise } from "../ticket/listed-words.ts";

/** A warning or due moment, as much of it as a headline says. */
export interface Notice {
  readonly reference: string;
  readonly promise: ThresholdPromise;
  readonly percent: number;
}

const MISSED_PERCENT = 100;

const PROMISES = { response: "response", fix: "fix", update: "update", decision: "decision" } as const;

/** "MH-4F2K fix: 85% of its time used". "Escalated" means three things in this field; this says which. */
export function noticeHeadline({ reference, percent, promise }: Notice): string {
  // An alarm is no deadline: work that must begin at once has not begun (CAL-05).
  if (promise === "alarm") return `${reference} must begin at once`;
  const what = PROMISES[promise];
  return percent >= MISSED_PERCENT
    ? `${reference} ${what} missed`
    : `${reference} ${what}: ${percent}% of its time used`;
}

/** Everything that had passed before the desk could tell it (the PC was off, a call was entered late), as one sentence. */
export function lateNoticesSentence(late: readonly Notice[]): string {
  const missed = late.filter(({ percent }) => percent >= MISSED_PERCENT).length;
  const warned = late.length - missed;
  const parts = [
    missed > 0 ? `${missed.toLocaleString("en-GB")} missed` : "",
    warned > 0 ? `${warned.toLocaleString("en-GB")} warned` : "",
  ].filter(Boolean);
  return `Told late: ${parts.join(", ")}`;
}
