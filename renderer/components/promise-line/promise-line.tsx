import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import { factsOf, standing } from "../../../shared/clock/standing.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { originalWords, promiseVerb, standingWords, type TimeTold } from "../../../shared/words/promise-words.ts";
import { StageGlyph } from "../stage-glyph.tsx";
import css from "./promise-line.module.css";

interface Props extends TimeTold {
  readonly promise: PromiseClock;
  readonly responseWord: string;
  readonly at: Instant;
}

/** A promise in one line: what, by when, how it stands; the original beside a deadline agreed later (STK-42). */
export function PromiseLine({ promise, responseWord, words, calendar, at }: Props) {
  const { dueAt } = promise;
  const { stage, used } = standing(factsOf(promise), calendar, at, promise.metAt);
  const original = originalWords(promise, at, words);
  return (
    <p className={css["line"]} data-promise={promise.promise} data-state={promise.state}>
      <StageGlyph stage={stage} used={used} isDecorative />
      <span className={css["verb"]}>{capital(promiseVerb(promise.promise, responseWord))}</span>
      {dueAt === null ? null : <strong className="tabular">by {words.moment(dueAt, at)}</strong>}
      {original === null ? null : <span className={css["revised"]}>{original}</span>}
      <span className={css["standing"]}>{standingWords(promise, at, { words, calendar })}</span>
    </p>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
