import type { FigureView } from "../../../shared/contract/month-view.ts";
import {
  besideText,
  countsText,
  figureText,
  madeOfText,
  standingText,
  targetText,
} from "../../../shared/words/figure-words.ts";
import { Button } from "../../components/button.tsx";
import { classNames } from "../../components/class-names.ts";
import { StageGlyph } from "../../components/stage-glyph.tsx";
import css from "./month.module.css";

interface Props {
  readonly figure: FigureView;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

const GLYPHS = {
  reached: "kept",
  short: "missed",
  "nothing-to-count": "not-started",
  "not-entered": "not-started",
} as const;

/** One figure: what it is, what was asked, how it was counted, and the way to its tickets. */
export function FigureCard({ figure, isOpen, onOpen }: Props) {
  const { kpi, standing, value } = figure;
  const counts = countsText(kpi);
  const made = madeOfText(figure);
  return (
    <article className={css["card"]} aria-label={kpi.label}>
      <h3>{kpi.label}</h3>
      <p className={css["value"]}>
        <span className={classNames(value === null ? css["none"] : css["number"])}>{figureText(figure)}</span>
        {made === "" ? null : <span className={css["made"]}>{made}</span>}
      </p>
      {value === null || kpi.unit !== "percent" ? null : <Bar value={value} target={kpi.target} />}
      {kpi.unit === "percent" ? (
        <p className={css["standing"]}>
          <StageGlyph stage={GLYPHS[standing]} isDecorative />
          <span>
            {standingText(standing)}, {targetText(kpi)} is asked
          </span>
        </p>
      ) : (
        <p>The agreement names {targetText(kpi)}. Information, no verdict.</p>
      )}
      <p className={css["quiet"]}>{[kpi.measure, counts].filter(Boolean).join(" ")}</p>
      <ul className={css["beside"]}>
        {figure.beside.map((line) => (
          <li key={line.label}>{besideText(line)}</li>
        ))}
      </ul>
      <p className={css["clause"]}>
        {kpi.source.clause}
        {kpi.source.note === undefined ? null : `: ${kpi.source.note}`}
      </p>
      {figure.tickets === 0 ? null : (
        <Button onPress={onOpen} aria-pressed={isOpen}>
          {isOpen ? "Show what was not fixed in time" : `Show its ${figure.tickets.toLocaleString("en-GB")} tickets`}
        </Button>
      )}
    </article>
  );
}

/** How far, and where the mark stands that was asked for. The number beside it says the same. */
function Bar({ value, target }: { readonly value: number; readonly target: number }) {
  return (
    <svg className={css["bar"]} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css["track"]} x="0" y="1" width="100" height="4" />
      <rect className={value >= target ? css["full"] : css["lacking"]} x="0" y="1" width={value} height="4" />
      <rect className={css["asked"]} x={Math.min(99.4, target)} y="0" width="0.6" height="6" />
    </svg>
  );
}
