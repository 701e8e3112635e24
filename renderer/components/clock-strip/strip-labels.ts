import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../consequence/moment-words.ts";
import type { StripScale } from "./strip-scale.ts";

export interface StripLabel {
  readonly left: number;
  readonly text: string;
  readonly align: "start" | "middle" | "end";
}

/** Labels closer than this share of the strip would run into each other. */
const ROOM = 9;

/** The times beneath the strip: its start, the first open moment of each day, and its end. Those that find no room are left out. */
export function stripLabels(scale: StripScale, words: MomentWords, now: Instant): readonly StripLabel[] {
  const first = scale.segments[0];
  const last = scale.segments.findLast((segment) => segment.look !== "late" && segment.look !== "left");
  if (!first || !last) return [];
  const labels: StripLabel[] = [{ left: 0, text: words.moment(first.from, now), align: "start" }];
  const endsAt = last.left + last.width;
  let day = words.day(first.from, now);
  let lastLeft = ROOM;
  for (const segment of scale.segments) {
    const segmentDay = words.day(segment.from, now);
    if (segmentDay === day || segment.look === "collapsed" || segment.line === null) continue;
    day = segmentDay;
    if (segment.left < lastLeft || segment.left > endsAt - ROOM * 1.5) continue;
    labels.push({ left: segment.left, text: words.moment(segment.from, now), align: "middle" });
    lastLeft = segment.left + ROOM;
  }
  if (endsAt > ROOM * 1.5) labels.push({ left: endsAt, text: words.moment(last.to, now), align: "end" });
  return labels;
}
