import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import type { StripScale } from "./strip-scale.ts";

export interface StripLabel {
  readonly left: number;
  readonly text: string;
  readonly align: "start" | "middle" | "end";
}

/** What one character of a label takes at most, in pixels: Inter with tabular digits at the size of the labels. */
const CHARACTER_PX = 7.2;
/** What stays free between two labels, in pixels. */
const GAP_PX = 12;

/** How wide a label is at most, in pixels. */
export const labelWidth = (text: string): number => text.length * CHARACTER_PX;

/**
 * The times beneath a strip that is `widthPx` wide: its start, its end, and the first open moment of each day between
 * them. Those that find no room are left out, the end before the start.
 */
export function stripLabels(
  scale: StripScale,
  words: MomentWords,
  now: Instant,
  widthPx: number,
): readonly StripLabel[] {
  const first = scale.segments[0];
  const last = scale.segments.findLast((segment) => segment.look !== "late" && segment.look !== "left");
  if (!first || !last || widthPx <= 0) return [];
  const start: StripLabel = { left: 0, text: words.moment(first.from, now), align: "start" };
  const end: StripLabel = { left: last.left + last.width, text: words.moment(last.to, now), align: "end" };
  const hasEnd = leftEdge(end, widthPx) >= rightEdge(start, widthPx) + GAP_PX;
  const labels = [start];
  const until = hasEnd ? leftEdge(end, widthPx) - GAP_PX : widthPx;
  for (const label of dayStarts(scale, words, now)) {
    const before = labels.at(-1) ?? start;
    if (leftEdge(label, widthPx) < rightEdge(before, widthPx) + GAP_PX || rightEdge(label, widthPx) > until) continue;
    labels.push(label);
  }
  return hasEnd ? [...labels, end] : labels;
}

/** The first open moment of every day after the first. */
function dayStarts({ segments }: StripScale, words: MomentWords, now: Instant): readonly StripLabel[] {
  const open = segments.filter(({ look, line }) => look !== "collapsed" && line !== null);
  const days = segments.slice(0, 1).concat(open);
  return days.flatMap((segment, index) => {
    const before = days[index - 1];
    if (!before || words.day(before.from, now) === words.day(segment.from, now)) return [];
    return [{ left: segment.left, text: words.moment(segment.from, now), align: "middle" }];
  });
}

function leftEdge({ left, text, align }: StripLabel, widthPx: number): number {
  const share = { start: 0, middle: 0.5, end: 1 }[align];
  return (left / 100) * widthPx - share * labelWidth(text);
}

function rightEdge(label: StripLabel, widthPx: number): number {
  return leftEdge(label, widthPx) + labelWidth(label.text);
}
