import type { ReactNode } from "react";
import type { Stage } from "../../shared/clock/standing.ts";
import { STAGE_WORDS } from "../../shared/words/promise-words.ts";
import { classNames } from "./class-names.ts";
import css from "./stage-glyph.module.css";

export interface StageGlyphProps {
  readonly stage: Stage;
  /** Share of the allowance used, 0 to 1: fills the ring clockwise. */
  readonly used?: number;
  readonly size?: number;
  /** Set where the word stands right beside it, so that it is not read out twice. */
  readonly isDecorative?: boolean;
}

/** The same sign everywhere a promise is shown. Told by shape first, fill second, colour third (`STAGE_WORDS` names it). */
export function StageGlyph({ stage, used = 0, size = 16, isDecorative = false }: StageGlyphProps) {
  const name = isDecorative ? { "aria-hidden": true as const } : { role: "img", "aria-label": STAGE_WORDS[stage] };
  return (
    <svg {...name} className={classNames(css["glyph"], css[stage])} width={size} height={size} viewBox="0 0 16 16">
      {shapeOf(stage, used)}
    </svg>
  );
}

/** A sector that grows clockwise from the top, drawn as one thick dash so that no angles need computing. */
function fill(used: number, radius: number): ReactNode {
  const share = Math.round(Math.min(1, Math.max(0, used)) * 100);
  const dash = `${share} 100`;
  const width = radius * 2;
  return (
    <circle
      className={css["line"]}
      r={radius}
      cx="8"
      cy="8"
      pathLength="100"
      strokeDasharray={dash}
      strokeWidth={width}
      transform="rotate(-90 8 8)"
    />
  );
}

function shapeOf(stage: Stage, used: number): ReactNode {
  switch (stage) {
    case "running":
      return (
        <>
          <circle className={css["line"]} r="6.25" cx="8" cy="8" strokeWidth="1.5" />
          {fill(used, 2.1)}
        </>
      );
    case "warned":
      // The ring is open where 65 % lies on it, and a mark stands in the gap.
      return (
        <>
          <circle
            className={css["line"]}
            r="6.25"
            cx="8"
            cy="8"
            pathLength="100"
            strokeDasharray="82 18"
            strokeWidth="1.75"
            transform="rotate(177 8 8)"
          />
          <path className={css["line"]} d="M4.6 10.5 1.9 12.4" strokeWidth="2" />
          {fill(used, 2.1)}
        </>
      );
    case "urgent":
      return (
        <>
          <circle className={css["line"]} r="6.5" cx="8" cy="8" strokeWidth="1.75" />
          <circle className={css["line"]} r="3.1" cx="8" cy="8" strokeWidth="2.2" />
        </>
      );
    case "missed":
      return <path className={css["solid"]} d="M8 .9 15.1 8 8 15.1.9 8Z" />;
    case "kept":
      return <path className={css["line"]} d="m2.6 8.6 3.5 3.6 7.3-8.2" strokeWidth="2.1" />;
    case "paused":
      return (
        <>
          <circle className={css["line"]} r="6.25" cx="8" cy="8" strokeWidth="1.5" />
          <path className={css["line"]} d="M6.3 5.5v5M9.7 5.5v5" strokeWidth="1.8" />
        </>
      );
    case "outside-hours":
      return <path className={css["solid"]} d="M10.6 1.9a6.6 6.6 0 1 0 3.6 8.4A5.6 5.6 0 0 1 10.6 1.9Z" />;
    case "not-started":
      return (
        <circle className={css["line"]} r="6.2" cx="8" cy="8" pathLength="80" strokeDasharray="3 7" strokeWidth="2" />
      );
    case "none":
      return <path className={css["line"]} d="M4 8h8" strokeWidth="1.75" />;
  }
}
