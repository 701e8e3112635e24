import { useMemo, useRef } from "react";
import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { reasonWords, stretchWords } from "../../../shared/words/ledger-words.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { useElementWidth } from "../use-element-width.ts";
import { clockChangesBetween } from "./clock-changes.ts";
import css from "./clock-strip.module.css";
import { stripLabels } from "./strip-labels.ts";
import { type StripLook, type StripScale, type StripSegment, stripScale } from "./strip-scale.ts";

interface Props {
  readonly promise: PromiseClock;
  readonly words: MomentWords;
  readonly at: Instant;
  /** What a reader who cannot see the strip is told. */
  readonly summary: string;
  /** The ledger line that is lit, if any. */
  readonly litLine: number | null;
  readonly onLight: (line: number | null) => void;
}

/** A promise drawn on service time: what was used, what is ahead, why it stood still, and where now is. */
export function ClockStrip({ promise, words, at, summary, litLine, onLight }: Props) {
  const scale = useMemo(() => stripScale(promise, at, changesOf(promise, words)), [promise, words, at]);
  if (scale.segments.length === 0) return null;
  return (
    <div className={css["strip"]} role="img" aria-label={summary} data-promise={promise.promise}>
      <div className={css["track"]} onMouseLeave={() => onLight(null)}>
        {scale.segments.map((segment) => (
          <span
            key={`${segment.line}-${segment.from}-${segment.look}`}
            className={css["segment"]}
            data-look={segment.look}
            data-lit={(segment.line !== null && segment.line === litLine) || undefined}
            style={{ left: `${segment.left}%`, width: `${segment.width}%` }}
            title={segmentTitle(segment, words, at)}
            onMouseEnter={() => onLight(segment.line)}
          >
            {segment.width > 7 && segment.reason?.kind === "paused" && (
              <span className={css["reason"]}>{reasonWords(segment.reason).replace(/^paused \(\d+\): /, "")}</span>
            )}
          </span>
        ))}
        <Marks scale={scale} />
      </div>
      <Labels scale={scale} words={words} at={at} />
    </div>
  );
}

function Marks({ scale }: { readonly scale: StripScale }) {
  return (
    <>
      {scale.notches.map((left) => (
        <span key={left} className={css["notch"]} style={{ left: `${left}%` }} title="The clocks change here" />
      ))}
      {scale.thresholds.map(({ left, percent }) => (
        <span key={percent} className={css["tick"]} style={{ left: `${left}%` }} title={`${percent}% used`}>
          {percent === 100 ? null : <span className={css["percent"]}>{`${percent}%`}</span>}
        </span>
      ))}
      {scale.original === null ? null : (
        <span className={css["original"]} style={{ left: `${scale.original}%` }} title="Original deadline" />
      )}
      {scale.due === null ? null : <span className={css["due"]} style={{ left: `${scale.due}%` }} title="Due" />}
      {scale.met === null ? null : <span className={css["met"]} style={{ left: `${scale.met}%` }} title="Met" />}
      {scale.now === null || scale.met !== null ? null : (
        <span className={css["now"]} style={{ left: `${scale.now}%` }} title="Now" />
      )}
    </>
  );
}

interface LabelsProps {
  readonly scale: StripScale;
  readonly words: MomentWords;
  readonly at: Instant;
}

function Labels({ scale, words, at }: LabelsProps) {
  const row = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(row);
  return (
    <div ref={row} className={css["labels"]} aria-hidden="true">
      {stripLabels(scale, words, at, widthPx).map(({ left, text, align }) => (
        <span key={`${left}-${text}`} data-align={align} style={{ left: `${left}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

const LOOK_WORDS: Readonly<Record<StripLook, string>> = {
  counted: "counted",
  ahead: "still to come",
  collapsed: "not counted",
  paused: "paused",
  resolved: "resolved",
  left: "left when the clock goes on",
  late: "past the due moment",
};

function segmentTitle(segment: StripSegment, words: MomentWords, at: Instant): string {
  if (segment.look === "left") return LOOK_WORDS.left;
  const what =
    segment.reason === null || segment.look === "ahead" ? LOOK_WORDS[segment.look] : reasonWords(segment.reason);
  return `${stretchWords(segment.from, segment.to, words, at)}: ${what}`;
}

function changesOf(promise: PromiseClock, words: MomentWords): readonly Instant[] {
  const first = promise.ledger[0];
  const last = promise.ledger.at(-1);
  return first && last ? clockChangesBetween(words.zone, first.from, last.to) : [];
}
